import { describe, expect, it } from 'vitest';
import { namesIn } from '../../cli/lint/listed-names.ts';
import { folderWith, inShort, lintJson, lora, pairs } from './lora.ts';

const twice = '1girl, smile, red hair, smile';

async function found(folder: string, args: readonly string[], stdin?: string) {
  const { code, report, stderr } = await lintJson(folder, args, stdin === undefined ? {} : { stdin });
  return { code, stderr, files: inShort(report).map((line) => line.split(':')[0]) };
}

const two = () =>
  folderWith({
    ...pairs({ a: twice, b: twice, 'c [1]': twice }, 'x/10_a'),
    ...pairs({ a: twice }, 'y/10_b'),
    'x/README.md': '',
    'x/10_a/notes.md': '',
  });

describe('patterns', () => {
  it.each([
    ['x/10_a/[ab].txt', ['x/10_a/a.txt', 'x/10_a/b.txt']],
    ['*/10_*', ['x/10_a/a.txt', 'x/10_a/b.txt', 'x/10_a/c [1].txt', 'y/10_b/a.txt']],
    ['**/a.txt', ['x/10_a/a.txt', 'y/10_b/a.txt']],
    ['./x/**/b.*', ['x/10_a/b.txt']],
    ['**', ['x/10_a/a.txt', 'x/10_a/b.txt', 'x/10_a/c [1].txt', 'y/10_b/a.txt']],
    ['{y,z}/**', ['y/10_b/a.txt']],
  ])('%s', async (pattern, files) => {
    expect(await found(two(), [pattern])).toEqual({ code: 0, stderr: '', files });
  });

  it('are no patterns where a file is called so', async () => {
    expect((await found(two(), ['x/10_a/c [1].txt'])).files).toEqual(['x/10_a/c [1].txt']);
  });

  it('may begin anywhere', async () => {
    const folder = two();
    expect((await found(`${folder}/y`, ['../x/**/a.txt'])).files).toEqual(['../x/10_a/a.txt']);
    expect((await found(`${folder}/y`, [`${folder}/x/*/a.txt`])).files).toEqual(['../x/10_a/a.txt']);
  });

  it('that mean nothing are told, and end with 2', async () => {
    expect(await found(two(), ['x/*.caption'])).toMatchObject({
      code: 2,
      stderr: 'lora: x/*.caption: there is no such file or folder.\n',
    });
  });

  it('are not followed into a loop of links', async () => {
    const folder = folderWith({ ...pairs({ a: twice }, '10_a'), '10_a/loop': { link: '..' } });
    expect((await found(folder, ['**/a.txt'])).files).toEqual(['10_a/a.txt']);
  });
});

describe('--stdin-names', () => {
  it.each([
    ['lines', 'x/10_a/a.txt\ny\n'],
    ['lines of Windows', 'x/10_a/a.txt\r\ny\r\n'],
    ['names ended by NUL', 'x/10_a/a.txt\0y\0'],
  ])('reads %s', async (_, stdin) => {
    expect(await found(two(), ['--stdin-names'], stdin)).toEqual({
      code: 0,
      stderr: '',
      files: ['x/10_a/a.txt', 'y/10_b/a.txt'],
    });
  });

  it('adds to the paths', async () => {
    expect((await found(two(), ['--stdin-names', 'y'], 'x/10_a/b.txt')).files).toEqual([
      'x/10_a/b.txt',
      'y/10_b/a.txt',
    ]);
  });

  it('without a name is nothing to lint', async () => {
    expect(await found(two(), ['--stdin-names'], '')).toEqual({ code: 0, stderr: '', files: [] });
  });

  it('takes names for names, never for patterns', async () => {
    expect(await found(two(), ['--stdin-names'], 'x/10_a/c [1].txt\nx/*\n')).toEqual({
      code: 2,
      stderr: 'lora: x/*: there is no such file or folder.\n',
      files: ['x/10_a/c [1].txt'],
    });
  });

  it.skipIf(process.platform === 'win32')('reads names with line breaks and dashes in front', async () => {
    const folder = folderWith(pairs({ 'a\nb': twice, '-c': twice }, '10_a'));
    expect((await found(`${folder}/10_a`, ['--stdin-names'], 'a\nb.txt\0-c.txt\0')).files).toEqual([
      '-c.txt',
      'a\nb.txt',
    ]);
  });

  it('splits a list', () => {
    expect(namesIn('a\nb\n\nc')).toEqual(['a', 'b', 'c']);
    expect(namesIn('a\nb\0c\0')).toEqual(['a\nb', 'c']);
    expect(namesIn('')).toEqual([]);
  });
});

describe('--ignore-unknown', () => {
  it('passes over files that are nothing to lint, which else are told', async () => {
    const args = ['lint', 'x/README.md', 'x/10_a/notes.md', 'x/10_a/a.txt'];
    expect(await lora(two(), [...args, '--ignore-unknown'])).toMatchObject({ code: 0, stderr: '' });
    expect((await lora(two(), args)).code).toBe(2);
  });

  it('still tells what is not there', async () => {
    expect(await found(two(), ['--ignore-unknown', 'x/none.txt'])).toMatchObject({ code: 2 });
  });
});
