#!/usr/bin/env node
// `node bench/activation.bench.mjs [--rounds N]`: what activation costs the extension host of a real VS Code, by its own times
// (loading and the call), beside two empty extensions that are activated by the same events, one before ours by name and one
// after. In a window without a dataset, where a text is opened, and in one with a dataset. Ours is as it is shipped.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { namedApi } from '../scripts/named-api.mjs';
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
const EMPTY = ['aaa-empty', 'zzz-empty'];
const work = temporaryFolder();
const ours = path.join(work, 'ours');

await installVscode();
await packOurs();
console.log(machine());
const browser = await launchBrowser();
const windows = { 'no dataset': fillPlain, dataset: fillDataset };
const times = Object.fromEntries(Object.keys(windows).map((kind) => [kind, []]));
for (let round = 0; round < Number(options.rounds); round++)
  for (const [kind, fill] of Object.entries(windows))
    times[kind].push(await activated(`${kind} ${round}`, fill));
await browser.close();
for (const [kind, all] of Object.entries(times)) {
  const measured = median(all.map(({ own }) => own));
  const reference = median(all.flatMap(({ empty }) => empty));
  tellRow({
    ...{ name: 'Activation', size: `a window with ${kind === 'dataset' ? 'a dataset' : 'none'}`, unit: 'ms' },
    ...{ measured, reference, against: 'an empty extension', target: { of: 'over', most: 5 } },
  });
  const told = all.map(({ own, empty }) => `${own} (${empty.join(', ')})`).join(' / ');
  console.log(`${kind}: ${measured} ms, empty extensions ${reference} ms; each start: ${told}`);
}

/** What VS Code loads of ours, built as it is shipped. */
async function packOurs() {
  for (const one of ['package.json', 'package.nls.json', 'l10n', 'syntaxes', 'media', 'dist'])
    cpSync(path.join(root, one), path.join(ours, one), { recursive: true });
  const entries = {
    extension: 'client/extension.ts',
    commands: 'client/commands/index.ts',
    'language-client': 'client/language-client.ts',
  };
  for (const [bundle, entry] of Object.entries(entries))
    await build({
      ...{
        entryPoints: [path.join(root, entry)],
        outfile: path.join(ours, `dist/${bundle}.js`),
        bundle: true,
      },
      ...{ platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'], minify: true },
      external: ['vscode', './language-client.js', './commands.js'],
      plugins: bundle === 'language-client' ? [] : [namedApi],
      logLevel: 'warning',
    });
}

/** Opens a folder in a window of a new profile, and reads what the extension host says of each activation (ms). */
async function activated(title, fill) {
  const profile = path.join(work, title, 'profile');
  const folder = path.join(work, title, 'folder');
  mkdirSync(folder, { recursive: true });
  fill(folder);
  const extensions = path.join(profile, 'extensions');
  cpSync(ours, path.join(extensions, `${publisher}.${name}-${version}`), { recursive: true });
  for (const empty of EMPTY) writeEmpty(path.join(extensions, `bench.${empty}-1.0.0`), empty);
  const server = await startServer({ profile, env: { VSCODE_CLI: '1' } });
  const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
  try {
    page.setDefaultTimeout(40_000);
    await page.goto(workbenchUrl(server, folder));
    const workbench = await Workbench.ready(page);
    await workbench.openTab('notes.txt');
    await workbench.command('Developer: Show Running Extensions', 'Show Running Extensions');
    const told = await toldIn(page, [displayName, ...EMPTY]);
    return { own: told.get(displayName), empty: EMPTY.map((one) => told.get(one)) };
  } finally {
    await page.close();
    await server.stop();
  }
}

/** Scrolls through the running extensions until all that are wanted were seen. @returns the activation of each (ms) */
async function toldIn(page, wanted) {
  const list = page.locator('.runtime-extensions-editor .monaco-list');
  const rows = list.locator('.monaco-list-row');
  await rows.first().hover();
  const told = new Map();
  for (let left = 60; told.size < wanted.length; left--) {
    if (left === 0)
      throw new Error(`the running extensions tell nothing of ${wanted.filter((one) => !told.has(one))}`);
    for (const text of await rows.allTextContents()) {
      const [, time] = /Activation: (\d+)ms/.exec(text) ?? [];
      const one = wanted.find((name) => text.startsWith(name));
      if (one && time) told.set(one, Number(time));
    }
    await page.mouse.wheel(0, left % 20 < 10 ? 200 : -200);
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
  }
  return told;
}

/** Nothing but its activation, by our events. */
function writeEmpty(folder, extension) {
  mkdirSync(folder, { recursive: true });
  const empty = {
    name: extension,
    publisher: 'bench',
    version: '1.0.0',
    engines,
    main: './main.js',
    activationEvents,
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
