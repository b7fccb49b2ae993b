import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as net from 'node:net';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { folderWith, inShort, lintJson, picture } from './lora.ts';

/** A PNG that claims a size, and has next to nothing in it. */
function pngOf(width: number, height: number): Uint8Array {
  const chunk = (type: string, data: Uint8Array) => {
    const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(typed));
    return Buffer.concat([length, typed, sum]);
  };
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(100))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A dataset with one good pair, and what a test puts beside it. */
function folder(files: Parameters<typeof folderWith>[0] = {}) {
  const root = folderWith({ '10_alice/z.png': picture, '10_alice/z.txt': 'a, b, a', ...files });
  return { root, at: (name: string) => path.join(root, '10_alice', name) };
}

const ofRest = '10_alice/z.txt:0:6 duplicate-tag warning';

async function lintAll(root: string): Promise<readonly string[]> {
  const { report, stderr } = await lintJson(root, ['--images', 'pixels', '--no-collapse']);
  expect(stderr).toBe('');
  return inShort(report);
}

describe.skipIf(process.platform === 'win32')('what is no file is named, and waited for by nobody:', () => {
  it('pipes', async () => {
    const { root, at } = folder({ '10_alice/a.png': picture, '10_alice/b.txt': 'x' });
    execFileSync('mkfifo', [at('a.txt'), at('b.png')]);
    const { report } = await lintJson(root, ['--images', 'pixels', '--no-collapse']);
    const found = inShort(report);
    expect(found).toContain('10_alice/a.txt:0:0 unreadable-caption error');
    expect(found).toContain('10_alice/b.png:0:0 unreadable-image error');
    expect(found).toContain(ofRest);
  });

  it('sockets', async () => {
    const { root, at } = folder({ '10_alice/a.png': picture, '10_alice/b.txt': 'x' });
    for (const name of ['a.txt', 'b.png']) {
      const server = net.createServer();
      await new Promise<void>((resolve) => server.listen(path.relative('.', at(name)), resolve));
      onTestFinished(() => void server.close());
    }
    const { report } = await lintJson(root);
    const messages = report.findings.map(({ message }) => message);
    expect(messages).toContain('This is no file: the trainer stops here, or waits for ever.');
    expect(messages).toContain('b.png is no file: the trainer stops at it, or waits for ever.');
  });

  it('devices without an end', async () => {
    const { root } = folder({
      '10_alice/a.png': { link: '/dev/zero' },
      '10_alice/a.txt': { link: '/dev/zero' },
    });
    expect(await lintAll(root)).toEqual([
      '10_alice/a.png:0:0 unreadable-image error',
      '10_alice/a.txt:0:0 unreadable-caption error',
      ofRest,
    ]);
  });
});

describe('what is too large to be read is not read:', () => {
  it('a caption and a picture of two gigabytes', async () => {
    const { root, at } = folder({ '10_alice/a.png': pngOf(64, 64) });
    for (const name of ['a.txt', 'b.png']) {
      fs.writeFileSync(at(name), '');
      fs.truncateSync(at(name), 2 * 1024 ** 3);
    }
    fs.writeFileSync(at('b.txt'), 'x');
    const { report } = await lintJson(root);
    const found = inShort(report);
    expect(found).toContain('10_alice/a.txt:0:0 unreadable-caption error');
    expect(found).toContain('10_alice/b.png:0:0 unreadable-image error');
    expect(found).toContain(ofRest);
  });

  it('a picture that claims ten billion pixels', async () => {
    const { root } = folder({ '10_alice/a.png': pngOf(100_000, 100_000), '10_alice/a.txt': 'x' });
    expect(await lintAll(root)).toEqual(['10_alice/a.png:0:0 unreadable-image error', ofRest]);
  });
});

it.skipIf(process.platform !== 'linux')('a name that is no UTF-8 is told as such', async () => {
  const { root } = folder();
  const name = (extension: string) =>
    Buffer.concat([Buffer.from(`${root}/10_alice/caf`), Buffer.from([0xe9]), Buffer.from(`.${extension}`)]);
  fs.writeFileSync(name('png'), picture);
  fs.writeFileSync(name('txt'), 'x');
  const { report } = await lintJson(root);
  expect(report.findings.map(({ message }) => message)).toEqual([
    'The name of caf\ufffd.png is not UTF-8 on the disk, so that it is not looked at. Rename it.',
    'The name of this caption is not UTF-8 on the disk, so that it is not looked at. Rename it.',
    expect.anything(),
  ]);
});
