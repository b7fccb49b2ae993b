#!/usr/bin/env node
// Builds everything that is shipped or run: `node esbuild.mjs [--production] [--watch]`.
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { build, context } from 'esbuild';

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

/** The bundles. The language client is one of its own, so that a window without a dataset never loads it. */
const bundles = [
  {
    ...common,
    entryPoints: { extension: 'client/extension.ts' },
    external: ['vscode', './language-client.js'],
  },
  { ...common, entryPoints: { 'language-client': 'client/language-client.ts' }, external: ['vscode'] },
  { ...common, entryPoints: { server: 'server/main.ts', 'scan-worker': 'core/node/scan-worker.ts' } },
  {
    ...common,
    entryPoints: { cli: 'cli/main.ts' },
    banner: { js: '#!/usr/bin/env node' },
    external: ['./server.js'],
  },
].map((bundle) => ({ ...bundle, outdir: 'dist' }));

/** Tests that run inside VS Code; never packaged. */
const editorTests = {
  ...common,
  entryPoints: ['test/editor/index.ts', 'test/editor/*.test.ts'],
  external: ['vscode', 'mocha'],
  outdir: 'dist/test',
};

if (!options.watch) rmSync('dist', { recursive: true, force: true });
const all = options.production ? bundles : [...bundles, editorTests];
if (options.watch) {
  for (const bundle of all) await (await context({ ...bundle, logLevel: 'info' })).watch();
} else {
  await Promise.all(all.map((bundle) => build(bundle)));
}
