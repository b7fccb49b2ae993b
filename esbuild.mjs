#!/usr/bin/env node
// Builds everything that is shipped or run: `node esbuild.mjs [--production] [--watch]`.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build, context } from 'esbuild';
import { bundles, commonOptions } from './scripts/bundles.mjs';
import { CLIP_MERGES, writeClipMerges } from './scripts/clip-merges.mjs';
import { copyRuntimePackages, removeRuntimePackages } from './scripts/runtime-packages.mjs';
import { METAFILE } from './scripts/third-party.mjs';

const { values: options } = parseArgs({
  options: { production: { type: 'boolean' }, watch: { type: 'boolean' } },
});

/** Tests that run inside VS Code; never packaged. */
const editorTests = {
  ...commonOptions(options),
  entryPoints: ['test/editor/index.ts', 'test/editor/*.test.ts'],
  external: ['vscode', 'mocha'],
  outdir: 'dist/test',
};

/** Removes what an earlier build left. Only afterwards: an editor may be running from dist/ at this moment. */
function removeOthers(results) {
  const made = new Set(
    [
      path.join('dist', CLIP_MERGES),
      METAFILE,
      ...results.flatMap(({ metafile }) => Object.keys(metafile.outputs)),
    ].map((file) => path.resolve(file)),
  );
  for (const file of existsSync('dist')
    ? readdirSync('dist', { recursive: true, withFileTypes: true })
    : []) {
    const full = path.resolve(file.parentPath ?? file.path, file.name);
    if (full.startsWith(path.resolve('dist/node_modules'))) continue;
    if (file.isFile() && !made.has(full)) rmSync(full);
  }
}

const shipped = bundles(options).map((bundle) => ({ ...bundle, outdir: 'dist' }));
const all = options.production ? shipped : [...shipped, editorTests];
if (options.watch) {
  mkdirSync('dist', { recursive: true });
  writeClipMerges('dist');
  for (const bundle of all) await (await context({ ...bundle, logLevel: 'info' })).watch();
} else {
  const results = await Promise.all(all.map((bundle) => build({ ...bundle, metafile: true })));
  removeOthers(results);
  // Never shipped: of what the bundles are made, as one.
  const outputs = Object.assign({}, ...results.map(({ metafile }) => metafile.outputs));
  writeFileSync(METAFILE, JSON.stringify({ outputs }));
  writeClipMerges('dist');
  if (options.production) copyRuntimePackages('dist');
  else removeRuntimePackages('dist');
}
