import { readFileSync } from 'node:fs';
import path from 'node:path';
import { manifest } from '../repository.mjs';
import { shippedFiles } from './contents.mjs';
import { libcOf, machineOf } from './machine.mjs';
import { packagesOf, platforms, UNIVERSAL } from './targets.mjs';
import { filesIn } from './zip.mjs';

/** No package may be larger (bytes): a thing that slips in shows. */
const LARGEST = { universal: 10_000_000, native: 20_000_000 };

const isNative = (file) => /\.(?:node|dll|dylib|so(?:\.[\d.]+)?)$/.test(file);
const packageOf = (file) => /^dist\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1];

/**
 * What is wrong with a .vsix, a sentence each; nothing in the usual case.
 * @param {string} target one of `targets` @param {Buffer} vsix
 * @returns {Promise<{ problems: string[], size: number, unpacked: number, native: number }>} sizes in bytes
 */
export async function checkVsix(target, vsix) {
  const files = await filesIn(vsix);
  const ours = [...files.keys()]
    .filter((name) => name.startsWith('extension/'))
    .map((name) => name.slice('extension/'.length))
    // vsce writes these names in its own way.
    .map(
      (name) =>
        ({ 'readme.md': 'README.md', 'changelog.md': 'CHANGELOG.md', 'LICENSE.txt': 'LICENSE' })[name] ??
        name,
    );
  const problems = [
    ...differing(
      'file',
      shippedFiles(),
      ours.filter((file) => packageOf(file) === undefined),
    ),
    ...differing('package', packagesOf(target), ours.map(packageOf)),
    ...(await wrongMachines(target, files)),
    ...(await wrongManifest(target, files)),
  ];
  const sizeOf = (names) => names.reduce((sum, name) => sum + files.get(name).size, 0);
  const names = [...files.keys()];
  const largest = target === UNIVERSAL ? LARGEST.universal : LARGEST.native;
  if (vsix.length > largest) problems.push(`it is larger than ${largest} bytes: ${vsix.length}`);
  return { problems, size: vsix.length, unpacked: sizeOf(names), native: sizeOf(names.filter(isNative)) };
}

function differing(what, expected, found) {
  const there = new Set(found.filter(Boolean));
  const wanted = new Set(expected);
  return [
    ...expected.filter((one) => !there.has(one)).map((one) => `the ${what} ${one} is missing`),
    ...[...there].filter((one) => !wanted.has(one)).map((one) => `the ${what} ${one} is not to be in it`),
  ];
}

/** Native code must be there, sharp and the library it calls, and be made for the target. */
async function wrongMachines(target, files) {
  const natives = [...files.keys()].filter(isNative);
  if (target === UNIVERSAL) return natives.map((name) => `${name} is native code`);
  const { os, cpu, libc } = platforms[target];
  const problems = ['.node', 'libvips-cpp']
    .filter((part) => !natives.some((name) => path.posix.basename(name).includes(part)))
    .map((part) => `native code is missing: ${part}`);
  for (const name of natives) {
    const bytes = await files.get(name).read();
    const machine = machineOf(bytes);
    if (machine !== `${os}-${cpu}`) problems.push(`${name} is made for ${machine ?? 'an unknown machine'}`);
    else if (libc && libcOf(bytes) !== libc) problems.push(`${name} is linked against ${libcOf(bytes)}`);
  }
  return problems;
}

/** What VS Code goes by when it looks for the package of a platform. */
async function wrongManifest(target, files) {
  const text = (await files.get('extension.vsixmanifest')?.read())?.toString('utf8') ?? '';
  const identity = /<Identity [^>]*>/.exec(text)?.[0] ?? '';
  const platform = /TargetPlatform="([^"]*)"/.exec(identity)?.[1] ?? UNIVERSAL;
  const version = / Version="([^"]*)"/.exec(identity)?.[1];
  return [
    ...(platform === target ? [] : [`it says that it is for ${platform}`]),
    ...(version === manifest().version ? [] : [`it says that it is version ${version}`]),
  ];
}

/**
 * Checks packages that were made, and prints their sizes as a table.
 * @param {ReadonlyMap<string, string>} made the file by target
 * @returns {Promise<void>}
 * @throws {Error} which names all that is wrong
 */
export async function checkPackages(made) {
  const wrong = [];
  const megabytes = (bytes) => (bytes / 1e6).toFixed(2).padStart(6);
  console.log('| package | MB | unpacked | native code |\n| --- | ---: | ---: | ---: |');
  for (const [target, file] of made) {
    const { problems, size, unpacked, native } = await checkVsix(target, readFileSync(file));
    console.log(`| ${target} | ${megabytes(size)} | ${megabytes(unpacked)} | ${megabytes(native)} |`);
    wrong.push(...problems.map((problem) => `${target}: ${problem}.`));
  }
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
}
