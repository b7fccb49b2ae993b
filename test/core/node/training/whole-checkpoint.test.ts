import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isWholeCheckpoint, readCheckpoint } from '../../../../core/node/training/whole-checkpoint.ts';
import { checkpoint, runFolder } from './fake-machine.ts';

const whole = checkpoint();

function file(content: Uint8Array | string, name = 'a.safetensors'): string {
  const path = `${runFolder()}/${name}`;
  fs.writeFileSync(path, content);
  return path;
}

describe('a checkpoint', () => {
  it('is whole when it is as long as its header says', () => {
    expect(readCheckpoint(file(whole))).toMatchObject({
      kind: 'safetensors',
      size: whole.length,
      header: { size: whole.length },
    });
    expect(isWholeCheckpoint(file(whole))).toBe(true);
    expect(isWholeCheckpoint(file(whole, 'A.SAFETENSORS'))).toBe(true);
  });

  it('is not whole while it is written', () => {
    const half = file(whole.subarray(0, -1));
    expect(readCheckpoint(half)).toMatchObject({ kind: 'safetensors', size: whole.length - 1 });
    expect(isWholeCheckpoint(half)).toBe(false);
  });

  it.each([
    ['empty', ''],
    ['cut off in the length of its header', whole.subarray(0, 7)],
    ['cut off in its header', whole.subarray(0, 30)],
    ['another thing', '<!DOCTYPE html><html>You have to log in.</html>'],
    [
      'one with a header that is no JSON',
      Buffer.concat([Uint8Array.of(2, 0, 0, 0, 0, 0, 0, 0), Buffer.from('xx')]),
    ],
  ])('is damaged when it is %s', (_, content) => {
    expect(readCheckpoint(file(content))).toMatchObject({ kind: 'damaged' });
    expect(isWholeCheckpoint(file(content))).toBe(false);
  });

  it('of another format only has to be there', () => {
    expect(readCheckpoint(file('anything', 'a.ckpt'))).toEqual({ kind: 'other' });
    expect(isWholeCheckpoint(file('anything', 'a.ckpt'))).toBe(true);
  });

  it('may be a folder, or missing', () => {
    const folder = runFolder();
    expect(readCheckpoint(folder)).toEqual({ kind: 'folder' });
    expect(readCheckpoint(`${folder}/none.safetensors`)).toEqual({ kind: 'missing' });
    expect(readCheckpoint(`${file(whole)}/none.safetensors`)).toEqual({ kind: 'missing' });
    expect(isWholeCheckpoint(folder)).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('is not waited for where it is a pipe', () => {
    const pipe = `${runFolder()}/a.safetensors`;
    execFileSync('mkfifo', [pipe]);
    expect(readCheckpoint(pipe)).toEqual({ kind: 'unreadable', detail: 'it is no file' });
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'may be one that can not be read',
    () => {
      const path = file(whole);
      fs.chmodSync(path, 0);
      expect(readCheckpoint(path)).toMatchObject({
        kind: 'unreadable',
        detail: expect.stringContaining('EACCES'),
      });
    },
  );
});
