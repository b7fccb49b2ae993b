import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  type ModuleWeight,
  type UnmeasuredModule,
  weightsByBlock,
} from '../../../../core/lora-file/measured-weights.ts';
import { loraIn } from '../../../../core/node/lora-file/lora-in-file.ts';
import { measureWeights } from '../../../../core/node/lora-file/measure-weights.ts';
import { openCheckpoint } from '../../../../core/node/safetensors/open-checkpoint.ts';
import { type MadeTensor, safetensorsFile } from '../../../support/safetensors-file.ts';

type Tensors = Readonly<Record<string, MadeTensor>>;

const folder = fs.mkdtempSync(path.join(fs.realpathSync(tmpdir()), 'lora-weights-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));
let files = 0;

function measured(...all: readonly Tensors[]): readonly (ModuleWeight | UnmeasuredModule)[] {
  const open = all.map((tensors) => {
    const file = path.join(folder, `${files++}.safetensors`);
    fs.writeFileSync(file, safetensorsFile(tensors));
    const found = openCheckpoint(file);
    if (found.kind !== 'safetensors') throw new Error(found.kind);
    return found;
  });
  try {
    const [one, two] = open.map(loraIn);
    return one ? [...measureWeights(one, two)] : [];
  } finally {
    for (const file of open) file.close();
  }
}

/** Numbers that look like chance, and are the same each time. */
function made(seed: number, ...shape: number[]): MadeTensor {
  const length = shape.reduce((product, side) => product * side, 1);
  return { shape, numbers: Array.from({ length }, (_, at) => Math.fround(Math.sin(seed * 97 + at * 1.7))) };
}

const alpha = (value: number): MadeTensor => ({ shape: [], numbers: [value] });
const at = ({ numbers, shape }: MadeTensor, ...place: readonly number[]) =>
  numbers[place.reduce((index, one, side) => index * (shape[side] ?? 1) + one, 0)] ?? 0;

/** The matrix number by number. */
function whole(rows: number, columns: number, value: (row: number, column: number) => number): number[] {
  return Array.from({ length: rows * columns }, (_, index) =>
    value(Math.floor(index / columns), index % columns),
  );
}

const sumOver = (count: number, value: (index: number) => number) =>
  Array.from({ length: count }, (_, index) => value(index)).reduce((sum, one) => sum + one, 0);
const multiplied = (a: MadeTensor, b: MadeTensor) => (row: number, column: number) =>
  sumOver(b.shape[0] ?? 0, (inner) => at(a, row, inner) * at(b, inner, column));
const product = (x: readonly number[], y: readonly number[]) =>
  x.reduce((sum, one, index) => sum + one * (y[index] ?? 0), 0);

const [ROWS, COLUMNS] = [12, 8];

function loha(seed: number, rank: number, prefix = 'lora_unet_mid_block_a'): [Tensors, number[]] {
  const [a1, b1] = [made(seed, ROWS, rank), made(seed + 1, rank, COLUMNS)];
  const [a2, b2] = [made(seed + 2, ROWS, rank), made(seed + 3, rank, COLUMNS)];
  const [one, two] = [multiplied(a1, b1), multiplied(a2, b2)];
  return [
    {
      [`${prefix}.hada_w1_a`]: a1,
      [`${prefix}.hada_w1_b`]: b1,
      [`${prefix}.hada_w2_a`]: a2,
      [`${prefix}.hada_w2_b`]: b2,
      [`${prefix}.alpha`]: alpha(1),
    },
    whole(ROWS, COLUMNS, (row, column) => (one(row, column) * two(row, column)) / rank),
  ];
}

function lokr(seed: number, prefix = 'lora_unet_mid_block_a'): [Tensors, number[]] {
  const left = made(seed, 3, 4);
  const [a, b] = [made(seed + 1, 4, 2), made(seed + 2, 2, 2)];
  const right = multiplied(a, b);
  return [
    {
      [`${prefix}.lokr_w1`]: left,
      [`${prefix}.lokr_w2_a`]: a,
      [`${prefix}.lokr_w2_b`]: b,
      [`${prefix}.alpha`]: alpha(1),
    },
    whole(ROWS, COLUMNS, (row, column) => {
      const factor = at(left, Math.floor(row / 4), Math.floor(column / 2));
      return (factor * right(row % 4, column % 2)) / 2;
    }),
  ];
}

function lora(seed: number, prefix = 'lora_unet_mid_block_a'): [Tensors, number[]] {
  const [down, up] = [made(seed, 3, COLUMNS), made(seed + 1, ROWS, 3)];
  return [
    { [`${prefix}.lora_down.weight`]: down, [`${prefix}.lora_up.weight`]: up },
    whole(ROWS, COLUMNS, multiplied(up, down)),
  ];
}

function expectOne(found: readonly (ModuleWeight | UnmeasuredModule)[], matrix: readonly number[]): void {
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ square: expect.closeTo(product(matrix, matrix), 4) });
}

describe('the change of a layer', () => {
  it.each([
    ['LoHa of a small rank', loha(1, 1)],
    ['LoHa of a large rank', loha(2, 5)],
    ['LoKr', lokr(3)],
  ])('is as large as the matrix that %s makes', (_, [tensors, matrix]) => {
    expectOne(measured(tensors), matrix);
  });

  it('is as large as the matrix of LoKr without a rank, whatever its alpha', () => {
    const [left, right] = [made(1, 3, 4), made(2, 4, 2)];
    const matrix = whole(
      ROWS,
      COLUMNS,
      (row, column) => at(left, Math.floor(row / 4), Math.floor(column / 2)) * at(right, row % 4, column % 2),
    );
    expectOne(measured({ 'a.lokr_w1': left, 'a.lokr_w2': right, 'a.alpha': alpha(1e9) }), matrix);
  });

  it('is as large as the matrix of a convolution with a core: LoCon, LoHa, LoKr', () => {
    const [rank, outputs, inputs, window] = [2, 3, 4, 9];
    const columns = inputs * window;
    const [down, mid, up] = [made(1, rank, inputs, 1, 1), made(2, rank, rank, 3, 3), made(3, outputs, rank)];
    const core = (t: MadeTensor, a: (inner: number) => number, b: MadeTensor) => (column: number) =>
      sumOver(rank, (i) =>
        sumOver(rank, (j) => {
          const [input, place] = [Math.floor(column / window), column % window];
          const middle = t.numbers[(i * rank + j) * window + place] ?? 0;
          return a(i) * middle * (b.numbers[j * inputs + input] ?? 0);
        }),
      );
    const locon = { 'a.lora_down.weight': down, 'a.lora_mid.weight': mid, 'a.lora_up.weight': up };
    expectOne(
      measured(locon),
      whole(outputs, columns, (row, column) => core(mid, (inner) => at(up, row, inner), down)(column)),
    );
    const [t1, a1, b1] = [made(4, rank, rank, 3, 3), made(5, rank, outputs), made(6, rank, inputs)];
    const [t2, a2, b2] = [made(7, rank, rank, 3, 3), made(8, rank, outputs), made(9, rank, inputs)];
    const one = (row: number, column: number) => core(t1, (inner) => at(a1, inner, row), b1)(column);
    const two = (row: number, column: number) => core(t2, (inner) => at(a2, inner, row), b2)(column);
    const hada = { 'a.hada_t1': t1, 'a.hada_w1_a': a1, 'a.hada_w1_b': b1 };
    expectOne(
      measured({ ...hada, 'a.hada_t2': t2, 'a.hada_w2_a': a2, 'a.hada_w2_b': b2 }),
      whole(outputs, columns, (row, column) => one(row, column) * two(row, column)),
    );
    const kron = { 'a.lokr_w1': made(1, 2, 3), 'a.lokr_t2': t2, 'a.lokr_w2_a': a2, 'a.lokr_w2_b': b2 };
    const right = whole(outputs, columns, two);
    const left = kron['a.lokr_w1'].numbers;
    expect(measured(kron)[0]).toMatchObject({
      square: expect.closeTo(product(left, left) * product(right, right), 4),
    });
  });

  it('is compared with one of any other kind', () => {
    const all = [loha(1, 1), loha(4, 4), lokr(7), lokr(11), lora(15)];
    for (const [one, x] of all)
      for (const [two, y] of all)
        expect(measured(one, two)).toEqual([
          {
            name: 'lora_unet_mid_block_a',
            square: expect.closeTo(product(x, x), 4),
            otherSquare: expect.closeTo(product(y, y), 4),
            product: expect.closeTo(product(x, y), 4),
          },
        ]);
  });
});

describe('what can not be measured', () => {
  const [plain] = lora(1, 'lora_unet_mid_block_a');
  const [second] = lora(1, 'lora_unet_mid_block_b');

  it('is counted by why, and in no sum', () => {
    const weights = weightsByBlock(
      measured({
        ...plain,
        ...second,
        'lora_unet_mid_block_b.dora_scale': made(1, 1, COLUMNS),
        'c.oft_blocks': made(1, 2, 2, 2),
        'd.lora_down.weight': made(1, 2, 2),
        'e.lora_down.weight': { shape: [1, 2], numbers: [Number.NaN, 1] },
        'e.lora_up.weight': made(1, 2, 1),
        'f.lora_down.weight': made(1, 2, 2),
        'f.lora_up.weight': made(1, 2, 3),
      }),
    );
    expect(weights.total.modules).toBe(1);
    expect(weights.total.norm).toBeGreaterThan(0);
    expect(weights.unmeasured).toEqual([
      { why: 'model', kinds: ['dora', 'oft'], modules: 2 },
      { why: 'tensors', kinds: ['other', 'lora'], modules: 2 },
      { why: 'numbers', kinds: ['lora'], modules: 1 },
    ]);
  });

  it('is compared with nothing: a layer that the other one moves in an unknown way is not unmoved', () => {
    const dora = { ...plain, 'lora_unet_mid_block_a.dora_scale': made(1, 1, COLUMNS) };
    expect(measured(plain, dora)).toEqual([{ name: 'lora_unet_mid_block_a', kind: 'dora', why: 'model' }]);
  });
});
