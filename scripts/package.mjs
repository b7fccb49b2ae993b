#!/usr/bin/env node
// `npm run package [-- --out FILE]`: builds for production and packs what .vscodeignore lets through.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { createVSIX } from '@vscode/vsce';
import { build } from './build.mjs';
import { exitOnSignals } from './command.mjs';
import { isMain, manifest, root } from './repository.mjs';
import { runtimePlatform } from './runtime-packages.mjs';

/**
 * Makes the .vsix, for this platform: it holds native code. It leaves the production build in dist/, without the tests that run in the editor.
 * @param {string} [out] default: NAME-PLATFORM-VERSION.vsix in the checkout
 * @returns {Promise<string>} the file
 */
export async function packageExtension(out) {
  const { name, version } = manifest();
  const target = runtimePlatform();
  const packagePath = path.resolve(out ?? path.join(root, `${name}-${target}-${version}.vsix`));
  await build({ production: true });
  mkdirSync(path.dirname(packagePath), { recursive: true });
  await createVSIX({ cwd: root, packagePath, dependencies: false, target });
  return packagePath;
}

if (isMain(import.meta.url)) {
  exitOnSignals();
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  await packageExtension(values.out).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
