import type { LayerChange, Matrix } from '../../lora-file/layer-change.ts';
import { type LoraModule, matricesOf } from '../../lora-file/modules.ts';
import type { LayerChange as Product } from '../../lora-file/weight-norms.ts';
import { isReadable } from '../../safetensors/dtypes.ts';
import type { Tensor } from '../../safetensors/header.ts';
import type { OpenCheckpoint } from '../safetensors/open-checkpoint.ts';

/** The largest matrix that is read into memory (numbers); no layer that LoRAs are made for comes near. */
const LARGEST_MATRIX = 1 << 27;

/**
 * Reads how a module changes its layer.
 * @returns undefined for what can't be told from the file: kinds that depend on the model's own weights, tensors that are cut
 * off or don't fit each other, and numbers of a kind that can't be read
 * @throws the system's error
 */
export function readChange(file: OpenCheckpoint, module: LoraModule): LayerChange | undefined {
  const read = (tensor: Tensor | undefined) => readMatrix(file, tensor);
  switch (module.kind) {
    case 'lora':
      return ofLora(module, read);
    case 'loha':
      return ofLoha(module, read);
    case 'lokr':
      return ofLokr(module, read);
    case 'diff': {
      const matrix = read(module.tensors.get('diff'));
      return matrix && { kind: 'matrix', matrix };
    }
    default:
      return undefined;
  }
}

/** A tensor's first side, and all others together. */
type Read = (tensor: Tensor | undefined) => Matrix | undefined;

function readMatrix(file: OpenCheckpoint, tensor: Tensor | undefined): Matrix | undefined {
  if (!tensor || !isReadable(tensor.dtype)) return undefined;
  const [rows = 1, ...others] = tensor.shape;
  const columns = sizeOf(others);
  if (rows < 1 || columns < 1 || rows * columns > LARGEST_MATRIX) return undefined;
  const numbers = file.numbersOf(tensor);
  // What is cut off is none.
  return numbers?.length === rows * columns ? { rows, columns, numbers } : undefined;
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, side) => product * side, 1);
}

function ofLora(module: LoraModule, read: Read): LayerChange | undefined {
  const tensors = matricesOf(module);
  const [first, up] = [read(tensors?.down), read(tensors?.up)];
  if (!first || !up || tensors?.up.shape[1] !== first.rows) return undefined;
  const down = tensors.mid ? through(read(tensors.mid), first) : first;
  return down && { kind: 'product', product: productOf(up.numbers, down, scaleOf(module)) };
}

/** Source: LyCORIS, `weight_gen` in `functional/loha.py`; `hada_t1` and `hada_t2` are there for convolutions. */
function ofLoha(module: LoraModule, read: Read): LayerChange | undefined {
  const { tensors } = module;
  const half = (name: 1 | 2, scale: number): Product | undefined => {
    const [a, b] = [read(tensors.get(`hada_w${name}_a`)), read(tensors.get(`hada_w${name}_b`))];
    if (!a || !b) return undefined;
    const core = tensors.get(`hada_t${name}`);
    // With a core the first one is written the other way round.
    if (core) return turned(read(core), a, b, scale);
    return a.columns === b.rows ? productOf(a.numbers, b, scale) : undefined;
  };
  const [one, two] = [half(1, scaleOf(module)), half(2, 1)];
  const isOne = one && two && one.up.length / one.rank === two.up.length / two.rank;
  if (!isOne || one.down.length / one.rank !== two.down.length / two.rank) return undefined;
  return { kind: 'hadamard', one, two };
}

/** Source: LyCORIS, `weight_gen` in `functional/lokr.py`; without a rank there is no scale. */
function ofLokr(module: LoraModule, read: Read): LayerChange | undefined {
  const { tensors } = module;
  const side = (name: 1 | 2): Matrix | undefined => {
    const whole = tensors.get(`lokr_w${name}`);
    if (whole) return read(whole);
    const [a, b] = [read(tensors.get(`lokr_w${name}_a`)), read(tensors.get(`lokr_w${name}_b`))];
    if (!a || !b) return undefined;
    const core = tensors.get(`lokr_t${name}`);
    if (core) return multiplied(turned(read(core), a, b, 1));
    return a.columns === b.rows ? multiplied(productOf(a.numbers, b, 1)) : undefined;
  };
  const [left, right] = [side(1), side(2)];
  if (!left || !right) return undefined;
  return { kind: 'kronecker', left, right, scale: module.rank === undefined ? 1 : scaleOf(module) };
}

function scaleOf({ alpha, rank }: LoraModule): number {
  return alpha === undefined || !rank ? 1 : alpha / rank;
}

function productOf(up: Float32Array, down: Matrix, scale: number): Product {
  return { rank: down.rows, down: down.numbers, up, scale };
}

/** `core` (rank × rank × window) applied on what comes in: a `down` with the window in it. */
function through(core: Matrix | undefined, down: Matrix): Matrix | undefined {
  if (!core || core.columns % down.rows !== 0) return undefined;
  const window = core.columns / down.rows;
  const numbers = new Float32Array(core.rows * down.columns * window);
  for (let rank = 0; rank < core.rows; rank++)
    for (let inner = 0; inner < down.rows; inner++)
      for (let column = 0; column < down.columns; column++) {
        const factor = down.numbers[inner * down.columns + column] as number;
        const from = rank * core.columns + inner * window;
        const to = (rank * down.columns + column) * window;
        for (let at = 0; at < window; at++)
          numbers[to + at] = (numbers[to + at] as number) + factor * (core.numbers[from + at] as number);
      }
  return { rows: core.rows, columns: down.columns * window, numbers };
}

/** The same with `a` (rank × outputs) behind it. */
function turned(core: Matrix | undefined, a: Matrix, b: Matrix, scale: number): Product | undefined {
  const down = through(core, b);
  if (!down || a.rows !== down.rows) return undefined;
  const up = new Float32Array(a.numbers.length);
  for (let row = 0; row < a.rows; row++)
    for (let column = 0; column < a.columns; column++)
      up[column * a.rows + row] = a.numbers[row * a.columns + column] as number;
  return productOf(up, down, scale);
}

function multiplied(product: Product | undefined): Matrix | undefined {
  if (!product) return undefined;
  const { rank, down, up } = product;
  const [rows, columns] = [up.length / rank, down.length / rank];
  if (rows * columns > LARGEST_MATRIX) return undefined;
  const numbers = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++)
    for (let inner = 0; inner < rank; inner++) {
      const factor = up[row * rank + inner] as number;
      for (let at = 0; at < columns; at++)
        numbers[row * columns + at] =
          (numbers[row * columns + at] as number) + factor * (down[inner * columns + at] as number);
    }
  return { rows, columns, numbers };
}
