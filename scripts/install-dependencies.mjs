#!/usr/bin/env node
// Imports nothing but Node's own modules (command.mjs and repository.mjs too): it runs before anything is installed.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { runNpm } from './command.mjs';
import { isMain, root } from './repository.mjs';

const oldest = [20, 9];

function packages(lockfile) {
  try {
    return JSON.parse(readFileSync(path.join(root, lockfile), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** npm writes what it has installed, last of all, to a lockfile of its own: that one is the truth. */
function upToDate() {
  const wanted = packages('package-lock.json');
  const installed = packages('node_modules/.package-lock.json');
  if (wanted === undefined || installed === undefined) return false;
  const same = (folder) => wanted[folder]?.integrity === installed[folder]?.integrity;
  const missing = (folder) => installed[folder] === undefined && wanted[folder].optional !== true;
  return (
    Object.keys(installed).every(same) &&
    !Object.keys(wanted).some((folder) => folder !== '' && missing(folder))
  );
}

/** Makes sure that node_modules is what package-lock.json says. @throws {Error} with what the user can do */
export async function installDependencies() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
    throw new Error(`Node ${oldest.join('.')} or newer is needed; this is ${process.version}.`);
  }
  if (upToDate()) return;
  console.log('Installing dependencies (npm ci) …');
  const code = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
  });
  if (code !== 0) throw new Error(`npm ci failed (exit code ${code}).`);
}

if (isMain(import.meta.url)) {
  await installDependencies().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
