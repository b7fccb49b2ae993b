#!/usr/bin/env node
// `npm run generate [-- --check]`: writes what derives from the rules; with --check it only tells what is stale.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import { root } from './repository.mjs';
import { temporaryFolder } from './temporary-folder.mjs';

const MANIFEST = path.join(root, 'package.json');

/** What derives from the rules, as a module. */
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

const folder = path.join(root, 'docs/rules');
mkdirSync(folder, { recursive: true });
const { rulePages, ruleSettingsSchema } = await derived();
const pages = rulePages();
const manifest = manifestWith(ruleSettingsSchema());
const isManifestStale = readOrNothing(MANIFEST) !== manifest;
const stale = [...pages]
  .filter(([name, text]) => readOrNothing(path.join(folder, name)) !== text)
  .map(([name]) => name);
const left = readdirSync(folder).filter((name) => !pages.has(name));
if (process.argv.includes('--check')) {
  for (const name of [...stale, ...left]) console.error(`docs/rules/${name} is stale: run npm run generate`);
  if (isManifestStale) console.error('package.json is stale: run npm run generate');
  process.exit(stale.length + left.length > 0 || isManifestStale ? 1 : 0);
}
for (const name of stale) writeFileSync(path.join(folder, name), pages.get(name));
if (isManifestStale) writeFileSync(MANIFEST, manifest);
for (const name of left) rmSync(path.join(folder, name));
console.log(`${stale.length} pages written, ${left.length} removed`);
