// Three bundles run in the editor's one process, and each has its own copy of what it imports: what one of them keeps at the level
// of a module, the others don't see.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createVirtualFileSystem } from 'typescript/unstable/fs';
import { afterAll, describe, expect, it } from 'vitest';
import { METAFILE } from '../../scripts/third-party.mjs';
import { ModuleStates } from './module-state.ts';

const bundles = ['dist/extension.js', 'dist/on-demand.js', 'dist/language-client.js'];
const { outputs } = JSON.parse(readFileSync(METAFILE, 'utf8'));
const inputs = bundles.flatMap((bundle) => Object.keys(outputs[bundle].inputs));
const shared = [...new Set(inputs.filter((input, index) => inputs.indexOf(input) !== index))].sort();

describe('modules that are in more than one bundle of the extension (dist/ must be built)', () => {
  const states = new ModuleStates(process.cwd(), 'client/tsconfig.json');
  afterAll(() => states.close());

  it('are our own, but for the names of the one API', () => {
    expect(shared.length).toBeGreaterThan(20);
    expect(shared.filter((input) => !/^(?:client|core|protocol)\//.test(input))).toEqual([
      'named-api:vscode',
    ]);
  });

  it('keep nothing: no variable, no collection that can be written to, no class that one tells by `instanceof`', () => {
    const modules = shared.filter((input) => input.endsWith('.ts'));
    expect(modules.flatMap((module) => states.stateIn(module))).toEqual([]);
  });
});

it('what every window loads has nothing of core: it only registers', () => {
  const loaded = Object.keys(outputs['dist/extension.js'].inputs);
  expect(loaded).toContain('client/extension.ts');
  expect(loaded.filter((input) => !/^(?:client|protocol)\/|^named-api:/.test(input))).toEqual([]);
});

describe('what a module keeps', () => {
  const root = '/made-up';
  const cases = {
    'let count = 0;': 1,
    'const seen = new Set<string>();': 1,
    'const seen: ReadonlySet<string> = new Set(["a"]);': 0,
    'const cache = new WeakMap<object, number>();': 1,
    'const list: string[] = [];': 1,
    'const list: readonly string[] = ["a"];': 0,
    'const list = ["a", "b"] as const;': 0,
    'const lists: readonly string[][] = [["a"]];': 1,
    'const at = { line: 1 };': 1,
    'const at = { line: 1 } as const;': 0,
    'const at: Readonly<Record<string, number>> = { line: 1 };': 0,
    'const at: Readonly<Record<string, string[]>> = { line: [] };': 1,
    'const at: Readonly<Record<string, unknown>> = { line: 1 };': 0,
    'const at: any = { line: 1 };': 1,
    'interface At { readonly line: number }\nconst at: At = { line: 1 };': 0,
    'interface At { line: number }\nconst at: At = { line: 1 };': 1,
    'const next = counted();\nfunction counted() { let n = 0; return () => n++; }': 1,
    'const twice = (n: number) => 2 * n;': 0,
    'class Counter { static count = 0; }': 1,
    'class Counter { static readonly most = 9; count = 0; }': 0,
    'class Counter { static { console.log(); } }': 1,
    'class Counter { count = 0; }\nconst counter = new Counter();': 1,
    'export class Mistake extends Error {}': 1,
    'const LINE_END = /\\n/g;': 0,
    'Object.assign(globalThis, { a: 1 });': 1,
  };
  const file = (index: number) => `module-${index}.ts`;
  const texts = Object.keys(cases);
  const states = new ModuleStates(
    root,
    'tsconfig.json',
    createVirtualFileSystem({
      [path.join(root, 'tsconfig.json')]: JSON.stringify({
        compilerOptions: { strict: true, target: 'es2023', types: [] },
      }),
      ...Object.fromEntries(
        texts.map((text, index) => [path.join(root, file(index)), `${text}\nexport {};`]),
      ),
    }),
  );
  afterAll(() => states.close());

  it.each(Object.entries(cases))('%s', (text, count) => {
    expect(states.stateIn(file(texts.indexOf(text)))).toHaveLength(count);
  });
});
