import { describe, expect, it } from 'vitest';
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
    expect(stdout.match(/(-h, --help|help \[COMMAND\]) +print what can be done\n/g)).toHaveLength(2);
  });

  it.each(['lint', 'stats', 'caption', 'images bake', 'buckets', 'undo', 'train'])(
    'says what is meant without a path: %s',
    async (command) => {
      const { stdout } = await lora('.', [...command.split(' '), '--help']);
      expect(stdout.replace(/\n +/g, ' ')).toContain('(default: ".")');
    },
  );

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
    copyFileSync('dist/cli.js', `${folder}/cli.js`);
    expect((await lora(folder, ['lint'], { cli: `${folder}/cli.js` })).code).toBe(0);
  });
});

describe('wrong usage ends with 2, on stderr only:', () => {
  it.each([
    ['', 'Usage: lora'],
    ['lnt', '(Did you mean lint?)'],
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
