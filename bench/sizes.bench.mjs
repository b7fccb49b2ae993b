#!/usr/bin/env node
// `node bench/sizes.bench.mjs`: how large the bundles are as they are shipped, and what `npm test` packed last.
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { namedApi } from '../scripts/named-api.mjs';
import { oneCopy } from '../scripts/one-copy.mjs';
import { root } from '../scripts/repository.mjs';
import { testedPackages } from '../scripts/test-editor.mjs';
import { tellRow } from './rows.mjs';

/** What is loaded as it is. */
const OTHERS = ['vscode', './language-client.js', './on-demand.js', './server.js'];
/** What each bundle is built of, as esbuild.mjs does; what is native stays outside. */
const bundles = {
  extension: { entry: 'client/extension.ts', isClient: true },
  'on-demand': { entry: 'client/on-demand.ts', isClient: true },
  'language-client': { entry: 'client/language-client.ts' },
  'language-server': { entry: 'server/language-server.ts' },
  lora: { entry: 'cli/lora.ts' },
  'lint-worker': { entry: 'cli/parts/lint-worker.ts' },
  'media/gallery': { entry: 'media/gallery/main.ts', platform: 'browser' },
  'media/runs': { entry: 'media/runs/main.ts', platform: 'browser' },
};
for (const [name, { entry, isClient, platform = 'node' }] of Object.entries(bundles)) {
  const { outputFiles } = await build({
    ...{
      entryPoints: [path.join(root, entry)],
      bundle: true,
      minify: true,
      write: false,
      logLevel: 'warning',
    },
    ...{
      platform,
      external: OTHERS,
      plugins: isClient ? [namedApi] : [oneCopy],
      format: platform === 'node' ? 'cjs' : 'iife',
    },
    ...{ target: platform === 'node' ? 'node20' : 'es2022', mainFields: ['module', 'main'] },
  });
  tell(`Bundle ${name}`, outputFiles[0].contents);
}
for (const [target, vsix] of testedPackages)
  if (existsSync(vsix)) show(`VSIX ${target}`, statSync(vsix).size);
  else console.log(`VSIX ${target}: none was packed (npm test packs one)`);
const packed = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root }),
);
show('npm package, as built last', packed[0].size);

function tell(name, bytes) {
  show(name, bytes.length);
  show(`${name}, gzip`, gzipSync(bytes).length);
}

function show(name, size) {
  tellRow({ name, unit: 'KB', measured: size / 1000 });
  console.log(`${name.padEnd(36)}${(size / 1000).toFixed(0).padStart(8)} KB`);
}
