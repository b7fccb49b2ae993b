import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { folderWith, lora } from './lora.ts';

const oracle: { items: readonly { text: string; ids: readonly number[]; count: number }[] } = JSON.parse(
  readFileSync('test/fixtures/oracles/clip-tokens.json', 'utf8'),
);

describe('lora tokens', () => {
  it("counts as the trainer's tokenizer, line by line", async () => {
    const items = oracle.items.filter(({ text }) => !/[\r\n]/.test(text) && !/\p{Cs}/u.test(text));
    expect(items.length).toBeGreaterThan(100);
    const stdin = items.map(({ text }) => `${text}\n`).join('');
    const expected = items.map(({ ids, count }) => `${count}\t${ids.slice(1, -1).join(' ')}\n`).join('');
    expect(await lora('.', ['tokens'], { stdin })).toEqual({ code: 0, stdout: expected, stderr: '' });
  });

  it.each([
    ['', ''],
    ['\n', '0\t\n'],
    ['solo', '1\t5797\n'],
    ['solo\r\n\r\nsolo\r\n', '1\t5797\n0\t\n1\t5797\n'],
    ['\ufeffsolo', '1\t5797\n'],
  ])('reads %j', async (stdin, stdout) => {
    expect((await lora('.', ['tokens'], { stdin })).stdout).toBe(stdout);
  });

  it('reads files and texts, and no input then', async () => {
    const folder = folderWith({ 'a.txt': 'highres\nsolo', 'b.txt': 'solo' });
    const { stdout } = await lora(folder, ['tokens', 'a.txt', 'b.txt', '--text', '', '--text', 'solo'], {
      stdin: 'x',
    });
    expect(stdout).toBe('0\t\n1\t5797\n2\t1487 934\n1\t5797\n1\t5797\n');
  });

  it('tells what is cut off', async () => {
    const run = await lora('.', ['tokens', '--limit', '2'], {
      stdin: 'solo\nsolo, long hair, \u001b[31mx\n',
    });
    expect(run.stdout.split('\n').map((line) => line.split('\t')[2])).toEqual([
      '',
      'long hair, \\x1b[31mx',
      undefined,
    ]);
  });

  it('writes JSON', async () => {
    const long = Array.from({ length: 40 }, () => 'solo').join(', ');
    const { stdout } = await lora('.', ['tokens', '--format', 'json', '--text', 'solo', '--text', long]);
    const [solo, other] = JSON.parse(stdout);
    expect(solo).toEqual({ text: 'solo', count: 1, ids: [5797], cut: null });
    expect(other).toMatchObject({ count: 79, cut: 37 * 'solo, '.length + 'solo'.length });
  });

  it('names files that can not be read', async () => {
    const folder = folderWith({ 'a.txt': Buffer.from('caf\xe9', 'latin1'), 'b.txt': 'solo' });
    expect(await lora(folder, ['tokens', 'a.txt', 'none.txt', 'b.txt'])).toEqual({
      code: 2,
      stdout: '1\t5797\n',
      stderr: 'lora: a.txt: it is not UTF-8.\nlora: none.txt: there is no such file or folder.\n',
    });
  });
});
