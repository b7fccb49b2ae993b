import { expect, it } from 'vitest';
import { folderWith, lora, pairs } from './lora.ts';

it('writes findings as commands of GitHub, the loudest first', async () => {
  const folder = folderWith(pairs({ a: 'x,,y', b: '1girl, smile, smile' }));
  expect(await lora(folder, ['lint', '--format', 'github'])).toEqual({
    code: 0,
    stderr: '',
    stdout: `::warning file=10_alice/b.txt,line=1,endLine=1,col=15,endColumn=19,title=duplicate-tag::"smile" is already in this caption.
::notice file=10_alice/a.txt,line=1,endLine=1,col=2,endColumn=2,title=empty-tag::An empty tag, which the trainer counts like any other.
2 problems (0 errors, 1 warning, 1 info, 0 hints) in 1 dataset, 2 pictures
`,
  });
});

it('tells once what most pictures do', async () => {
  const captions = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`p${index}`, 'x, x, y']));
  const { stdout } = await lora(folderWith(pairs(captions)), ['lint', '--format', 'github']);
  const lines = stdout.trimEnd().split('\n');
  expect(lines.filter((line) => line.includes('title=duplicate-tag'))).toEqual([
    expect.stringContaining('::12 of 12 pictures: '),
  ]);
  expect(lines.at(-1)).toBe('12 hints of what many pictures do: --no-collapse lists them');
});

it.skipIf(process.platform === 'win32')('lets no name and no caption give a command of its own', async () => {
  const folder = folderWith(pairs({ 'a,b:c%\n::error::': 'é\n::x, é\n::x\u001b[31m, é' }, '10_a'));
  const { stdout } = await lora(folder, ['lint', '--format', 'github', '--no-collapse']);
  const lines = stdout.trimEnd().split('\n');
  expect(
    lines
      .slice(0, -1)
      .every((line) =>
        /^::(?:warning|notice|error) file=10_a\/a%2Cb%3Ac%25%0A%3A%3Aerror%3A%3A\.txt,/.test(line),
      ),
  ).toBe(true);
  expect(lines.length).toBeGreaterThan(1);
  expect(stdout).not.toContain('\u001b');
});
