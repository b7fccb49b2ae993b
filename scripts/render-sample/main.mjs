#!/usr/bin/env node
// `npm run render-sample [-- --out FOLDER] [--scale 0.5] [NAME …]`: renders the sample dataset's pictures.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import esbuild from 'esbuild';
import { exitOnSignals } from '../command.mjs';
import { root } from '../repository.mjs';
import { launchBrowser } from '../vscode/browser.mjs';
import { shots } from './shots.mjs';

const folder = path.join(root, 'samples/character-ai/img/10_CharacterAI woman');
const softwareRendering = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

async function main() {
  const options = { out: { type: 'string', default: folder }, scale: { type: 'string', default: '1' } };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const wanted = shots().filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  mkdirSync(values.out, { recursive: true });
  const browser = await launchBrowser(softwareRendering);
  try {
    const page = await browser.newPage();
    page.on('console', (message) => console.log(message.text()));
    page.on('pageerror', (error) => console.error(error));
    await page.setContent('<!doctype html>');
    await page.addScriptTag({ content: await bundle() });
    const format = { type: 'image/jpeg', quality: 0.92, scale: Number(values.scale) };
    for (const shot of wanted) {
      const started = Date.now();
      const file = await page.evaluate(([s, f]) => window.take(s, f), [shot, format]);
      writeFileSync(path.join(values.out, `${shot.name}.jpg`), Buffer.from(file, 'base64'));
      const size = Math.round((file.length * 0.75) / 1024);
      console.log(`${shot.name}.jpg, ${size} KiB, ${((Date.now() - started) / 1000).toFixed(1)} s`);
    }
  } finally {
    await browser.close();
  }
}

async function bundle() {
  const entry = path.join(root, 'scripts/render-sample/page.mjs');
  const result = await esbuild.build({ entryPoints: [entry], bundle: true, write: false, format: 'iife' });
  return result.outputFiles[0].text;
}

exitOnSignals();
await main().catch((error) => {
  console.error(error);
  process.exit(1);
});
