#!/usr/bin/env node
// `npm run generate [-- --check]`: writes what derives from the rules; with --check it only tells what is stale.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import { root } from './repository.mjs';
import { temporaryFolder } from './temporary-folder.mjs';

/** The pages of the rules: `docs/rules/<code>.md` and their index. */
async function rulePages() {
  const outfile = path.join(temporaryFolder(), 'rule-pages.mjs');
  await build({
    entryPoints: [path.join(root, 'core/rules/pages.ts')],
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
    logLevel: 'warning',
  });
  return (await import(outfile)).rulePages();
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
const pages = await rulePages();
const stale = [...pages]
  .filter(([name, text]) => readOrNothing(path.join(folder, name)) !== text)
  .map(([name]) => name);
const left = readdirSync(folder).filter((name) => !pages.has(name));
if (process.argv.includes('--check')) {
  for (const name of [...stale, ...left]) console.error(`docs/rules/${name} is stale: run npm run generate`);
  process.exit(stale.length + left.length > 0 ? 1 : 0);
}
for (const name of stale) writeFileSync(path.join(folder, name), pages.get(name));
for (const name of left) rmSync(path.join(folder, name));
console.log(`${stale.length} pages written, ${left.length} removed`);
