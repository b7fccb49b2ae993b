#!/usr/bin/env node
// The npm packages that are shipped as they are, since they hold native code: sharp and what it needs on this platform.
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { isMain, root } from './repository.mjs';

const roots = ['sharp'];

/** What only building from source needs. */
const unneeded = /[\\/]node_modules[\\/]sharp[\\/](?:src|install)$|\.d\.[cm]?ts$/;

/** The names of all packages that are needed at run time; optional ones where they are installed, so for this platform. */
export function runtimePackages() {
  const found = new Set();
  const add = (name) => {
    const folder = path.join(root, 'node_modules', name);
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

/** What VS Code calls this platform, as in `linux-x64`. */
export function runtimePlatform() {
  const isMusl = process.platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime;
  return `${isMusl ? 'alpine' : process.platform}-${process.arch === 'arm' ? 'armhf' : process.arch}`;
}

/** Puts them where the bundles in a folder find them before any other. */
export function copyRuntimePackages(dist) {
  const target = path.join(dist, 'node_modules');
  rmSync(target, { recursive: true, force: true });
  for (const name of runtimePackages()) {
    cpSync(path.join(root, 'node_modules', name), path.join(target, name), {
      recursive: true,
      filter: (file) => !unneeded.test(file),
    });
  }
}

/** Removes them again: in the checkout its own node_modules are used. */
export function removeRuntimePackages(dist) {
  rmSync(path.join(dist, 'node_modules'), { recursive: true, force: true });
}

if (isMain(import.meta.url)) console.log(JSON.stringify(runtimePackages()));
