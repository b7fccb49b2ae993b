import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { makeFolder } from '../../../../core/node/disk/make-folder.ts';

function temporary(): string {
  const folder = fs.mkdtempSync(path.join(tmpdir(), 'lora-make-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true }));
  return folder;
}

it('makes those above it, too, and leaves what is there', () => {
  const folder = path.join(temporary(), 'a', 'b', 'c');
  makeFolder(folder);
  fs.writeFileSync(path.join(folder, 'file'), 'x');
  makeFolder(folder);
  expect(fs.readdirSync(folder)).toEqual(['file']);
});

it.skipIf(process.platform === 'win32')('gives each that it makes the mode', () => {
  const folder = path.join(temporary(), 'a', 'b');
  makeFolder(folder, 0o700);
  for (const one of [folder, path.dirname(folder)]) expect(fs.statSync(one).mode & 0o777).toBe(0o700);
});

it('refuses what a file stands in the way of', () => {
  const file = path.join(temporary(), 'file');
  fs.writeFileSync(file, 'x');
  expect(() => makeFolder(file)).toThrow(/EEXIST/);
  expect(() => makeFolder(path.join(file, 'a'))).toThrow(/EEXIST|ENOTDIR/);
});

it.skipIf(process.platform !== 'linux')('refuses what the system takes no folder in', () => {
  expect(() => makeFolder('/proc/none/a')).toThrow(/ENOENT/);
});
