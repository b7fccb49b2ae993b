// The problem matcher of package.json reads what `lora lint` prints, as VS Code has it do so.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { folderWith, lora, pairs } from './lora.ts';

interface Pattern {
  readonly regexp: string;
  readonly file?: number;
  readonly line?: number;
  readonly column?: number;
  readonly severity?: number;
  readonly message?: number;
  readonly code?: number;
}
const [{ pattern }] = JSON.parse(readFileSync('package.json', 'utf8')).contributes.problemMatchers as [
  { readonly pattern: readonly [Pattern, Pattern] },
];

/** What the patterns find: a line that names a file, and the findings that follow it line by line. */
function matched(output: string): unknown[] {
  const [ofFile, ofFinding] = pattern;
  const found: unknown[] = [];
  let file: string | undefined;
  for (const line of output.split('\n')) {
    const finding = file === undefined ? null : new RegExp(ofFinding.regexp).exec(line);
    if (finding) {
      const part = (index = 0) => finding[index];
      const { line, column, severity, message, code } = ofFinding;
      found.push([file, part(line), part(column), part(severity), part(message), part(code)]);
    } else file = new RegExp(ofFile.regexp).exec(line)?.[ofFile.file ?? 0];
  }
  return found;
}

describe('the problem matcher', () => {
  it('reads each finding of a report, with its file, place, severity, words and rule', async () => {
    const folder = folderWith({
      ...pairs({
        a: '1girl, alice, smile, smile',
        b: '1girl, hat, , x',
        c: 'alice,  two  blanks, ,',
        d: 'alice',
        e: '😀, alice, alice',
      }),
      ...pairs({ f: 'alice, alice' }, 'my set (2)/10_alice woman'),
      'lora-dataset.toml': '[dataset]\ntrigger = "alice"\nnonsense = 1\n',
    });
    const { stdout } = await lora(folder, ['lint', '--no-tags', '--no-collapse']);
    const json = await lora(folder, ['lint', '--no-tags', '--no-collapse', '--format', 'json']);
    const told: {
      file: string;
      range: { start: { line: number; character: number } };
      severity: string;
      message: string;
      code: string;
    }[] = JSON.parse(json.stdout).findings;
    expect(new Set(told.map(({ severity }) => severity)).size).toBeGreaterThan(2);
    expect(matched(stdout)).toEqual(
      told.map(({ file, range: { start }, severity, message, code }) => [
        file,
        `${start.line + 1}`,
        `${start.character + 1}`,
        severity,
        message,
        code,
      ]),
    );
  });

  it('reads nothing where nothing is found', async () => {
    const { stdout } = await lora(folderWith(pairs({ a: 'alice, hat' })), ['lint', '--no-tags']);
    expect(stdout).toContain('No problems');
    expect(matched(stdout)).toEqual([]);
  });
});
