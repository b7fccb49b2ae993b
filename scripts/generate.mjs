#!/usr/bin/env node
// `npm run generate [-- --check]`: writes what derives from the rules, the recipes, the settings and the sentences that are shown; with
// --check it only tells what is stale.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import { root } from './repository.mjs';
import { collectSentences } from './sentences.mjs';
import { temporaryFolder } from './temporary-folder.mjs';

const MANIFEST = path.join(root, 'package.json');
const SETTINGS = 'docs/settings.md';
/** What a translation into one more language begins with. */
const SENTENCES = 'l10n/bundle.l10n.json';

/** What derives from them, as a module. */
async function derived() {
  const outfile = path.join(temporaryFolder(), 'derived.mjs');
  await build({
    entryPoints: [path.join(root, 'scripts/generate/derived.ts')],
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
    logLevel: 'warning',
  });
  return import(outfile);
}

/** The manifest with the settings of the rules, as text. */
function manifestWith(schema) {
  const manifest = JSON.parse(readFileSync(MANIFEST, 'utf8'));
  manifest.contributes.configuration.properties['lora.rules'] = schema;
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function readOrNothing(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

const { recipePages, rulePages, ruleSettingsSchema, settingsPage } = await derived();
const folders = [
  ['docs/rules', rulePages()],
  ['docs/recipes', recipePages()],
];
const manifest = manifestWith(ruleSettingsSchema());
const isManifestStale = readOrNothing(MANIFEST) !== manifest;
const english = JSON.parse(readFileSync(path.join(root, 'package.nls.json'), 'utf8'));
const settings = settingsPage(JSON.parse(manifest), english);
const { sentences } = collectSentences();
const bundle = `${JSON.stringify(Object.fromEntries(sentences.map((one) => [one, one])), null, 2)}\n`;
const stale = [
  [SETTINGS, settings],
  [SENTENCES, bundle],
].filter(([file, text]) => readOrNothing(path.join(root, file)) !== text);
const left = [];
for (const [folder, pages] of folders) {
  mkdirSync(path.join(root, folder), { recursive: true });
  for (const [name, text] of pages) {
    const file = `${folder}/${name}`;
    if (readOrNothing(path.join(root, file)) !== text) stale.push([file, text]);
  }
  for (const name of readdirSync(path.join(root, folder)))
    if (!pages.has(name)) left.push(`${folder}/${name}`);
}
if (process.argv.includes('--check')) {
  for (const file of [...stale.map(([name]) => name), ...left])
    console.error(`${file} is stale: run npm run generate`);
  if (isManifestStale) console.error('package.json is stale: run npm run generate');
  process.exit(stale.length + left.length > 0 || isManifestStale ? 1 : 0);
}
for (const [file, text] of stale) writeFileSync(path.join(root, file), text);
if (isManifestStale) writeFileSync(MANIFEST, manifest);
for (const file of left) rmSync(path.join(root, file));
console.log(`${stale.length} pages written, ${left.length} removed`);
