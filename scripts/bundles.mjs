import { namedApi } from './named-api.mjs';
import { oneCopy } from './one-copy.mjs';
import { root } from './repository.mjs';

/**
 * How everything in dist/ is built.
 * @param {{ production?: boolean | undefined }} how `production`: as it is shipped
 */
export function commonOptions({ production = false }) {
  return {
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // jsonc-parser and its like ship UMD files whose inner requires esbuild cannot follow: their ESM twin comes first.
    mainFields: ['module', 'main'],
    sourcemap: production ? false : 'linked',
    minify: production,
    logLevel: 'warning',
  };
}

/**
 * The bundles of dist/, as esbuild takes them. The language client and what commands do are some of their own, so that a window
 * without a dataset never loads them.
 * @param {{ production?: boolean | undefined, watch?: boolean | undefined }} how
 */
export function bundles(how) {
  const common = commonOptions(how);
  return [
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
      sourcemap: how.watch ? 'inline' : false,
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
  ];
}

/**
 * Each file of dist/ that is bundled, by its name there, with what builds it alone, as it is shipped. The folder that is built into
 * is still to be said.
 */
export function shippedBundles() {
  return new Map(
    bundles({ production: true }).flatMap((bundle) =>
      Object.entries(bundle.entryPoints).map(([name, entry]) => [
        `${name}${entry.endsWith('.css') ? '.css' : '.js'}`,
        { ...bundle, entryPoints: { [name]: entry }, absWorkingDir: root },
      ]),
    ),
  );
}
