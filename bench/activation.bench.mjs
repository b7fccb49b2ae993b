#!/usr/bin/env node
// `node bench/activation.bench.mjs [--rounds N]`: what activation costs the extension host of a real VS Code, by its own times
// (loading and the call, both in whole milliseconds), beside an empty extension with the same activation events. Each in a window
// of its own, ours and the empty one first by turns: within one window VS Code starts both clocks before it loads the first, and
// the later one's would count the loading of both. In a window without a dataset, where a text is opened, and in one with a
// dataset. Ours is as it is shipped.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { shippedBundles } from '../scripts/bundles.mjs';
import { manifest, root } from '../scripts/repository.mjs';
import { temporaryFolder } from '../scripts/temporary-folder.mjs';
import { launchBrowser } from '../scripts/vscode/browser.mjs';
import { installVscode } from '../scripts/vscode/install.mjs';
import { startServer, workbenchUrl } from '../scripts/vscode/server.mjs';
import { Workbench } from '../scripts/vscode/workbench.mjs';
import { machine } from './machine.mjs';
import { median, tellRow } from './rows.mjs';

const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const { publisher, name, version, displayName, activationEvents, engines } = manifest();
const EMPTY = 'empty';
const work = temporaryFolder();
const ours = path.join(work, 'ours');

await installVscode();
await packOurs();
console.log(machine());
const browser = await launchBrowser();
const windows = { 'no dataset': fillPlain, dataset: fillDataset };
const times = Object.fromEntries(Object.keys(windows).map((kind) => [kind, { own: [], empty: [] }]));
for (let round = 0; round < Number(options.rounds); round++)
  for (const [kind, fill] of Object.entries(windows)) {
    const both = round % 2 === 0 ? ['own', 'empty'] : ['empty', 'own'];
    for (const which of both) times[kind][which].push(await activated(`${kind} ${round}`, which, fill));
  }
await browser.close();
for (const [kind, { own, empty }] of Object.entries(times)) {
  const [measured, reference] = [median(own), median(empty)];
  tellRow({
    ...{ name: 'Activation', size: `a window with ${kind === 'dataset' ? 'a dataset' : 'none'}`, unit: 'ms' },
    ...{ measured, reference, against: 'an empty extension', target: { of: 'over', most: 5 } },
  });
  console.log(`${kind}: ${told(own)}, an empty extension ${told(empty)}`);
}

/** The middle one of some times, and all of them. */
function told(all) {
  return `${median(all)} ms (${[...all].sort((a, b) => a - b).join(', ')})`;
}

/** What VS Code loads of ours, built as it is shipped. */
async function packOurs() {
  for (const one of ['package.json', 'package.nls.json', 'l10n', 'syntaxes', 'media', 'dist'])
    cpSync(path.join(root, one), path.join(ours, one), { recursive: true });
  const all = shippedBundles();
  for (const file of ['extension.js', 'on-demand.js', 'language-client.js'])
    await build({ ...all.get(file), outdir: path.join(ours, 'dist') });
}

/** Opens a folder in a window of a new profile with one extension, and reads what the extension host says of its activation (ms). */
async function activated(title, which, fill) {
  const profile = path.join(work, `${title} ${which}`, 'profile');
  const folder = path.join(work, `${title} ${which}`, 'folder');
  mkdirSync(folder, { recursive: true });
  fill(folder);
  const extensions = path.join(profile, 'extensions');
  const installed = path.join(extensions, `${publisher}.${name}-${version}`);
  if (which === 'own') cpSync(ours, installed, { recursive: true });
  else writeEmpty(installed);
  const server = await startServer({ profile, env: { VSCODE_CLI: '1' } });
  const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
  try {
    page.setDefaultTimeout(40_000);
    await page.goto(workbenchUrl(server, folder));
    const workbench = await Workbench.ready(page);
    await workbench.openTab('notes.txt');
    await workbench.command('Developer: Show Running Extensions', 'Show Running Extensions');
    return await toldIn(page, which === 'own' ? displayName : EMPTY);
  } finally {
    await page.close();
    await server.stop();
  }
}

/** Scrolls through the running extensions until one was seen. @returns its activation (ms) */
async function toldIn(page, wanted) {
  const list = page.locator('.runtime-extensions-editor .monaco-list');
  const rows = list.locator('.monaco-list-row');
  await rows.first().hover();
  for (let left = 60; left > 0; left--) {
    for (const text of await rows.allTextContents()) {
      const [, time] = /Activation: (\d+)ms/.exec(text) ?? [];
      if (text.startsWith(wanted) && time) return Number(time);
    }
    await page.mouse.wheel(0, left % 20 < 10 ? 200 : -200);
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
  }
  throw new Error(`the running extensions tell nothing of ${wanted}`);
}

/** Nothing but its activation, by our events. */
function writeEmpty(folder) {
  mkdirSync(folder, { recursive: true });
  const empty = {
    ...{ name, publisher, version, displayName: EMPTY, engines },
    ...{ main: './main.js', activationEvents },
  };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(empty));
  writeFileSync(path.join(folder, 'main.js'), 'exports.activate = () => {};\n');
}

function fillPlain(folder) {
  writeFileSync(path.join(folder, 'notes.txt'), 'Nothing of ours.\n');
}

function fillDataset(folder) {
  cpSync(path.join(root, 'samples/character-ai'), folder, { recursive: true });
  writeFileSync(path.join(folder, 'notes.txt'), 'Nothing of ours.\n');
}
