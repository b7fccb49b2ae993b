import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { weightsByBlock } from '../../../../core/lora-file/measured-weights.ts';
import { describeLoraFile } from '../../../../core/node/lora-file/describe-lora-file.ts';
import { type LoraInFile, loraIn } from '../../../../core/node/lora-file/lora-in-file.ts';
import { measureWeights, modulesToMeasure } from '../../../../core/node/lora-file/measure-weights.ts';
import { openCheckpoint } from '../../../../core/node/safetensors/open-checkpoint.ts';

const run = 'test/fixtures/trainer-run/article';
const last = `${run}/output/CharacterAI-1-A.safetensors`;
const first = `${run}/output/CharacterAI-1-A-000001.safetensors`;
const norms: Record<string, [number, number, number]> = JSON.parse(readFileSync(`${run}/norms.json`, 'utf8'));

function withFiles<T>(paths: readonly string[], use: (...files: LoraInFile[]) => T): T {
  const files = paths.map((path) => {
    const file = openCheckpoint(path);
    if (file.kind !== 'safetensors') throw new Error(file.kind);
    return file;
  });
  try {
    return use(...files.map(loraIn));
  } finally {
    for (const file of files) file.close();
  }
}

describe('a real LoRA', () => {
  it('is described by its header and its alphas', () => {
    const description = describeLoraFile(last);
    expect(description).toMatchObject({
      isLora: true,
      size: 758864,
      tensors: 792,
      dtypes: [{ value: 'F16', count: 792 }],
      ranks: [{ value: 8, count: 264 }],
      alphas: [{ value: 6, count: 264 }],
      kinds: [{ value: 'lora', count: 264 }],
      parts: [
        { value: 'network', count: 192 },
        { value: 'te1', count: 72 },
      ],
      faults: [],
    });
    if (!('blocks' in description)) throw new Error('not described');
    const labels = description.blocks.map(({ block }) => block.label);
    expect(labels.slice(0, 2)).toEqual(['TE00', 'TE01']);
    expect(labels.slice(12)).toEqual([
      ...['IN01', 'IN02', 'IN04', 'IN05', 'IN07', 'IN08', 'MID'],
      ...['OUT03', 'OUT04', 'OUT05', 'OUT06', 'OUT07', 'OUT08', 'OUT09', 'OUT10', 'OUT11'],
    ]);
  });

  it('is measured as its multiplied matrices are, and compared with another one', () => {
    const modules = withFiles([last, first], (a, b) => {
      expect(a && modulesToMeasure(a, b)).toBe(264);
      return a ? [...measureWeights(a, b)] : [];
    });
    expect(modules).toHaveLength(264);
    for (const [name, [square, otherSquare, product]] of Object.entries(norms)) {
      const found = modules.find((one) => one.name === name);
      if (!found || 'why' in found) throw new Error(`${name} is not measured`);
      expect(found.square).toBeCloseTo(square, 9);
      expect(found.otherSquare).toBeCloseTo(otherSquare, 9);
      expect(found.product).toBeCloseTo(product, 9);
    }
    const { blocks, total } = weightsByBlock(modules);
    expect(blocks).toHaveLength(28);
    expect(total.modules).toBe(264);
    // The first epoch goes where the last one ends, but not as far.
    expect(total.norm).toBeGreaterThan(total.other ?? 0);
    expect(total.cosine).toBeGreaterThan(0.2);
    expect(total.cosine).toBeLessThan(1);
  });

  it('is the same as itself', () => {
    const modules = withFiles([last, last], (a, b) => (a ? [...measureWeights(a, b)] : []));
    expect(weightsByBlock(modules).total.cosine).toBeCloseTo(1, 9);
  });
});
