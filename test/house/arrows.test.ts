// The house's own rules: who may import what, no import cycle, no long file.
import { describe, expect, it } from 'vitest';
import { complaint, findCycle, importsOf, partOf, targetOf } from './imports.ts';
import { sourceFiles } from './source-files.ts';

const longest = 300;

const files = sourceFiles();
const imports = new Map(
  [...files].filter(([file]) => partOf(file)).map(([file, text]) => [file, importsOf(text)]),
);

describe('the source files', () => {
  it('are found', () => {
    expect([...imports.values()].flat().length).toBeGreaterThan(50);
  });

  it('import only what they may', () => {
    const complaints = [...imports].flatMap(([file, found]) => found.map((one) => complaint(file, one)));
    expect(complaints.filter((message) => message !== undefined)).toEqual([]);
  });

  it('import each other without a cycle', () => {
    const graph = new Map(
      [...imports].map(([file, found]) => {
        const targets = found.map((one) => targetOf(file, one)).filter((target) => target !== undefined);
        return [file, targets];
      }),
    );
    expect(findCycle(graph)?.join(' -> ')).toBeUndefined();
  });

  it('that every window loads need no package: what does is loaded with the first dataset', () => {
    const seen = new Set(['client/language-client.ts']);
    const packages = new Set<string>();
    const visit = (file: string) => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const found of imports.get(file)?.filter(({ typeOnly }) => !typeOnly) ?? []) {
        const target = targetOf(file, found);
        if (target === undefined) packages.add(found.specifier);
        else visit(target);
      }
    };
    visit('client/extension.ts');
    expect(seen.size).toBeGreaterThan(20);
    expect([...packages].filter((name) => !name.startsWith('node:'))).toEqual(['vscode']);
  });

  it(`have no more than ${longest} lines`, () => {
    const lengths = [...files].map(([file, text]) => ({ file, lines: text.trimEnd().split('\n').length }));
    const long = lengths
      .filter(({ lines }) => lines > longest)
      .map(({ file, lines }) => `${file}: ${lines} lines`);
    expect(long).toEqual([]);
  });
});
