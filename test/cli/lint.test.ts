import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { digestOfTree, folderWith, inShort, lintJson, lora, pairs, picture } from './lora.ts';

const clean = { a: '1girl, alice, smile', b: '1girl, alice, sitting', c: '1girl, alice, from side' };
const twice = '1girl, smile, red hair, smile';

describe('the report in JSON', () => {
  it('has all that the contract says', async () => {
    const folder = folderWith(pairs({ ...clean, d: '1girl, alice, smile, smile' }));
    const { code, report, stderr } = await lintJson(folder);
    expect([code, stderr]).toEqual([0, '']);
    expect(report).toEqual({
      version: 1,
      datasets: [{ root: '.', images: 4, captions: 4 }],
      findings: [
        {
          file: '10_alice/d.txt',
          range: { start: { line: 0, character: 21 }, end: { line: 0, character: 26 } },
          severity: 'warning',
          code: 'duplicate-tag',
          message: '"smile" is already in this caption.',
          scope: 'file',
          count: 1,
          fix: {
            title: 'Remove the second "smile"',
            edits: [
              { range: { start: { line: 0, character: 19 }, end: { line: 0, character: 26 } }, newText: '' },
            ],
          },
        },
      ],
      summary: { error: 0, warning: 1, info: 0, hint: 0 },
    });
  });

  it('is the same, byte for byte, from the same input, whatever the order of the paths', async () => {
    const folder = folderWith({ ...pairs({ d: twice }, 'x/10_a'), ...pairs({ d: twice }, 'y/10_b') });
    const runs = await Promise.all([
      lora(folder, ['lint', '--format', 'json']),
      lora(folder, ['lint', '--format', 'json', 'y', 'x']),
      lora(folder, ['lint', '--format', 'json', 'x', 'x/10_a', 'y/10_b/d.txt', 'y']),
    ]);
    expect(runs[1]).toEqual(runs[0]);
    expect(runs[2]).toEqual(runs[0]);
  });

  it('tells paths from the working folder, also of what lies outside it', async () => {
    const folder = folderWith({ ...pairs({ d: twice }, 'x/10_a'), 'y/z/other.md': '' });
    const { report } = await lintJson(path.join(folder, 'y/z'), ['../../x']);
    expect(report.datasets).toEqual([{ root: '../../x', images: 1, captions: 1 }]);
    expect(report.findings[0]?.file).toBe('../../x/10_a/d.txt');
  });

  it('sorts by code points, and by place', async () => {
    const folder = folderWith(
      pairs({ '\u{1f600}': 'a,,b', '\uff5e': 'a,,b', Z: 'a,,b', a: 'a,b,,a', 'a b': 'a,,b' }),
    );
    const { report } = await lintJson(folder);
    expect(inShort(report)).toEqual([
      '10_alice/Z.txt:0:1 empty-tag info',
      '10_alice/a b.txt:0:1 empty-tag info',
      '10_alice/a.txt:0:3 empty-tag info',
      '10_alice/a.txt:0:5 duplicate-tag warning',
      '10_alice/\uff5e.txt:0:1 empty-tag info',
      '10_alice/\u{1f600}.txt:0:1 empty-tag info',
    ]);
  });

  it('counts in UTF-16 units, without a byte order mark', async () => {
    const folder = folderWith(pairs({ a: '\ufeff\u{1f600}, x, x\r\nmore' }));
    const { report } = await lintJson(folder);
    expect(inShort(report)).toEqual([
      '10_alice/a.txt:0:0 caption-encoding warning',
      '10_alice/a.txt:0:7 duplicate-tag warning',
      '10_alice/a.txt:1:0 multi-line-caption warning',
    ]);
  });

  it.each([
    ['\n', 1],
    ['\r\n', 1],
    ['\r', 1],
    ['\r\n\n\r', 3],
  ])('ends lines at %j', async (end, line) => {
    const folder = folderWith(pairs({ a: Buffer.from(`1girl${end}caf\xe9`, 'latin1') }));
    const { report } = await lintJson(folder);
    expect(inShort(report)).toEqual([`10_alice/a.txt:${line}:3 caption-encoding error`]);
  });

  it('counts the captions that a picture has, readable or not', async () => {
    const folder = folderWith({
      ...pairs({ a: '1girl', b: { link: 'nowhere' } }),
      '10_alice/c.png': picture,
      '10_alice/README.txt': 'x,,x',
    });
    const { report } = await lintJson(folder);
    expect(report.datasets).toEqual([{ root: '.', images: 3, captions: 2 }]);
    expect(inShort(report)).toEqual([
      '10_alice/b.txt:0:0 unreadable-caption error',
      '10_alice/c.png:0:0 missing-caption warning',
    ]);
  });
});

describe('exit codes', () => {
  const exit = async (captions: Record<string, string>, ...args: string[]) => {
    return (await lora(folderWith(pairs(captions)), ['lint', ...args])).code;
  };
  it('0 without findings', async () => expect(await exit(clean)).toBe(0));
  it('0 with warnings', async () => expect(await exit({ a: twice })).toBe(0));
  it('1 with more warnings than allowed', async () => {
    expect(await exit({ a: twice }, '--max-warnings', '0')).toBe(1);
    expect(await exit({ a: twice }, '--max-warnings', '1')).toBe(0);
    expect(await exit({ a: twice }, '--max-warnings=0')).toBe(1);
  });
  it('1 with an error', async () => {
    expect(await exit({ a: twice }, '--rule', 'duplicate-tag=error')).toBe(1);
  });
  it('2 with a mistake in a configuration, which also is a finding', async () => {
    const folder = folderWith({ ...pairs({ a: twice }), 'lora-dataset.toml': '[dataset]\ntriger = "x"\n' });
    const { code, report, stderr } = await lintJson(folder);
    expect([code, stderr]).toEqual([2, '']);
    expect(inShort(report)).toEqual([
      '10_alice/a.txt:0:24 duplicate-tag warning',
      'lora-dataset.toml:1:0 config error',
    ]);
  });
});

describe('options', () => {
  it('--rule sets severities; the last one of a code counts, and it outweighs the configuration', async () => {
    const folder = folderWith({
      ...pairs({ a: `${twice},,x` }),
      'lora-dataset.toml': '[rules]\nduplicate-tag = "error"\nempty-tag = "off"',
    });
    const lint = async (...args: string[]) => inShort((await lintJson(folder, args)).report);
    expect(await lint()).toEqual(['10_alice/a.txt:0:24 duplicate-tag error']);
    expect(await lint('--rule', 'duplicate-tag=off')).toEqual([]);
    expect(
      await lint(
        '--rule',
        'duplicate-tag=off',
        '--rule',
        'duplicate-tag=hint',
        '--rule',
        'empty-tag=warning',
      ),
    ).toEqual(['10_alice/a.txt:0:24 duplicate-tag hint', '10_alice/a.txt:0:29 empty-tag warning']);
  });

  it('--images off looks at no picture', async () => {
    const folder = folderWith({ ...pairs({ a: '1girl' }), '10_alice/a.png': picture.subarray(0, 400) });
    expect(inShort((await lintJson(folder)).report)).toEqual(['10_alice/a.png:0:0 unreadable-image error']);
    expect(inShort((await lintJson(folder, ['--images', 'headers'])).report)).toHaveLength(1);
    expect((await lintJson(folder, ['--images', 'off'])).code).toBe(0);
  });

  it('--no-collapse lists what most of a dataset does', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `p${index + 10}`);
    const folder = folderWith(pairs(Object.fromEntries(names.map((name) => [name, twice]))));
    const { report } = await lintJson(folder);
    expect(report.findings.filter(({ scope }) => scope === 'dataset')).toMatchObject([
      { file: '10_alice/p10.txt', code: 'duplicate-tag', severity: 'warning', count: 12, fix: null },
    ]);
    expect(report.summary).toEqual({ error: 0, warning: 1, info: 0, hint: 12 });
    const listed = (await lintJson(folder, ['--no-collapse'])).report;
    expect(listed.summary).toEqual({ error: 0, warning: 12, info: 0, hint: 0 });
  });
});

it('changes nothing on disk', async () => {
  const folder = folderWith({
    ...pairs({ ...clean, d: `${twice},,`, e: Buffer.from('caf\xe9', 'latin1'), f: '\ufeffx, x' }),
    'lora-dataset.toml': '[dataset]\nbad = 1',
  });
  fs.utimesSync(path.join(folder, '10_alice/d.txt'), 1, 1);
  const before = digestOfTree(folder);
  await Promise.all([lora(folder, ['lint']), lintJson(folder, ['10_alice'])]);
  expect(digestOfTree(folder)).toEqual(before);
});
