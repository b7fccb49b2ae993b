import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { widthOf } from '../../cli/terminal/width.ts';
import { digestOf } from '../../core/node/digest.ts';
import { fromNative } from '../../core/node/native-path.ts';
import { folderWith, inShort, lintJson, lora, pairs, picture } from './lora.ts';

const folder = () =>
  folderWith({
    ...pairs({ a: '1girl, alice, smile, smile', b: '1girl, alice, red hair, red hair' }),
    ...pairs({ c: '1boy, smile, smile' }, '5_bob'),
    '5_bob/none.png': picture,
    '5_bob/orphan.txt': 'smile, smile',
  });

describe('lora lint --where', () => {
  it('tells what is found in the pairs that fulfil a query, and counts the whole dataset', async () => {
    const { code, stderr, report } = await lintJson(folder(), ['--where', 'tag:smile']);
    expect([code, stderr]).toEqual([0, '']);
    expect(inShort(report)).toEqual([
      '10_alice/a.txt:0:21 duplicate-tag warning',
      '5_bob/c.txt:0:13 duplicate-tag warning',
    ]);
    expect(report.datasets).toEqual([{ root: '.', images: 4, captions: 3 }]);
  });

  it.each([
    ['tags:0', ['5_bob/none.png:0:0 missing-caption warning']],
    ['issue:missing-caption OR tag:"red hair"', ['10_alice/b.txt', '5_bob/none.png']],
    ['NOT in:bob AND NOT tag:red*', ['10_alice/a.txt']],
    ['issue:duplicate-tag', ['10_alice/a.txt', '10_alice/b.txt', '5_bob/c.txt']],
    ['tokens:>1000', []],
  ])('%s', async (query, files) => {
    const { report } = await lintJson(folder(), ['--where', query]);
    const found = inShort(report);
    expect(found).toHaveLength(files.length);
    for (const [index, file] of files.entries()) expect(found[index]).toContain(file);
  });

  it('finds what was marked as reviewed in the editor, as long as it is as it was then', async () => {
    const set = folder();
    const modified = fs.statSync(path.join(set, '10_alice/a.png')).mtimeMs;
    const text = fs.readFileSync(path.join(set, '10_alice/a.txt'));
    const marks = { '10_alice/a.png': { caption: digestOf(text), modified } };
    const root = fromNative(fs.realpathSync(set));
    const state = fs.mkdtempSync(path.join(tmpdir(), 'lora-state-'));
    onTestFinished(() => fs.rmSync(state, { recursive: true }));
    fs.mkdirSync(path.join(state, 'reviewed'));
    const file = path.join(state, 'reviewed', `${digestOf(Buffer.from(root))}.json`);
    fs.writeFileSync(file, JSON.stringify({ version: 1, root, marks }));
    const found = async () => {
      const env = { LORA_WORKBENCH_STATE: state };
      const { stdout } = await lora(set, ['lint', '--where', 'is:reviewed', '--format', 'json'], { env });
      return JSON.parse(stdout).findings.length;
    };
    expect(await found()).toBe(1);
    fs.appendFileSync(path.join(set, '10_alice/a.txt'), ', more, more');
    expect(await found()).toBe(0);
  });

  it('narrows what was named down, and decides the exit code', async () => {
    const { report } = await lintJson(folder(), ['5_bob', '--where', 'tag:smile']);
    expect(inShort(report)).toEqual(['5_bob/c.txt:0:13 duplicate-tag warning']);
    expect((await lora(folder(), ['lint', '--where', 'tags:>9', '--max-warnings', '0'])).code).toBe(0);
    expect((await lora(folder(), ['lint', '--where', 'tag:smile', '--max-warnings', '0'])).code).toBe(1);
  });

  it('lists file by file what would be one finding of the dataset', async () => {
    const many = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`n${index}`, 'x, x']));
    const set = folderWith({ ...pairs(many), 'lora-dataset.toml': '' });
    const { report } = await lintJson(set, ['--where', 'name:n1', '--rule', 'inconsistent-spelling=off']);
    expect(inShort(report)).toEqual(
      ['n1', 'n10', 'n11'].map((name) => `10_alice/${name}.txt:0:3 duplicate-tag warning`),
    );
  });

  it('fixes only those pairs', async () => {
    const set = folder();
    const { stderr } = await lora(set, [
      'lint',
      '--fix',
      '--where',
      'in:alice issue:duplicate-tag tag:smile',
    ]);
    expect(stderr).not.toContain('fulfils');
    const text = (name: string) => fs.readFileSync(`${set}/${name}`, 'utf8');
    expect([text('10_alice/a.txt'), text('10_alice/b.txt'), text('5_bob/c.txt')]).toEqual([
      '1girl, alice, smile',
      '1girl, alice, red hair, red hair',
      '1boy, smile, smile',
    ]);
  });

  it('reads headers for the query alone, where no picture is to be looked at', async () => {
    const set = folderWith({
      ...pairs({ a: 'x, x', b: 'y, y' }),
      '10_alice/b.png': fs.readFileSync('test/fixtures/pictures/square.png').subarray(0, 100),
    });
    const { report } = await lintJson(set, ['--images', 'off', '--where', 'width:768']);
    expect(inShort(report)).toEqual(['10_alice/a.txt:0:3 duplicate-tag warning']);
    const unknown = await lintJson(set, ['--images', 'off', '--where', 'NOT width:>0']);
    expect(inShort(unknown.report)).toEqual(['10_alice/b.txt:0:3 duplicate-tag warning']);
  });

  it('says so where nothing fulfils it', async () => {
    const { code, stderr, report } = await lintJson(folder(), ['--where', 'tag:nobody']);
    expect([code, stderr, report.findings]).toEqual([
      0,
      'lora: no picture with its caption fulfils --where.\n',
      [],
    ]);
  });

  it('still tells mistakes in the configuration', async () => {
    const set = folderWith({ ...pairs({ a: 'x' }), 'lora-dataset.toml': '[dataset]\ntriger = "x"\n' });
    const { code, stderr } = await lora(set, ['lint', '--where', 'tag:x']);
    expect(code).toBe(2);
    expect(stderr).toContain('lora-dataset.toml:2:1: ');
  });
});

describe('lora stats --where', () => {
  it('tells the pairs that fulfil a query as if there were no others', async () => {
    const run = await lora(folder(), ['stats', '--format', 'json', '--where', 'tag:smile']);
    const [{ folders, tags, buckets, steps }] = JSON.parse(run.stdout).datasets;
    expect([run.code, run.stderr]).toEqual([0, '']);
    expect(folders).toEqual([
      { name: '10_alice', repeats: 10, class_tokens: 'alice', images: 1, captions: 1 },
      { name: '5_bob', repeats: 5, class_tokens: 'bob', images: 1, captions: 1 },
    ]);
    expect(tags[0]).toEqual({ tag: 'smile', count: 2 });
    expect([buckets, steps]).toEqual([[{ bucket: [768, 768], images: 2 }], 120]);
  });

  it('asks lint only for what the query asks', async () => {
    const run = await lora(folder(), ['stats', '--format', 'json', '--where', 'issue:missing-caption']);
    expect(JSON.parse(run.stdout).datasets[0].folders).toEqual([
      { name: '5_bob', repeats: 5, class_tokens: 'bob', images: 1, captions: 0 },
    ]);
  });

  it('says so where nothing fulfils it', async () => {
    const run = await lora(folder(), ['stats', '--where', 'tag:nobody']);
    expect([run.code, run.stderr]).toEqual([0, 'lora: .: no picture with its caption fulfils --where.\n']);
    expect(run.stdout).toMatch(/^\.: 0 pictures, 0 captions/);
  });
});

describe('a query that is wrong', () => {
  it.each(['lint', 'stats'])('ends lora %s with 2, and shows the place', async (command) => {
    const { code, stdout, stderr } = await lora('.', [command, '--where', 'tag:smile AND width:<wide OR x']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`A number in plain digits is expected, such as width:<768.

  tag:smile AND width:<wide OR x
                       ^^^^
`);
  });

  it('shows the end, and places behind wide and strange signs', async () => {
    const { stderr } = await lora('.', ['lint', '--where', 'tag:日本\u001b AND']);
    expect(stderr).toContain(`\n  tag:日本\\x1b AND\n${' '.repeat(18)}^\n`);
    expect(['', 'ab', '日本', 'e\u0301', '😀'].map(widthOf)).toEqual([0, 2, 4, 1, 2]);
  });
});
