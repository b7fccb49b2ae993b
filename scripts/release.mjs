#!/usr/bin/env node
// `node scripts/release.mjs TAG [--notes FILE]`: what a release is, for the workflow; writes what the changelog says of it.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { isMain, manifest, root } from './repository.mjs';

/**
 * What a tag releases. Versions with an odd minor are pre-releases, as the Marketplace knows them by numbers alone.
 * @param {string} tag as in `v1.2.3`
 * @param {string} version the manifest's
 * @param {string} changelog its text
 * @returns {{ isPreRelease: boolean, npmTag: string, notes: string }}
 * @throws {Error} where it isn't ready to be released
 */
export function releaseOf(tag, version, changelog) {
  if (tag !== `v${version}`) throw new Error(`The tag is ${tag}, the version in package.json ${version}.`);
  const numbers = /^\d+\.(\d+)\.\d+$/.exec(version);
  if (!numbers) throw new Error(`The Marketplace takes no version like ${version}: three numbers.`);
  const isPreRelease = Number(numbers[1]) % 2 === 1;
  return { isPreRelease, npmTag: isPreRelease ? 'next' : 'latest', notes: notesOf(version, changelog) };
}

/** The part of the changelog about one version. */
function notesOf(version, changelog) {
  const parts = changelog.split(/^## /m).slice(1);
  const part = parts.find((one) => one.startsWith(`[${version}] - `));
  if (!part) throw new Error(`CHANGELOG.md has no heading "## [${version}] - YYYY-MM-DD".`);
  const notes = part
    .slice(part.indexOf('\n'))
    .replace(/^\[[^\]]+\]: .*$/gm, '')
    .trim();
  if (notes === '') throw new Error(`CHANGELOG.md says nothing of ${version}.`);
  return `${notes}\n`;
}

if (isMain(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { notes: { type: 'string' } },
  });
  try {
    const changelog = readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8');
    const { isPreRelease, npmTag, notes } = releaseOf(positionals[0] ?? '', manifest().version, changelog);
    if (values.notes) writeFileSync(values.notes, notes);
    console.log(`pre-release=${isPreRelease}\nnpm-tag=${npmTag}`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
