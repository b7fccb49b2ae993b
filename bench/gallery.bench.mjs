#!/usr/bin/env node
// `node bench/gallery.bench.mjs [--pictures N]`: the gallery's page as it is built, in headless Chromium, with pairs that the
// page itself is given (no extension, no server): its first paint beside those of pages with as many empty tiles on the
// screen; frames while it is scrolled; its memory with 100,000 pairs. Then thumbnails a second, asked of the real server,
// beside plain sharp over the same files with the same settings. In turns, in the same run.
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import sharp from 'sharp';
import { shippedBundles } from '../scripts/bundles.mjs';
import { root } from '../scripts/repository.mjs';
import { launchBrowser } from '../scripts/vscode/browser.mjs';
import { measureFirstPaint, watchFirstPaint } from './first-paint.mjs';
import { machine } from './machine.mjs';
import { sizeOf, tellRow } from './rows.mjs';
import { at } from './summary.mjs';
import { measureThumbnails } from './thumbnails.mjs';

const { values: options } = parseArgs({ options: { pictures: { type: 'string', default: '240' } } });
const PICTURES = path.join(root, 'samples/character-ai/img/10_CharacterAI woman');
/** Frames that take longer are felt (ms). */
const LONG = 50;
const SCROLLED = 300;
/** Pixels a frame: a wheel that is turned fast, and a scrollbar that is torn down. */
const SPEEDS = [120, 600];
const ascending = (a, b) => a - b;
const outdir = path.join(root, 'node_modules/.cache/lora-workbench/gallery-bench');
let pageHtml = '';

const { shell, galleryStrings } = await bundle();
const server = await startServer();
const origin = `http://127.0.0.1:${server.address().port}`;
console.log(machine());
const browser = await launchBrowser();
await measureFirstPaint('10,000 pairs', galleryPage(10_000), open);
await measureScrolling(10_000);
await measureScrolling(100_000);
await browser.close();
server.close();
await measureThumbnails(Number(options.pictures), PICTURES);

async function bundle() {
  const outfile = path.join(outdir, 'parts.mjs');
  const contents = `
export { shell } from './client/gallery/shell.ts';
export { galleryStrings } from './protocol/gallery/strings.ts';
`;
  await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'warning',
  });
  // As it is shipped.
  const all = shippedBundles();
  for (const file of ['media/gallery.js', 'media/gallery.css']) await build({ ...all.get(file), outdir });
  return import(outfile);
}

async function measureScrolling(total) {
  const page = await open(galleryPage(total));
  await page.evaluate(() => window.painted);
  const session = await page.context().newCDPSession(page);
  for (const speed of SPEEDS) {
    const frames = await page.evaluate(scroll, { count: SCROLLED, speed });
    const long = frames.filter((time) => time > LONG).length;
    frames.sort(ascending);
    tellRow({
      ...{ name: `Gallery, ${speed} pixels a frame: frames over ${LONG} ms`, size: sizeOf(total, 'pairs') },
      ...{ unit: '%', measured: (100 * long) / frames.length, target: { of: 'measured', most: 5 } },
    });
    console.log(
      `${total} pairs, ${speed} pixels a frame: ${long} of ${frames.length} frames longer than ${LONG} ms ` +
        `(${((100 * long) / frames.length).toFixed(1)} %), median ${at(frames, 0.5).toFixed(1)} ms, p99 ${at(frames, 0.99).toFixed(1)} ms`,
    );
  }
  // Far jumps, too: what was seen is not kept for ever.
  await page.evaluate(jump);
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session
    .send('Performance.enable')
    .then(() => session.send('Performance.getMetrics'));
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize').value;
  const cells = await page.locator('.cell').count();
  tellRow({
    ...{ name: 'Gallery, memory of the page', size: sizeOf(total, 'pairs'), unit: 'MiB' },
    ...{ measured: heap / 2 ** 20, target: { of: 'measured', most: 286 } },
  });
  console.log(
    `${total} pairs, after jumps all over: heap ${(heap / 2 ** 20).toFixed(0)} MiB, ${cells} cells`,
  );
  await page.close();
}

/** Scrolls so many pixels a frame. @returns how long each frame took (ms) */
function scroll({ count, speed }) {
  const scroller = document.querySelector('#scroller');
  return new Promise((resolve) => {
    const times = [];
    let last = performance.now();
    const step = () => {
      const now = performance.now();
      times.push(now - last);
      last = now;
      scroller.scrollTop += speed;
      if (times.length < count) requestAnimationFrame(step);
      else resolve(times.slice(1));
    };
    requestAnimationFrame(step);
  });
}

/** Jumps to thirty places all over the grid, waiting for pictures at each. */
async function jump() {
  const scroller = document.querySelector('#scroller');
  for (let place = 0; place < 30; place++) {
    scroller.scrollTop = (scroller.scrollHeight * ((place * 7) % 30)) / 30;
    for (let frame = 0; frame < 12; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

async function open({ html, init, argument }) {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  page.on('pageerror', (error) => console.error(error));
  pageHtml = html;
  await page.addInitScript(watchFirstPaint);
  await page.addInitScript(init, argument);
  await page.goto(origin);
  return page;
}

/** Serves the page, what it is built of, and pictures. */
async function startServer() {
  const pictures = await thumbnails();
  const types = { '.js': 'text/javascript', '.css': 'text/css', '.ttf': 'font/ttf' };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (url === '/') return response.setHeader('Content-Type', 'text/html').end(pageHtml);
    if (!url.startsWith('/dist/')) {
      const picture = pictures[Number(/\d+/.exec(url)) % pictures.length];
      return response
        .setHeader('Content-Type', 'image/webp')
        .setHeader('Access-Control-Allow-Origin', '*')
        .end(picture);
    }
    const type = types[path.extname(url)] ?? 'application/octet-stream';
    response
      .setHeader('Content-Type', type)
      .end(readFileSync(path.join(outdir, 'media', path.basename(url))));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** Thumbnails as the server makes them. */
async function thumbnails() {
  const names = readdirSync(PICTURES).filter((name) => name.endsWith('.jpg'));
  return Promise.all(
    names.map((name) =>
      sharp(path.join(PICTURES, name)).resize(320, 320, { fit: 'inside' }).webp({ quality: 80 }).toBuffer(),
    ),
  );
}

function galleryShell() {
  return shell({
    source: origin,
    nonce: 'bm9uY2U',
    script: `${origin}/dist/gallery.js`,
    style: `${origin}/dist/gallery.css`,
    language: 'en',
    title: 'Gallery',
  });
}

/** The gallery, with an extension of a few lines in the page itself. */
function galleryPage(total) {
  const texts = ({ shape }) => Object.fromEntries(Object.keys(shape).map((name) => [name, `{0} ${name}`]));
  const strings = Object.fromEntries(
    Object.entries(galleryStrings.shape).map(([name, group]) => [name, texts(group)]),
  );
  return { html: galleryShell(), init: standIn, argument: { total, origin, strings } };
}

/** Answers as the extension does. Runs in the page. */
function standIn({ total, origin, strings }) {
  const pairOf = (index) => ({
    image: `file:///bench/front_${index}.png`,
    version: 0,
    name: `front_${index}.png`,
    folder: '10_bench',
    caption: `1girl, bench, dark skin, braided hair, earrings, 3D render, UHD, 4K, from behind, number ${index}`,
    findings:
      index % 7 === 0
        ? [{ of: 'caption', severity: 'warning', code: 'singleton-tag', message: 'Used once.' }]
        : [],
    size: [1024, 1024],
    bucket: { size: [768, 768], cut: [0, 0] },
    whyNoBucket: null,
    tokens: { count: 24, limit: 75 },
    isReviewed: false,
  });
  const answers = {
    listing: () => ({ revision: 1, order: 1, total, all: total, groups: [], problem: null }),
    pairs: ({ start, end }) => ({
      revision: 1,
      order: 1,
      pairs: Array.from({ length: Math.max(0, Math.min(end, total) - start) }, (_, place) =>
        pairOf(start + place),
      ),
    }),
    thumbnail: ({ image }) => ({ src: `${origin}/thumbnail/${/\d+/.exec(image)}.jpg` }),
    find: () => 0,
  };
  const post = (message) => setTimeout(() => window.postMessage(message, '*'), 0);
  window.acquireVsCodeApi = () => ({
    postMessage(message) {
      if (message.type === 'event' && message.event.type === 'ready') post({ type: 'event', event: show });
      if (message.type === 'event' && message.event.type === 'problem') console.error(message.event.message);
      if (message.type !== 'request') return;
      const answer = answers[message.method];
      if (answer) post({ type: 'result', id: message.id, result: answer(message.params) });
      else post({ type: 'failure', id: message.id, reason: 'nobody asks this here' });
    },
    getState: () => undefined,
    setState: () => {},
  });
  const show = {
    type: 'show',
    strings,
    place: 'side',
    state: 'ready',
    hasFolder: true,
    datasets: [{ id: 'd', name: 'bench' }],
    dataset: 'd',
    savedQueries: [],
    palette: [],
    drafts: [],
  };
}
