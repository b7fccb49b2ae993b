#!/usr/bin/env node
// Builds everything that is shipped or run: `node esbuild.mjs [--production] [--watch]`.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build, context } from 'esbuild';
import { CLIP_MERGES, writeClipMerges } from './scripts/clip-merges.mjs';
import { namedApi } from './scripts/named-api.mjs';
import { oneCopy } from './scripts/one-copy.mjs';
import { copyRuntimePackages, removeRuntimePackages } from './scripts/runtime-packages.mjs';
import { METAFILE } from './scripts/third-party.mjs';

const { values: options } = parseArgs({
  options: { production: { type: 'boolean' }, watch: { type: 'boolean' } },
});

const common = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // jsonc-parser and its like ship UMD files whose inner requires esbuild cannot follow: their ESM twin comes first.
  mainFields: ['module', 'main'],
  sourcemap: options.production ? false : 'linked',
  minify: options.production === true,
  logLevel: 'warning',
};

/**
 * The bundles. The language client and what commands do are some of their own, so that a window without a dataset never
 * loads them.
 */
const bundles = [
  {
    ...common,
    entryPoints: { extension: 'client/extension.ts', 'on-demand': 'client/on-demand.ts' },
    external: ['vscode', './language-client.js', './on-demand.js'],
    plugins: [namedApi],
  },
  {
    ...common,
    entryPoints: { 'language-client': 'client/language-client.ts' },
    external: ['vscode'],
    plugins: [oneCopy],
  },
  {
    ...common,
    entryPoints: {
      'language-server': 'server/language-server.ts',
      'scan-worker': 'core/node/scan-worker.ts',
      'dictionary-worker': 'core/node/dictionary-worker.ts',
      'lora-file-worker': 'core/node/lora-file/lora-file-worker.ts',
    },
    plugins: [oneCopy],
  },
  {
    ...common,
    entryPoints: {
      'thumbnail-worker': 'core/node/thumbnails/thumbnail-worker.ts',
      'pixel-worker': 'core/node/pixels/pixel-worker.ts',
    },
    // Native code: shipped as it is, and allowed to be missing.
    external: ['sharp'],
  },
  // These load the server and the command themselves, with what Node has compiled of them before.
  { ...common, entryPoints: { server: 'server/main.ts' }, external: ['./language-server.js'] },
  {
    ...common,
    entryPoints: { cli: 'cli/main.ts' },
    banner: { js: '#!/usr/bin/env node' },
    external: ['./lora.js'],
  },
  { ...common, entryPoints: { lora: 'cli/lora.ts' }, external: ['./server.js'], plugins: [oneCopy] },
  { ...common, entryPoints: { 'lint-worker': 'cli/parts/lint-worker.ts' }, plugins: [oneCopy] },
  {
    ...common,
    entryPoints: {
      'media/gallery': 'media/gallery/main.ts',
      'media/grid': 'media/grid/main.ts',
      'media/lora-file': 'media/lora-file/main.ts',
      'media/runs': 'media/runs/main.ts',
      'media/trainer': 'media/trainer/main.ts',
    },
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    // Never linked: a page may load nothing but what its policy names. Within the script itself the map is several times as
    // large as that, and read with each page that opens: only for who works on the pages.
    sourcemap: options.watch ? 'inline' : false,
  },
  {
    ...common,
    entryPoints: {
      'media/gallery': 'media/gallery/gallery.css',
      'media/grid': 'media/grid/grid.css',
      'media/lora-file': 'media/lora-file/lora-file.css',
      'media/runs': 'media/runs/runs.css',
      'media/trainer': 'media/trainer/trainer.css',
    },
    // The icons, beside the style that names them.
    loader: { '.ttf': 'file' },
    assetNames: 'media/[name]',
  },
].map((bundle) => ({ ...bundle, outdir: 'dist' }));

/** Tests that run inside VS Code; never packaged. */
const editorTests = {
  ...common,
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

const all = options.production ? bundles : [...bundles, editorTests];
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
