import * as fs from 'node:fs';
import { expect, it } from 'vitest';
import { digestOfFile } from '../../../../core/node/digest.ts';
import { keptDigests } from '../../../../core/node/training/kept-digests.ts';
import { runFolder } from './fake-machine.ts';

it('reads a picture once, and again when it is another one', () => {
  const file = `${runFolder()}/a.png`;
  const read: string[] = [];
  const digestOf = keptDigests((path) => {
    read.push(path);
    return digestOfFile(path);
  });
  fs.writeFileSync(file, 'A');
  const first = digestOf(file);
  expect(digestOf(file)).toBe(first);
  expect(read).toEqual([file]);
  // As long as before, and put in the place of the other.
  fs.writeFileSync(`${file}.new`, 'B');
  fs.renameSync(`${file}.new`, file);
  expect(digestOf(file)).toBe(digestOfFile(file));
  expect(digestOf(file)).not.toBe(first);
  expect(read).toEqual([file, file]);
  fs.rmSync(file);
  expect(digestOf(file)).toBeUndefined();
});
