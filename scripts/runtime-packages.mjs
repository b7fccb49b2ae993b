// The npm packages that are shipped as they are, since they hold native code: sharp and what it needs on a platform.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runNpm } from './command.mjs';
import { packagesOf, platforms, thisPlatform } from './package/targets.mjs';
import { root } from './repository.mjs';
import { temporaryFolder } from './temporary-folder.mjs';

const roots = ['sharp'];

/** What only building from source needs. */
const unneeded = /[\\/]node_modules[\\/]sharp[\\/](?:src|install)$|\.d\.[cm]?ts$|[\\/]glib-2\.0$/;

/**
 * The names of all packages that are needed at run time; optional ones where they are installed, so for one platform.
 * @param {string} [from] the folder with the `node_modules`
 */
export function runtimePackages(from = root) {
  const found = new Set();
  const add = (name) => {
    const folder = path.join(from, 'node_modules', name);
    if (found.has(name) || !existsSync(folder)) return;
    found.add(name);
    const { dependencies, optionalDependencies } = JSON.parse(
      readFileSync(path.join(folder, 'package.json'), 'utf8'),
    );
    for (const needed of Object.keys({ ...dependencies, ...optionalDependencies })) add(needed);
  };
  for (const name of roots) add(name);
  return [...found].sort();
}

/**
 * Puts them where the bundles in a folder find them before any other.
 * @param {string} dist
 * @param {string} [from] the folder with the `node_modules`
 */
export function copyRuntimePackages(dist, from = root) {
  removeRuntimePackages(dist);
  for (const name of runtimePackages(from)) {
    cpSync(path.join(from, 'node_modules', name), path.join(dist, 'node_modules', name), {
      recursive: true,
      filter: (file) => !unneeded.test(file),
    });
  }
}

/** Removes them again: in the checkout its own node_modules are used. */
export function removeRuntimePackages(dist) {
  rmSync(path.join(dist, 'node_modules'), { recursive: true, force: true });
}

/**
 * The folder in whose `node_modules` a platform's packages are. This machine's own are those of the checkout; any other's
 * are installed by our own lockfile into a temporary folder, so that npm verifies each by its digest, and runs nothing.
 * @param {string} target one of `platforms`
 * @throws {Error} when they can't be installed, or others were
 */
export async function installedFor(target) {
  if (target === thisPlatform()) return root;
  const folder = path.join(temporaryFolder(), target);
  mkdirSync(folder);
  for (const file of ['package.json', 'package-lock.json', '.npmrc'])
    cpSync(path.join(root, file), path.join(folder, file));
  const { os, cpu, libc } = platforms[target];
  const wanted = ['--os', os, '--cpu', cpu, ...(libc ? ['--libc', libc] : [])];
  const code = await runNpm(['ci', '--omit=dev', '--ignore-scripts', '--loglevel=error', ...wanted], {
    cwd: folder,
  });
  if (code !== 0) throw new Error(`npm could not install what ${target} needs (exit code ${code}).`);
  const found = runtimePackages(folder);
  const expected = packagesOf(target);
  if (found.join() !== expected.join())
    throw new Error(`For ${target} npm installed ${found.join(', ')}; it takes ${expected.join(', ')}.`);
  return folder;
}
