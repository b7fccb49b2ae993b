import { describe, expect, it } from 'vitest';
import { folderWith, inShort, lintJson, lora, pairs, picture } from './lora.ts';

const twice = '1girl, smile, red hair, smile';
const found = (file: string) => `${file}:0:24 duplicate-tag warning`;

async function lint(folder: string, ...paths: string[]) {
  const { code, report, stderr } = await lintJson(folder, paths);
  return { code, stderr, roots: report.datasets.map(({ root }) => root), found: inShort(report) };
}

describe('a folder', () => {
  it('stands for all datasets in it', async () => {
    const folder = folderWith({
      ...pairs({ a: twice }, 'x/10_a'),
      ...pairs({ a: twice }, 'y/flat'),
      ...pairs({ a: twice }, 'z/img/deep'),
      'z/lora-dataset.toml': '',
      ...pairs({ a: twice }, 'z/output'),
    });
    expect(await lint(folder)).toEqual({
      code: 0,
      stderr: '',
      roots: ['x', 'y/flat', 'z'],
      found: [found('x/10_a/a.txt'), found('y/flat/a.txt'), found('z/img/deep/a.txt')],
    });
  });

  it('that is a concept folder belongs to the dataset around it', async () => {
    const folder = folderWith({ ...pairs({ a: twice }, '10_a'), ...pairs({ a: twice }, '5_b') });
    const expected = { code: 0, stderr: '', roots: ['.'], found: [found('10_a/a.txt')] };
    expect(await lint(folder, '10_a')).toEqual(expected);
    expect(await lint(`${folder}/10_a`)).toEqual({ ...expected, roots: ['..'], found: [found('a.txt')] });
  });

  it('inside a declared dataset is linted as its part, with its configuration', async () => {
    const folder = folderWith({
      ...pairs({ a: '1girl' }, 'img/one'),
      ...pairs({ b: '1girl' }, 'img/two'),
      'lora-dataset.toml': '[dataset]\ntrigger = "alice"',
    });
    expect(await lint(folder, 'img/two')).toEqual({
      code: 0,
      stderr: '',
      roots: ['.'],
      found: ['img/two/b.txt:0:0 missing-trigger warning'],
    });
  });

  it('inside a declared dataset that leaves it out is looked at on its own', async () => {
    const folder = folderWith({
      ...pairs({ a: '1girl' }, 'img/one'),
      ...pairs({ b: twice }, 'runs/samples'),
      'lora-dataset.toml': '[dataset]\ntrigger = "alice"\nimages = "img"',
    });
    expect(await lint(folder, 'runs/samples')).toMatchObject({
      roots: ['runs/samples'],
      found: [found('runs/samples/b.txt')],
    });
  });

  it('of pictures that nobody captioned yet is one, since it was named', async () => {
    const folder = folderWith({ 'a.png': picture.subarray(0, 400), 'b.png': picture });
    expect((await lint(folder)).found).toContain('a.png:0:0 unreadable-image error');
    const concepts = folderWith({ '10_x/a.png': picture.subarray(0, 400), '10_y/b.png': picture });
    expect(await lint(concepts)).toMatchObject({ code: 1, roots: ['.'] });
  });

  it('without pictures is nothing to lint, which is said', async () => {
    const folder = folderWith({ 'notes/README.txt': 'x,,x' });
    const { code, report, stderr } = await lintJson(folder);
    expect([code, report.datasets, report.findings]).toEqual([0, [], []]);
    expect(stderr).toContain('no pictures');
    expect((await lora(folder, ['lint'])).stdout).toContain('no dataset');
  });

  it('keeps single findings loud where the one that stands for them is not told', async () => {
    const captions = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`p${index + 10}`, '1girl']),
    );
    const folder = folderWith({ ...pairs(captions), 'lora-dataset.toml': '[dataset]\ntrigger = "alice"' });
    expect((await lintJson(folder)).report.summary).toMatchObject({ warning: 1, hint: 12 });
    expect((await lintJson(folder, ['10_alice'])).report.summary).toMatchObject({ warning: 12, hint: 0 });
  });
});

describe('a file', () => {
  const files = {
    ...pairs({ a: twice, b: twice }),
    '10_alice/c.png': picture.subarray(0, 400),
    '10_alice/c.txt': '1girl',
    'lora-dataset.toml': '[dataset]\nbad = 1',
    'config.toml': '',
  };
  it('that is a caption: its own findings', async () => {
    const { 'lora-dataset.toml': _, ...fine } = files;
    expect(await lint(folderWith(fine), '10_alice/a.txt')).toEqual({
      code: 0,
      stderr: '',
      roots: ['.'],
      found: [found('10_alice/a.txt')],
    });
  });

  it('that is a picture', async () => {
    expect((await lint(folderWith(files), '10_alice/c.png')).found).toEqual([
      '10_alice/c.png:0:0 unreadable-image error',
    ]);
  });

  it('that is a lora-dataset.toml', async () => {
    expect(await lint(folderWith(files), 'lora-dataset.toml')).toMatchObject({
      code: 2,
      stderr: '',
      found: ['lora-dataset.toml:1:0 config error'],
    });
  });

  it('whose configuration has a mistake: said on stderr, since it may change what is found', async () => {
    const { code, stderr, found: told } = await lint(folderWith(files), '10_alice/a.txt');
    expect([code, told]).toEqual([2, [found('10_alice/a.txt')]]);
    expect(stderr).toContain('lora-dataset.toml:2:1: Unknown key "bad"');
  });

  it('in a folder of pairs that nobody declared', async () => {
    const folder = folderWith({ 'a.png': picture, 'a.txt': twice, 'b.png': picture, 'b.txt': twice });
    expect((await lint(folder, 'b.txt')).found).toEqual([found('b.txt')]);
  });

  it.each(['pyproject.toml', '10_alice/notes.md', 'notes.txt'])(
    'that lint does not know: %s',
    async (name) => {
      const unknown = { '10_alice/notes.md': '', 'notes.txt': 'x --w 512', 'pyproject.toml': '[project]\n' };
      const folder = folderWith({ ...files, ...unknown });
      const { code, stderr, found } = await lint(folder, name, '10_alice/c.png');
      expect(code).toBe(2);
      expect(stderr).toContain(`${name}: this is nothing that lint knows`);
      expect(found).toEqual(['10_alice/c.png:0:0 unreadable-image error']);
    },
  );
});

describe('a path that is not there', () => {
  it.each(['nowhere', '10_alice/no.txt', '10_alice/a.txt/b', ''])(
    '%j is named, the rest goes on',
    async (name) => {
      const { code, stderr, found: told } = await lint(folderWith(pairs({ a: twice })), name, '.');
      expect([code, told]).toEqual([2, [found('10_alice/a.txt')]]);
      expect(stderr).toContain(`${name || '""'}: there is no such file or folder.`);
    },
  );

  it('may begin with a dash', async () => {
    const folder = folderWith({ ...pairs({ a: twice }, '-x/10_a') });
    expect((await lint(folder, '--', '-x')).found).toEqual([found('-x/10_a/a.txt')]);
  });
});
