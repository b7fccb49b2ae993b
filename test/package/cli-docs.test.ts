import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli, folderWith, picture } from '../cli/lora.ts';

const page = readFileSync('docs/cli.md', 'utf8');

/** The blocks of code of a kind. */
function blocks(kind: string): readonly string[] {
  return [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)]
    .filter(([, of]) => of === kind)
    .map(([, , text = '']) => text);
}

/** The commands of a block, each with what it prints. */
function commandsIn(block: string): readonly { command: string; output: string }[] {
  return block
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n');
      return { command: part.slice(0, end), output: part.slice(end + 1) };
    });
}

/** The folder that the page tells of, with the built command on the path. */
function exampleFolder(): string {
  const [listing = ''] = blocks('text');
  const files = listing
    .trimEnd()
    .split('\n')
    .map((line): [string, string | Uint8Array] => {
      const [name = '', text] = line.split(/ {2,}/);
      return [name, text ?? picture];
    });
  return folderWith(Object.fromEntries(files));
}

describe.skipIf(process.platform === 'win32')('docs/cli.md', () => {
  const examples = blocks('console').map(commandsIn);

  it('has examples', () => {
    expect(examples.flat().length).toBeGreaterThan(6);
  });

  it.each(examples.map((commands) => ({ name: commands[0]?.command, commands })))('$name', ({ commands }) => {
    const bin = folderWith({});
    mkdirSync(path.join(bin, 'bin'));
    writeFileSync(path.join(bin, 'bin/lora'), `#!/bin/sh\nexec '${process.execPath}' '${cli}' "$@"\n`, {
      mode: 0o755,
    });
    const { NO_COLOR: _, FORCE_COLOR: __, ...environment } = process.env;
    const PATH = `${bin}/bin:${process.env['PATH']}`;
    const env = { ...environment, PATH, LORA_WORKBENCH_STATE: path.join(bin, 'state') };
    const cwd = exampleFolder();
    execFileSync('git', ['init', '--quiet'], { cwd, env });
    for (const { command, output } of commands) {
      const printed = execFileSync('bash', ['-c', `{ ${command}; } 2>&1 || true`], {
        cwd,
        env,
        encoding: 'utf8',
      });
      expect(printed, command).toBe(output);
    }
  });
});
