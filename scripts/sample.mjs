#!/usr/bin/env node
// `node scripts/sample.mjs [--fresh]` makes the copy of the sample dataset that `npm start` and the debugger open.
import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { isMain, root, workFolder } from './repository.mjs';

/** Where the copy for `npm start` lies. */
export const startSample = path.join(workFolder, 'start/character-ai');

/** Copies the sample dataset to a folder that does not exist yet. */
export function copySample(folder) {
  // By way of a second name, so that an interrupted copy is never taken for a whole one.
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  cpSync(path.join(root, 'samples/character-ai'), partial, { recursive: true });
  renameSync(partial, folder);
}

/** Makes the copy for `npm start`; one that is there already is kept, unless `fresh`. @returns {string} its folder */
export function ensureStartSample(fresh = false) {
  if (fresh) rmSync(startSample, { recursive: true, force: true });
  if (!existsSync(startSample)) copySample(startSample);
  return startSample;
}

if (isMain(import.meta.url)) console.log(ensureStartSample(process.argv.includes('--fresh')));
