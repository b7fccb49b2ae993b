import { describe, expect, it } from 'vitest';
import { createProgram } from '../../cli/program.ts';
import { version } from '../../package.json';
import { folderWith, lora, pairs } from './lora.ts';

describe('lora', () => {
  it('prints its version', async () => {
    expect(await lora('.', ['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it.each([['--help'], ['help'], ['lint --help'], ['lsp --help']])('prints help: %s', async (args) => {
    const { code, stdout, stderr } = await lora('.', args.split(' '));
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Usage: lora');
  });

  it.each(['', 'images'])('says the same of help wherever it is told: %s', async (command) => {
    const { stdout } = await lora('.', [...(command ? [command] : []), '--help']);
    expect(
      stdout.match(/(-h, --help|help \[COMMAND(?:\.\.\.)?\]) +[Pp]rint what can be done\.?\n/g),
    ).toHaveLength(2);
  });

  it.each(['lint', 'stats', 'caption', 'images bake', 'buckets', 'undo', 'train'])(
    'says what is meant without a path: %s',
    async (command) => {
      const { stdout } = await lora('.', [...command.split(' '), '--help']);
      expect(stdout.replace(/\n +/g, ' ')).toContain('(default: ".")');
    },
  );

  it('tells of its version by the letter that most programs have', async () => {
    expect(await lora('.', ['-v'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('lists commands by what they are about, each once', async () => {
    const { stdout } = await lora('.', ['--help']);
    const [, ...parts] = stdout.split(/^([A-Z][^\n]*):$/m);
    const headings = parts.filter((_, index) => index % 2 === 0);
    expect(headings).toEqual(['Options', 'Datasets', 'Training', 'LoRA files and what they paint', 'More']);
    const names = parts
      .slice(2)
      .flatMap((part) => [...part.matchAll(/^ {2}([a-z-]+) /gm)])
      .map(([, name]) => name);
    expect(names).toEqual(expect.arrayContaining(['lint', 'train', 'inspect', 'lsp', 'help']));
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(['help images bake', 'images help bake', 'images bake --help'])(
    'tells of a command in a command: %s',
    async (args) => {
      const { code, stdout, stderr } = await lora('.', args.split(' '));
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toContain('Usage: lora images bake');
    },
  );

  it('tells all of it as wide as a terminal is taken for, but for examples', () => {
    let text = '';
    // Of each command in a process of its own it would take seconds.
    const output = { writeOut: (more: string) => (text += more), getOutHelpWidth: () => 80 };
    for (const command of createProgram().commands) command.configureOutput(output).outputHelp();
    const lines = text.split('\n');
    const wide = lines.filter((line) => line.length > 80 && !line.startsWith('  lora '));
    expect([lines.length > 200, wide]).toEqual([true, []]);
  });

  it('tells all options of lint', async () => {
    const { stdout } = await lora('.', ['lint', '--help']);
    const options = [
      'format',
      'fix',
      'max-warnings',
      'rule',
      'images',
      'no-collapse',
      'watch',
      'stdin-names',
    ];
    for (const option of options) expect(stdout).toContain(`--${option}`);
  });

  it('runs without node_modules', async () => {
    const { copyFileSync } = await import('node:fs');
    const folder = folderWith(pairs({ a: '1girl' }));
    for (const name of ['cli.js', 'lora.js']) copyFileSync(`dist/${name}`, `${folder}/${name}`);
    expect((await lora(folder, ['lint'], { cli: `${folder}/cli.js` })).code).toBe(0);
  });
});

describe('what is told of a path that is not there', () => {
  // What was looked for is named, and nothing else is said, as if there was an answer.
  it.each([
    ['lint'],
    ['lint --format github'],
    ['caption --base x'],
    ['caption --base x --dry-run'],
    ['images bake --yes'],
    ['stats'],
    ['buckets'],
    ['undo'],
    ['train --dry-run'],
  ])('%s', async (args) => {
    expect(await lora(folderWith({}), [...args.split(' '), 'none'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'lora: none: there is no such file or folder.\n',
    });
  });

  it('is the report itself for who reads that', async () => {
    const { code, stdout } = await lora(folderWith({}), ['lint', '--format', 'json', 'none']);
    expect([code, JSON.parse(stdout).datasets]).toEqual([2, []]);
  });

  it('a folder in place of what a pass wrote', async () => {
    const { code, stderr } = await lora(folderWith({ 'part/a': '' }), ['merge', 'part']);
    expect([code, stderr]).toEqual([2, 'lora: part: it is no file.\n']);
  });

  it('a folder for a preset', async () => {
    const folder = folderWith(pairs({ a: '1girl' }));
    expect(await lora(folder, ['export-preset', '--to', 'none/preset.json'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'lora: none/preset.json: not written: none: there is no such file or folder.\n',
    });
  });

  it.each(['stats', 'buckets', 'caption --base x'])(
    'a file that is no picture and no caption: %s',
    async (args) => {
      const folder = folderWith({ 'notes.txt': 'x' });
      const { code, stdout, stderr } = await lora(folder, [...args.split(' '), 'notes.txt']);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain('notes.txt: this is neither a dataset nor of one');
    },
  );
});

describe('wrong usage ends with 2, on stderr only:', () => {
  it.each([
    ['', 'Usage: lora'],
    ['lnt', '(Did you mean lint?)'],
    ['help lnt', "error: unknown command 'lnt'\n(Did you mean lint?)\n"],
    ['lnt --help', "error: unknown command 'lnt'\n(Did you mean lint?)\n"],
    ['help images bak', "error: unknown command 'bak'\n(Did you mean bake?)\n"],
    ['images help bak', "error: unknown command 'bak'\n(Did you mean bake?)\n"],
    ['help nothing-like-it', "error: unknown command 'nothing-like-it'\n"],
    ['train --vram 0', 'A number in plain digits is expected, from 1 to'],
    ['lint --where', 'argument missing'],
    ['lint --where tags:many', 'A number in plain digits is expected, such as tags:>12.'],
    ['lint --cached x', "unknown option '--cached'"],
    ['lint --format xml', 'Allowed choices are stylish, json, sarif, github'],
    ['lint --images everything', 'Allowed choices are off, headers'],
    ['lint --max-warnings', 'argument missing'],
    ['lint --max-warnings -1', 'plain digits'],
    ['lint --max-warnings 1.0', 'plain digits'],
    ['lint --max-warnings 1e3', 'plain digits'],
    ['lint --max-warnings 0x1', 'plain digits'],
    ['lint --max-warnings ١', 'plain digits'],
    ['lint --rule duplicate-tag', 'CODE=SEVERITY is expected'],
    ['lint --rule duplicate-tags=off', 'There is no rule "duplicate-tags". Did you mean "duplicate-tag"?'],
    ['lint --rule nonsense-of-mine=off', 'There is no rule "nonsense-of-mine".'],
    ['lint --rule duplicate-tag=warn', 'is not one of off, error, warning, info, hint'],
    ['lint --rule duplicate-tag=eror', 'Did you mean "error"?'],
    ['lint --rule __proto__=error', 'There is no rule "__proto__"'],
    ['lsp', 'lsp needs --stdio'],
  ])('%s', async (args, words) => {
    const { code, stdout, stderr } = await lora('.', args.split(' ').filter(Boolean));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
