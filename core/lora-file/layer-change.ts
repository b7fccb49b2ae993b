import { innerProduct, type LayerChange as Product } from './weight-norms.ts';

/** A matrix row by row, as files have it; a convolution's window counts as more columns. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly numbers: Float32Array;
}

/**
 * How a LoRA changes a layer, in the factors that its file has: `scale · up · down`; `scale · (up · down) ⊙ (up · down)` of LoHa,
 * number by number; the Kronecker product `scale · left ⊗ right` of LoKr; or the change itself.
 * Source: LyCORIS, `functional/loha.py`, `functional/lokr.py`.
 */
export type LayerChange =
  | { readonly kind: 'product'; readonly product: Product }
  | { readonly kind: 'hadamard'; readonly one: Product; readonly two: Product }
  | { readonly kind: 'kronecker'; readonly left: Matrix; readonly right: Matrix; readonly scale: number }
  | { readonly kind: 'matrix'; readonly matrix: Matrix };

/** How many rows and columns the change has. */
export function sizeOfChange(change: LayerChange): readonly [rows: number, columns: number] {
  switch (change.kind) {
    case 'product':
      return sizeOfProduct(change.product);
    case 'hadamard':
      return sizeOfProduct(change.one);
    case 'kronecker':
      return [change.left.rows * change.right.rows, change.left.columns * change.right.columns];
    case 'matrix':
      return [change.matrix.rows, change.matrix.columns];
  }
}

/**
 * The inner product of two changes of layers of the same size; of one with itself the square of its Frobenius norm. The whole
 * matrix is never made: of products and of Kronecker products it follows from the factors, else row by row.
 * @throws RangeError where the layers are not of the same size
 */
export function productOfChanges(a: LayerChange, b: LayerChange): number {
  const [rows, columns] = sizeOfChange(a);
  const [otherRows, otherColumns] = sizeOfChange(b);
  if (rows !== otherRows || columns !== otherColumns)
    throw new RangeError('changes of layers of different sizes');
  if (a.kind === 'kronecker' && b.kind === 'kronecker' && isSameShape(a.left, b.left))
    return a.scale * b.scale * dot(a.left.numbers, b.left.numbers) * dot(a.right.numbers, b.right.numbers);
  const factors = ranksOf(a) * ranksOf(b) * (rows + columns);
  const rowByRow = (rowCost(a) + (a === b ? 0 : rowCost(b))) * rows * columns;
  if (factors * (a === b ? 0.5 : 1) <= rowByRow || (a.kind === 'product' && b.kind === 'product')) {
    const one = asProduct(a);
    const two = a === b ? one : asProduct(b);
    if (one && two) return innerProduct(one, two);
  }
  let sum = 0;
  const rowOfA = rowReader(a, columns);
  const rowOfB = a === b ? undefined : rowReader(b, columns);
  for (let row = 0; row < rows; row++) {
    const left = rowOfA(row);
    sum += dot(left, rowOfB ? rowOfB(row) : left);
  }
  return sum;
}

function sizeOfProduct({ rank, down, up }: Product): readonly [number, number] {
  return [up.length / rank, down.length / rank];
}

function isSameShape(a: Matrix, b: Matrix): boolean {
  return a.rows === b.rows && a.columns === b.columns;
}

/** The ranks of the product that a change can be written as; endless where it can't. */
function ranksOf(change: LayerChange): number {
  if (change.kind === 'product') return change.product.rank;
  return change.kind === 'hadamard' ? change.one.rank * change.two.rank : Number.POSITIVE_INFINITY;
}

/** Multiplications for a number of a row. */
function rowCost(change: LayerChange): number {
  if (change.kind === 'product') return change.product.rank;
  return change.kind === 'hadamard' ? change.one.rank + change.two.rank : 1;
}

/** A Hadamard product of two products is a product of as many ranks as both together have pairs. */
function asProduct(change: LayerChange): Product | undefined {
  if (change.kind === 'product') return change.product;
  if (change.kind !== 'hadamard') return undefined;
  const { one, two } = change;
  const rank = one.rank * two.rank;
  const [rows, columns] = sizeOfProduct(one);
  const down = new Float32Array(rank * columns);
  const up = new Float32Array(rows * rank);
  for (let i = 0; i < one.rank; i++)
    for (let j = 0; j < two.rank; j++) {
      const at = i * two.rank + j;
      for (let column = 0; column < columns; column++)
        down[at * columns + column] =
          number(one.down, i * columns + column) * number(two.down, j * columns + column);
      for (let row = 0; row < rows; row++)
        up[row * rank + at] = number(one.up, row * one.rank + i) * number(two.up, row * two.rank + j);
    }
  return { rank, down, up, scale: one.scale * two.scale };
}

/** Makes the rows of a change, one at a time; each is gone when the next one is made. */
function rowReader(change: LayerChange, columns: number): (row: number) => Float64Array | Float32Array {
  const made = new Float64Array(columns);
  switch (change.kind) {
    case 'product':
      return (row) => rowOfProduct(change.product, row, made);
    case 'hadamard': {
      const second = new Float64Array(columns);
      return (row) => {
        rowOfProduct(change.one, row, made);
        rowOfProduct(change.two, row, second);
        for (let at = 0; at < columns; at++) made[at] = (made[at] as number) * (second[at] as number);
        return made;
      };
    }
    case 'kronecker': {
      const { left, right, scale } = change;
      return (row) => {
        const leftRow = Math.floor(row / right.rows) * left.columns;
        const rightRow = (row % right.rows) * right.columns;
        for (let i = 0; i < left.columns; i++)
          for (let j = 0; j < right.columns; j++)
            made[i * right.columns + j] =
              scale * number(left.numbers, leftRow + i) * number(right.numbers, rightRow + j);
        return made;
      };
    }
    case 'matrix':
      return (row) => change.matrix.numbers.subarray(row * columns, (row + 1) * columns);
  }
}

function rowOfProduct({ rank, down, up, scale }: Product, row: number, made: Float64Array): Float64Array {
  const columns = made.length;
  made.fill(0);
  for (let one = 0; one < rank; one++) {
    const factor = scale * number(up, row * rank + one);
    for (let at = 0, x = one * columns; at < columns; at++, x++)
      made[at] = (made[at] as number) + factor * (down[x] as number);
  }
  return made;
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += number(a, at) * number(b, at);
  return sum;
}

function number(numbers: ArrayLike<number>, at: number): number {
  return numbers[at] as number;
}
