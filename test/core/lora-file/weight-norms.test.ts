import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { innerProduct, type LayerChange, normOf } from '../../../core/lora-file/weight-norms.ts';

/** The matrix itself: outputs × inputs. */
function multiplied({ rank, down, up, scale }: LayerChange): readonly number[] {
  const inputs = down.length / rank;
  const outputs = up.length / rank;
  return Array.from({ length: outputs * inputs }, (_, at) => {
    const [row, column] = [Math.floor(at / inputs), at % inputs];
    let sum = 0;
    for (let one = 0; one < rank; one++)
      sum += (up[row * rank + one] ?? 0) * (down[one * inputs + column] ?? 0);
    return sum * scale;
  });
}

const numbers = (length: number) =>
  fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: length, maxLength: length });

const change = (inputs: number, outputs: number) =>
  fc.integer({ min: 1, max: 4 }).chain((rank) =>
    fc
      .tuple(numbers(rank * inputs), numbers(outputs * rank), fc.double({ min: 0, max: 2, noNaN: true }))
      .map(([down, up, scale]) => ({
        rank,
        down: Float32Array.from(down),
        up: Float32Array.from(up),
        scale,
      })),
  );

const twoChanges = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
  .chain(([inputs, outputs]) => fc.tuple(change(inputs, outputs), change(inputs, outputs)));

describe('the change of a layer', () => {
  it('is as large as the multiplied matrix, and compared as that is', () => {
    fc.assert(
      fc.property(twoChanges, ([a, b]) => {
        const [x, y] = [multiplied(a), multiplied(b)];
        const product = x.reduce((sum, one, at) => sum + one * (y[at] ?? 0), 0);
        expect(innerProduct(a, b)).toBeCloseTo(product, 6);
        expect(normOf(a)).toBeCloseTo(Math.hypot(...x), 4);
      }),
    );
  });

  it('is compared with none of a layer of another size', () => {
    const one = { rank: 1, down: new Float32Array(2), up: new Float32Array(3), scale: 1 };
    expect(() => innerProduct(one, { ...one, up: new Float32Array(4) })).toThrow(RangeError);
  });
});
