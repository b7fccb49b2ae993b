import { readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The folder of this checkout. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** The folder for everything that the scripts make: the editor, profiles, copies, logs. Ignored by git. */
export const workFolder = path.join(root, '.vscode-test');

/** @returns {{ name: string, publisher: string, version: string, engines: Record<string, string> }} package.json */
export function manifest() {
  return JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
}

/** Whether a module is the script that Node was told to run. @param {string} url its `import.meta.url` */
export function isMain(url) {
  return fileURLToPath(url) === realpathSync(process.argv[1]);
}
