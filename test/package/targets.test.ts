// The packages of each platform: what is in them, by the lockfile, and what is found to be wrong with one.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkVsix } from '../../scripts/package/check-vsix.mjs';
import { libcOf, machineOf } from '../../scripts/package/machine.mjs';
import { packagesOf, platforms, targets, thisPlatform, UNIVERSAL } from '../../scripts/package/targets.mjs';
import { filesIn } from '../../scripts/package/zip.mjs';
import { runtimePackages } from '../../scripts/runtime-packages.mjs';

interface Locked {
  readonly integrity?: string;
  readonly resolved?: string;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly dev?: boolean;
}
const { packages: lock }: { packages: Record<string, Locked> } = JSON.parse(
  readFileSync('package-lock.json', 'utf8'),
);

describe.each(Object.entries(platforms))('the lockfile, for %s', (target, { os, cpu, libc }) => {
  it.each(packagesOf(target))('holds %s with its digest, for that machine', (name) => {
    const locked = lock[`node_modules/${name}`];
    expect(locked?.integrity).toMatch(/^sha512-/);
    expect([locked?.resolved, locked?.dev]).toEqual([undefined, undefined]);
    if (!/-(?:x64|arm64)$/.test(name)) return;
    expect([locked?.os, locked?.cpu]).toEqual([[os], [cpu]]);
    expect(locked?.libc).toEqual(libc === undefined ? undefined : [libc]);
  });
});

it('the package without native code needs nothing of npm', () => {
  expect(packagesOf(UNIVERSAL)).toEqual([]);
  expect(targets).toContain(UNIVERSAL);
});

const isReleased = Object.hasOwn(platforms, thisPlatform());

it.runIf(isReleased)('npm installed here what the package of this platform takes', () => {
  expect(runtimePackages()).toEqual(packagesOf(thisPlatform()));
});

describe('the machine that a library is made for', () => {
  const header = (make: (bytes: Buffer) => void) => {
    const bytes = Buffer.alloc(128);
    make(bytes);
    return bytes;
  };
  const elf = (machine: number) =>
    header((bytes) => {
      bytes.set([0x7f, 0x45, 0x4c, 0x46, 2, 1]);
      bytes.writeUInt16LE(machine, 18);
    });
  const machO = (machine: number) =>
    header((bytes) => {
      bytes.writeUInt32LE(0xfeedfacf, 0);
      bytes.writeUInt32LE(machine, 4);
    });
  const pe = (machine: number) =>
    header((bytes) => {
      bytes.write('MZ', 0, 'latin1');
      bytes.writeUInt32LE(80, 60);
      bytes.write('PE\0\0', 80, 'latin1');
      bytes.writeUInt16LE(machine, 84);
    });

  it.each([
    ['linux-x64', elf(0x3e)],
    ['linux-arm64', elf(0xb7)],
    ['darwin-x64', machO(0x01000007)],
    ['darwin-arm64', machO(0x0100000c)],
    ['win32-x64', pe(0x8664)],
    ['win32-arm64', pe(0xaa64)],
    [undefined, elf(0x28)],
    [undefined, Buffer.from('#!/usr/bin/env node')],
    [undefined, header((bytes) => bytes.write('MZ', 0, 'latin1'))],
  ])('%s is read off its header', (machine, bytes) => {
    expect(machineOf(bytes)).toBe(machine);
  });

  it.runIf(isReleased)('is this one, for what npm installed here', () => {
    const { os, cpu, libc } = platforms[thisPlatform()] ?? { os: '', cpu: '' };
    const name = packagesOf(thisPlatform()).find((one) => /sharp-(?!libvips)/.test(one)) ?? '';
    const folder = path.join('node_modules', name, 'lib');
    const native = readdirSync(folder).find((file) => file.endsWith('.node')) ?? '';
    const bytes = readFileSync(path.join(folder, native));
    expect(machineOf(bytes)).toBe(`${os}-${cpu}`);
    if (libc) expect(libcOf(bytes)).toBe(libc);
  });
});

/** What `npm test` packed before. What lies there from another time may be old. */
const packed = (target: string) => path.join('.vscode-test', `lora-workbench-${target}.vsix`);
const made = process.env['LORA_WORKBENCH_WHOLE_SUITE']
  ? [thisPlatform(), UNIVERSAL].filter((target) => targets.includes(target) && existsSync(packed(target)))
  : [];

describe.each(made)('the package for %s, as it was packed', (target) => {
  it('holds what it is to hold, for the right machine', async () => {
    expect((await checkVsix(target, readFileSync(packed(target)))).problems).toEqual([]);
  });

  it('is none for another machine', async () => {
    const other = target === 'win32-arm64' ? 'linux-x64' : 'win32-arm64';
    const { problems } = await checkVsix(other, readFileSync(packed(target)));
    expect(problems).toContain('the package @img/sharp-'.concat(other, ' is missing'));
    expect(problems).toContain(`it says that it is for ${target}`);
  });
});

it('what is no zip is told', async () => {
  await expect(filesIn(Buffer.from('nothing of the kind'))).rejects.toThrow(/not a zip|signature/);
});
