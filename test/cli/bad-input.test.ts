import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import {
  commandForAnyone,
  digestOfTree,
  folderWith,
  inShort,
  lintJson,
  lora,
  pairs,
  picture,
} from './lora.ts';

async function lint(folder: string) {
  const before = digestOfTree(folder);
  const { code, report, stderr } = await lintJson(folder);
  expect(digestOfTree(folder)).toEqual(before);
  return { code, stderr, found: inShort(report) };
}

describe('bad input is named, the rest goes on:', () => {
  const rest = { z: 'a, b, a' };
  const ofRest = '10_alice/z.txt:0:6 duplicate-tag warning';

  it.each<[string, Record<string, string | Uint8Array | { link: string }>, string[]]>([
    [
      'a picture cut off',
      { 'a.png': picture.subarray(0, 4000), 'a.txt': 'x' },
      ['a.png:0:0 unreadable-image error'],
    ],
    ['an empty picture', { 'a.png': '', 'a.txt': 'x' }, ['a.png:0:0 unreadable-image error']],
    ['a text as a picture', { 'a.jpg': 'hello', 'a.txt': 'x' }, ['a.jpg:0:0 unreadable-image error']],
    [
      'a caption in Latin-1',
      { 'a.png': picture, 'a.txt': Buffer.from('1girl, caf\xe9', 'latin1') },
      ['a.txt:0:10 caption-encoding error'],
    ],
    [
      'a caption in UTF-16',
      { 'a.png': picture, 'a.txt': Buffer.from('\ufeff1girl', 'utf16le') },
      ['a.txt:0:0 caption-encoding error'],
    ],
    [
      'a link to nothing',
      { 'a.png': picture, 'a.txt': { link: 'gone.txt' } },
      ['a.txt:0:0 unreadable-caption error'],
    ],
    [
      'a link to itself',
      { 'a.png': picture, 'a.txt': { link: 'a.txt' } },
      ['a.txt:0:0 unreadable-caption error'],
    ],
    [
      'a caption far too large',
      { 'a.png': picture, 'a.txt': Buffer.alloc(1024 * 1024 + 1, 'x') },
      ['a.txt:0:0 unreadable-caption error'],
    ],
    ['a byte order mark', { 'a.png': picture, 'a.txt': '\ufeffx' }, ['a.txt:0:0 caption-encoding warning']],
    ['a NUL', { 'a.png': picture, 'a.txt': 'x\0' }, ['a.txt:0:1 caption-encoding warning']],
  ])('%s', async (_, files, expected) => {
    const named = Object.fromEntries(Object.entries(files).map(([name, file]) => [`10_alice/${name}`, file]));
    const { code, stderr, found } = await lint(folderWith({ ...pairs(rest), ...named }));
    expect(stderr).toBe('');
    expect(found).toEqual([...expected.map((one) => `10_alice/${one}`), ofRest]);
    expect(code).toBe(expected.some((one) => one.endsWith('error')) ? 1 : 0);
  });

  it('caches of another picture, without and with runs that recorded nothing', async () => {
    const caches = { '10_alice/z_0512x0512_sd.npz': 'old', '10_alice/z_te_outputs.npz': 'old' };
    const stale = '10_alice/z.png:0:0 stale-cache info';
    const files = { ...pairs(rest), ...caches };
    expect(await lint(folderWith(files))).toEqual({ code: 0, stderr: '', found: [stale, ofRest] });
    const runs = { 'runs/x/run.json': '{', 'runs/y/notes.txt': '' };
    expect(await lint(folderWith({ ...files, ...runs }))).toEqual({
      code: 0,
      stderr: '',
      found: [stale, ofRest],
    });
  });

  it('a folder under the name of a caption, and of a picture', async () => {
    const folder = folderWith({ ...pairs(rest), '10_alice/a.txt/x': '', '10_alice/b.png/x': '' });
    expect(await lint(folder)).toEqual({ code: 0, stderr: '', found: [ofRest] });
  });

  it.skipIf(process.platform === 'win32')('a pipe under the name of a caption', async () => {
    const folder = folderWith({ ...pairs(rest), '10_alice/a.png': picture });
    execFileSync('mkfifo', [path.join(folder, '10_alice/a.txt')]);
    const { report } = await lintJson(folder);
    expect(inShort(report)).toEqual(['10_alice/a.txt:0:0 unreadable-caption error', ofRest]);
  });

  it('a configuration that is no TOML: exit code 2, its datasets and others are linted', async () => {
    const folder = folderWith({
      ...pairs(rest, 'x/10_alice'),
      ...pairs(rest, 'y/10_alice'),
      'x/lora-dataset.toml': '[dataset\r\ntrigger = "\u{1f600}"',
    });
    expect(await lint(folder)).toEqual({
      code: 2,
      stderr: '',
      found: [`x/${ofRest}`, 'x/lora-dataset.toml:1:0 config error', `y/${ofRest}`],
    });
  });

  it('a mistake behind CRLF and characters of two units: its place is told as LSP counts', async () => {
    const text = '# \u{1f600}\r\n[dataset]\r\n"\u{1f600}" = 1\r\nx = { "\u{1f600}" = 1, y = 2 }\r\n';
    const { report } = await lintJson(folderWith({ ...pairs(rest), 'lora-dataset.toml': text }));
    const ranges = report.findings.filter(({ code }) => code === 'config').map(({ range }) => range);
    expect(ranges).toEqual([
      { start: { line: 2, character: 0 }, end: { line: 2, character: 4 } },
      { start: { line: 3, character: 0 }, end: { line: 3, character: 1 } },
    ]);
  });

  it.each<[string, string | Uint8Array | { link: string }, string]>([
    ['is not UTF-8', Buffer.from('# caf\xe9', 'latin1'), 'it is not UTF-8'],
    ['is far too large', Buffer.alloc(1024 * 1024 + 1, '#'), 'it is far too large'],
    ['is a link to nothing', { link: 'gone.toml' }, 'it is a link to gone.toml, which is not there'],
  ])('a configuration that %s', async (_, content, words) => {
    const { code, stderr, found } = await lint(folderWith({ ...pairs(rest), 'lora-dataset.toml': content }));
    expect([code, found]).toEqual([2, [ofRest]]);
    expect(stderr).toContain(`lora-dataset.toml: ${words}`);
  });
});

describe.skipIf(process.platform === 'win32')('hostile names', () => {
  const names = [
    'new\nline',
    '\u001b[31mred',
    '"quoted" \'too\'',
    '-rf',
    '--fix',
    'back\\slash',
    'ünï 日本 \u{1f600}',
    '\u202eevil',
    '{a,b}[c]*?!(d)',
    '%s%n',
    '#',
    ' ',
  ];

  it('are told as they are in JSON', async () => {
    const folder = folderWith(pairs(Object.fromEntries(names.map((name) => [`${name}x`, 'a, b, a']))));
    const { report } = await lintJson(folder, ['--no-collapse']);
    expect(new Set(report.findings.map(({ file }) => file))).toEqual(
      new Set(names.map((name) => `10_alice/${name}x.txt`)),
    );
    const alone = await lintJson(`${folder}/10_alice`, [
      '--',
      '-rfx.txt',
      '"quoted" \'too\'x.txt',
      'new\nlinex.txt',
    ]);
    expect(alone.report.findings).toHaveLength(3);
  });

  it('and hostile tags do nothing to a terminal', async () => {
    const tag = 'x\u001b]0;title\u0007\u009b31m\u202e';
    const folder = folderWith(pairs({ 'new\nline\u001b[2J': `${tag}, ${tag}` }));
    const { stdout } = await lora(folder, ['lint']);
    expect(stdout).toContain('10_alice/new\\nline\\x1b[2J.txt');
    expect(stdout).toContain('x\\x1b]0;title\\x07\\x9b31m\\u202e');
    expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    const { stderr } = await lora(folder, ['lint', 'no\u001b[31m\nthing']);
    expect(stderr).toBe('lora: no\\x1b[31m\\nthing: there is no such file or folder.\n');
  });
});

describe.skipIf(process.platform === 'win32')('without permission', () => {
  const nobody = 65_534;
  const isRoot = process.getuid?.() === 0;
  let options: { uid?: number; cli?: string } = {};

  beforeAll(() => {
    if (!isRoot) return;
    // Root may read all: the command runs as somebody else, from where that one may read it.
    const copy = commandForAnyone();
    options = { uid: nobody, cli: copy };
    return () => fs.rmSync(path.dirname(copy), { recursive: true });
  });

  const locked = (files: Parameters<typeof folderWith>[0], name: string) => {
    const folder = folderWith(files);
    fs.chmodSync(folder, 0o755);
    fs.chmodSync(path.join(folder, name), 0);
    return folder;
  };

  it('a caption', async () => {
    const folder = locked(pairs({ a: 'x', z: 'a, b, a' }), '10_alice/a.txt');
    const { code, report } = await lintJson(folder, [], options);
    expect(code).toBe(1);
    expect(inShort(report)).toEqual([
      '10_alice/a.txt:0:0 unreadable-caption error',
      '10_alice/z.txt:0:6 duplicate-tag warning',
    ]);
    const named = await lintJson(folder, ['10_alice/a.txt'], options);
    expect(inShort(named.report)).toEqual(['10_alice/a.txt:0:0 unreadable-caption error']);
  });

  it('a picture', async () => {
    const folder = locked(pairs({ a: 'x' }), '10_alice/a.png');
    const { report } = await lintJson(folder, [], options);
    expect(inShort(report)).toEqual(['10_alice/a.png:0:0 unreadable-image error']);
  });

  it('a folder, named or below one that is: the rest is linted, exit code 2', async () => {
    const folder = locked({ ...pairs({ z: 'a, b, a' }), ...pairs({ a: 'x' }, '5_b') }, '5_b');
    for (const paths of [[], ['5_b', '.'], ['5_b', '10_alice']]) {
      const { code, stderr, report } = await lintJson(folder, paths, options);
      expect(stderr).toBe('lora: 5_b: no permission to read it.\n');
      expect([code, inShort(report)]).toEqual([2, ['10_alice/z.txt:0:6 duplicate-tag warning']]);
    }
  });

  it('a configuration', async () => {
    const folder = locked({ ...pairs({ z: 'a, b, a' }), 'lora-dataset.toml': '' }, 'lora-dataset.toml');
    const { code, stderr, report } = await lintJson(folder, [], options);
    expect(stderr).toBe('lora: lora-dataset.toml: no permission to read it.\n');
    expect([code, report.findings.length]).toEqual([2, 1]);
  });

  it('a folder that a training is to be written into: nothing is left there, and it is told', async () => {
    const folder = folderWith({
      ...pairs({ a: 'alice' }),
      'lora-dataset.toml': '[dataset]\ntrigger = "alice"\n',
    });
    fs.chmodSync(folder, isRoot ? 0o755 : 0o555);
    onTestFinished(() => fs.chmodSync(folder, 0o755));
    const before = fs.readdirSync(folder, { recursive: true });
    const { code, stderr } = await lora(folder, ['train', '--dry-run'], options);
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(
        /the run can not be written: EACCES: permission denied, mkdir '\S+runs'\. Look whether/,
      ),
    ]);
    expect(fs.readdirSync(folder, { recursive: true })).toEqual(before);
  });
});
