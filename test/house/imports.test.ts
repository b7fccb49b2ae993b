import { describe, expect, it } from 'vitest';
import { complaint, findCycle, importsOf, partOf, targetOf } from './imports.ts';

const value = (specifier: string) => ({ specifier, typeOnly: false });
const type = (specifier: string) => ({ specifier, typeOnly: true });

describe('importsOf', () => {
  it.each([
    ["import a from './a.ts';", value('./a.ts')],
    ["import './a.ts';", value('./a.ts')],
    ["import {\n  a,\n  type B, // why\n} from './a.ts';", value('./a.ts')],
    ["import * as fs from 'node:fs';", value('node:fs')],
    ["export * from './a.ts';", value('./a.ts')],
    ["export type { A } from './a.ts';", type('./a.ts')],
    ["import type { A } from './a.ts';", type('./a.ts')],
    ["const a = await import('./a.ts');", value('./a.ts')],
    ["const a = require('./a.js');", value('./a.js')],
  ])('finds %j', (text, expected) => {
    expect(importsOf(text)).toEqual([expected]);
  });

  it.each([
    "// import a from './a.ts';",
    "/**\n * import a from './a.ts';\n */",
    "export const from = 'a';",
    "export function from(a = 'b') {}",
    "console.log('a');",
  ])('finds nothing in %j', (text) => {
    expect(importsOf(text)).toEqual([]);
  });

  it('finds all', () => {
    const text = "import a from 'a';\nimport type { B } from 'b';\n\nexport { c } from 'c';\n";
    expect(importsOf(text)).toEqual([value('a'), type('b'), value('c')]);
  });
});

describe('partOf', () => {
  it.each([
    ['core/node/files.ts', 'core/node'],
    ['core/engine.ts', 'core'],
    ['core/nodes.ts', 'core'],
    ['scripts/start.mjs', undefined],
  ])('%s', (file, part) => {
    expect(partOf(file)).toBe(part);
  });
});

describe('targetOf', () => {
  it('resolves relative imports, and none of packages', () => {
    expect(targetOf('core/rules/a.ts', value('../span.ts'))).toBe('core/span.ts');
    expect(targetOf('client/extension.ts', value('./language-client.js'))).toBe('client/language-client.ts');
    expect(targetOf('core/rules/a.ts', value('zod'))).toBeUndefined();
  });
});

describe('complaint', () => {
  it.each([
    ['core/a.ts', value('./b.ts')],
    ['core/a.ts', value('picomatch/posix')],
    ['core/node/a.ts', value('../b.ts')],
    ['core/node/a.ts', value('node:fs')],
    ['protocol/lsp.ts', type('../core/span.ts')],
    ['server/main.ts', value('../core/node/files.ts')],
    ['server/main.ts', value('vscode-languageserver/node')],
    ['client/a.ts', value('vscode')],
    ['cli/main.ts', value('../package.json')],
    ['scripts/start.mjs', value('../core/a.ts')],
  ])('lets %s import %j', (file, found) => {
    expect(complaint(file, found)).toBeUndefined();
  });

  it.each([
    ['core/a.ts', value('node:fs'), 'core/a.ts: core/ must not import node:fs'],
    ['core/a.ts', value('lodash'), 'core/a.ts: core/ must not import lodash'],
    ['core/a.ts', type('./node/b.ts'), 'core/a.ts: core/ must not import even types of core/node/b.ts'],
    ['core/a.ts', value('../server/b.ts'), 'core/a.ts: core/ must not import server/b.ts'],
    ['protocol/lsp.ts', value('../core/b.ts'), 'protocol/lsp.ts: protocol/ must not import core/b.ts'],
    ['client/a.ts', value('../core/node/b.ts'), 'client/a.ts: client/ must not import core/node/b.ts'],
    ['server/a.ts', value('../client/b.ts'), 'server/a.ts: server/ must not import client/b.ts'],
    ['server/a.ts', value('vscode'), 'server/a.ts: server/ must not import vscode'],
    ['cli/a.ts', value('../server/b.ts'), 'cli/a.ts: cli/ must not import server/b.ts'],
    ['client/a.ts', value('../scripts/b.mjs'), 'client/a.ts: client/ must not import scripts/b.mjs'],
    ['cli/a.ts', type('../test/b.ts'), 'cli/a.ts: cli/ must not import even types of test/b.ts'],
  ])('forbids %s to import %j', (file, found, message) => {
    expect(complaint(file, found)).toBe(message);
  });
});

describe('findCycle', () => {
  const graph = (edges: Record<string, string[]>) => new Map(Object.entries(edges));

  it('finds none in a tree or a diamond', () => {
    expect(findCycle(graph({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }))).toBeUndefined();
  });

  it('finds one, without what leads to it', () => {
    expect(findCycle(graph({ a: ['b'], b: ['c'], c: ['d'], d: ['b'] }))).toEqual(['b', 'c', 'd', 'b']);
    expect(findCycle(graph({ a: ['a'] }))).toEqual(['a', 'a']);
  });
});
