import { describe, expect, it } from 'vitest';
import { cellsOf, readWeights } from '../../../core/generation/grid.ts';
import { goesOn, parseGrid, printGrid } from '../../../core/generation/grid-file.ts';
import { matchLoras } from '../../../core/generation/match-loras.ts';

const prompt = (seed: number) => ({
  ...{ prompt: 'alice', negative: undefined, steps: 20, sampler: undefined, scale: 7, seed },
  ...{ width: 512, height: 512 },
});
const plan = {
  prompts: [prompt(1), prompt(2)],
  checkpoints: ['alice-000004', 'alice'],
  weights: [0.8, 1],
  hasBaseline: true,
};

describe('a grid', () => {
  it('is painted one checkpoint after the other, without a LoRA first', () => {
    expect(cellsOf(plan).map(({ file }) => file)).toEqual([
      ...['01-without.png', '02-without.png', '01-01-0.8.png', '02-01-0.8.png', '01-01-1.png', '02-01-1.png'],
      ...['01-02-0.8.png', '02-02-0.8.png', '01-02-1.png', '02-02-1.png'],
    ]);
    expect(cellsOf({ ...plan, hasBaseline: false, weights: [-0.5] }).map(({ file }) => file)[0]).toBe(
      '01-01-minus0.5.png',
    );
  });

  it('is kept as it is', () => {
    const grid = {
      created: '2026-11-26T12:00:00Z',
      program: 'ComfyUI',
      model: null,
      plan,
      hashes: ['aa', null],
      failed: { 'a.png': 'no' },
    };
    expect(parseGrid(printGrid(grid))).toEqual(grid);
    for (const text of ['', '[]', '{"version":2}']) expect(parseGrid(text)).toBeUndefined();
  });

  it.each([
    ['0.6, 0.8 1', [0.6, 0.8, 1]],
    ['1;1', [1]],
    ['-0.5', [-0.5]],
    ['', undefined],
    ['strong', undefined],
    ['5', undefined],
  ])('has the weights %s', (text, weights) => expect(readWeights(text)).toEqual(weights));

  it('knows LoRAs by the names that a program has for them', () => {
    const stems = ['alice-000004', 'alice', 'bob.v2'];
    const names = (...known: string[]) =>
      matchLoras(
        stems.map((stem) => ({ stem, hash: undefined })),
        known.map((name) => ({ name })),
      ).map((one) => one?.name);
    expect(names('alice', 'alice-000004', 'bob.v2')).toEqual(stems);
    expect(names('new\\alice.safetensors', 'x/bob.v2.safetensors', 'alice.safetensors')).toEqual([
      ...[undefined, 'new\\alice.safetensors', 'x/bob.v2.safetensors'],
    ]);
  });

  it('goes on with the same program, base model and files only', () => {
    const source = { program: 'AUTOMATIC1111', model: 'v1-5.safetensors [6ce0161689]', hashes: ['aa', null] };
    const grid = { ...source, created: '2026-11-26T12:00:00Z', plan, failed: {} };
    const isSame = (other: Partial<typeof source>) => goesOn(grid, plan, { ...source, ...other });
    // The hash is told once it is known.
    expect([isSame({}), isSame({ model: 'v1-5.safetensors' }), isSame({ hashes: ['aa', 'bb'] })]).toEqual([
      ...[true, true, true],
    ]);
    expect([isSame({ model: 'xl.safetensors' }), isSame({ program: 'ComfyUI' })]).toEqual([false, false]);
    expect(isSame({ hashes: ['cc', null] })).toBe(false);
    expect(goesOn(grid, { ...plan, weights: [1] }, source)).toBe(false);
  });
});
