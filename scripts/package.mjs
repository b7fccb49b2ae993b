#!/usr/bin/env node
// `npm run package [-- --target TARGET|all] [--check] [--out FILE|FOLDER] [--pre-release]`: builds for production and packs
// what .vscodeignore lets through, for this platform or for another. With --check the packages that lie there are looked
// into, and nothing is made.
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { createVSIX } from '@vscode/vsce';
import { build } from './build.mjs';
import { exitOnSignals } from './command.mjs';
import { checkPackages } from './package/check-vsix.mjs';
import { targets, thisPlatform, UNIVERSAL } from './package/targets.mjs';
import { isMain, manifest, root } from './repository.mjs';
import { copyRuntimePackages, installedFor, removeRuntimePackages } from './runtime-packages.mjs';

/** What the .vsix of a target is called. */
export function fileNameOf(target) {
  const { name, version } = manifest();
  return `${name}-${target}-${version}.vsix`;
}

/**
 * Makes .vsix files. It leaves the production build in dist/, without the tests that run in the editor.
 * @param {ReadonlyMap<string, string>} wanted the file to write, by target
 * @param {{ preRelease?: boolean }} [options]
 * @throws {Error} when one can't be made
 */
export async function packageExtension(wanted, { preRelease = false } = {}) {
  await build({ production: true });
  const dist = path.join(root, 'dist');
  for (const [target, packagePath] of wanted) {
    if (target === UNIVERSAL) removeRuntimePackages(dist);
    else if (target === thisPlatform()) copyRuntimePackages(dist);
    else copyRuntimePackages(dist, await installedFor(target));
    mkdirSync(path.dirname(packagePath), { recursive: true });
    const platform = target === UNIVERSAL ? {} : { target };
    await createVSIX({ cwd: root, packagePath, dependencies: false, preRelease, ...platform });
  }
}

/** The targets that a word stands for. @throws {Error} at one that there isn't */
function targetsOf(word) {
  if (word === 'all') return targets;
  // Another platform than those that are released is fine where it is this one.
  if (word !== thisPlatform() && !targets.includes(word))
    throw new Error(`There is no target "${word}": ${[...targets, 'all'].join(', ')}.`);
  return [word];
}

async function main() {
  const { values } = parseArgs({
    options: {
      target: { type: 'string' },
      out: { type: 'string' },
      check: { type: 'boolean' },
      'pre-release': { type: 'boolean' },
    },
  });
  const named = targetsOf(values.target ?? thisPlatform());
  const fileOf = (target) =>
    values.out?.endsWith('.vsix')
      ? path.resolve(values.out)
      : path.join(path.resolve(values.out ?? root), fileNameOf(target));
  const files = new Map(named.map((target) => [target, fileOf(target)]));
  if (new Set(files.values()).size < files.size)
    throw new Error('Several packages need a folder: --out FOLDER.');
  if (!values.check) return packageExtension(files, { preRelease: values['pre-release'] === true });
  const missing = [...files.values()].filter((file) => !existsSync(file));
  if (missing.length > 0) throw new Error(`There is nothing to check yet: ${missing.join(', ')}.`);
  await checkPackages(files);
}

if (isMain(import.meta.url)) {
  exitOnSignals();
  await main().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
