/**
 * A LoRA's change of a layer is `scale · up · down`: `down` has a row for each rank, `up` a column. Row by row, as files have
 * them; a convolution's window counts as more columns of `down`, or of `up` where that one has it.
 */
export interface LayerChange {
  readonly rank: number;
  /** Rank × inputs. */
  readonly down: Float32Array;
  /** Outputs × rank. */
  readonly up: Float32Array;
  /** Alpha divided by the rank: what the change is multiplied by before a user's own weight. */
  readonly scale: number;
}

/**
 * The Frobenius norm of a change: how far it moves the layer. The product itself is never made: with ranks this small the sum
 * over the products of both Gram matrices is the same, and some hundred times less work.
 */
export function normOf(change: LayerChange): number {
  return Math.sqrt(Math.max(0, innerProduct(change, change)));
}

/**
 * The inner product of two changes of the same layer, which may differ in rank.
 * @throws RangeError where the layers are not of the same size
 */
export function innerProduct(a: LayerChange, b: LayerChange): number {
  const inputs = a.down.length / a.rank;
  const outputs = a.up.length / a.rank;
  if (inputs !== b.down.length / b.rank || outputs !== b.up.length / b.rank)
    throw new RangeError('changes of layers of different sizes');
  const isOne = a.down === b.down && a.up === b.up;
  const downs = rowProducts(a.down, b.down, a.rank, b.rank, inputs, isOne);
  const ups = columnProducts(a.up, b.up, a.rank, b.rank, outputs, isOne);
  let sum = 0;
  for (let i = 0; i < a.rank; i++)
    for (let j = isOne ? i : 0; j < b.rank; j++) {
      const at = i * b.rank + j;
      // Of one change with itself each product of two different rows stands for two.
      sum += (isOne && j > i ? 2 : 1) * (downs[at] ?? 0) * (ups[at] ?? 0);
    }
  return sum * a.scale * b.scale;
}

/** The products of all rows of `a` with all rows of `b`: ranks of `a` × ranks of `b`; of one with itself only the upper half. */
function rowProducts(
  a: Float32Array,
  b: Float32Array,
  ra: number,
  rb: number,
  length: number,
  isOne: boolean,
): Float64Array {
  const products = new Float64Array(ra * rb);
  for (let i = 0; i < ra; i++)
    for (let j = isOne ? i : 0; j < rb; j++) {
      let sum = 0;
      for (let at = 0, x = i * length, y = j * length; at < length; at++, x++, y++)
        sum += (a[x] as number) * (b[y] as number);
      products[i * rb + j] = sum;
    }
  return products;
}

/** The same of columns, gone through row by row, as they lie in memory. */
function columnProducts(
  a: Float32Array,
  b: Float32Array,
  ra: number,
  rb: number,
  rows: number,
  isOne: boolean,
): Float64Array {
  const products = new Float64Array(ra * rb);
  for (let row = 0; row < rows; row++)
    for (let i = 0; i < ra; i++) {
      const factor = a[row * ra + i] as number;
      const start = isOne ? i : 0;
      for (let j = start, x = i * rb + start, y = row * rb + start; j < rb; j++, x++, y++)
        products[x] = (products[x] as number) + factor * (b[y] as number);
    }
  return products;
}
