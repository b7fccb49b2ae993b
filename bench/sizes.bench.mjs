#!/usr/bin/env node
// `node bench/sizes.bench.mjs`: how large the bundles are as they are shipped, and what `npm test` packed last.
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { shippedBundles } from '../scripts/bundles.mjs';
import { root } from '../scripts/repository.mjs';
import { testedPackages } from '../scripts/test-editor.mjs';
import { tellRow } from './rows.mjs';

for (const [file, bundle] of shippedBundles()) {
  if (!file.endsWith('.js')) continue;
  const { outputFiles } = await build({ ...bundle, outdir: 'dist', write: false });
  tell(`Bundle ${file.slice(0, -'.js'.length)}`, outputFiles[0].contents);
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
