import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fromNative } from '../../../../core/node/native-path.ts';
import { LogFollower } from '../../../../core/node/training/follow-log.ts';

/** A file that is not there yet, and one who follows it. */
function start() {
  const folder = fs.mkdtempSync(path.join(tmpdir(), 'lora-log-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  const file = fromNative(path.join(folder, 'train.log'));
  return { file, write: (content: string | Uint8Array) => fs.appendFileSync(file, content) };
}

async function readAll(follower: LogFollower): Promise<string> {
  let all = '';
  await follower.read((text) => {
    all += text;
  });
  return all;
}

describe('a file that is followed', () => {
  it('gives what came since the last time', async () => {
    const { file, write } = start();
    const follower = new LogFollower(file);
    write('one');
    expect(await readAll(follower)).toBe('one');
    expect(await readAll(follower)).toBe('');
    write(' and two');
    expect(await readAll(follower)).toBe(' and two');
    expect(follower.position).toBe(11);
  });

  it('may not be there yet', async () => {
    const { file, write } = start();
    const follower = new LogFollower(file);
    expect(await readAll(follower)).toBe('');
    write('now');
    expect(await readAll(follower)).toBe('now');
  });

  it('is read in pieces, and what comes between them too', async () => {
    const { file, write } = start();
    write('x'.repeat(600_000));
    const lengths: number[] = [];
    await new LogFollower(file).read((text) => {
      lengths.push(text.length);
      if (lengths.length === 1) write('y'.repeat(10));
    });
    expect(lengths.length).toBeGreaterThan(2);
    expect(lengths.reduce((sum, length) => sum + length)).toBe(600_010);
  });

  it('gives characters whole that were written in pieces', async () => {
    const { file, write } = start();
    const follower = new LogFollower(file);
    let read = '';
    for (const byte of Buffer.from('学習 █▍ 😀 ä')) {
      write(Uint8Array.of(byte));
      read += await readAll(follower);
    }
    expect(read).toBe('学習 █▍ 😀 ä');
  });

  it('is read from its beginning when it was emptied', async () => {
    const { file, write } = start();
    const follower = new LogFollower(file);
    write('before it was emptied, in the middle of an ');
    write(Buffer.from('ä').subarray(0, 1));
    await readAll(follower);
    fs.truncateSync(file);
    expect(await readAll(follower)).toBe('');
    write('äfter');
    expect(await readAll(follower)).toBe('äfter');
  });

  it.skipIf(process.platform === 'win32')('tells when it can not be read', async () => {
    const { file, write } = start();
    write('no folder');
    await expect(readAll(new LogFollower(`${file}/train.log`))).rejects.toThrow('ENOTDIR');
  });
});

describe('a file that is followed from near its end', () => {
  it.each([
    ['from a line on', 'line one\nline two\nline three\n', 16, 'line three\n'],
    ['from a bar on, where lines are long', '\rsteps: 1\rsteps: 2\rsteps: 3', 12, 'steps: 3'],
    ['from anywhere, where there is neither', 'abcdefghij', 4, 'ghij'],
    ['as a whole, where it is short', 'one\ntwo\n', 100, 'one\ntwo\n'],
    ['not at all, where a line just ends', 'one\ntwo\n', 1, ''],
  ])('is read %s', async (_, content, most, expected) => {
    const { file, write } = start();
    write(content);
    const follower = LogFollower.atTail(file, most);
    expect(await readAll(follower)).toBe(expected);
    write('more');
    expect(await readAll(follower)).toBe('more');
  });

  it('is read as a whole when it is not there yet', async () => {
    const { file, write } = start();
    const follower = LogFollower.atTail(file, 3);
    write('one\ntwo\n');
    expect(await readAll(follower)).toBe('one\ntwo\n');
  });
});
