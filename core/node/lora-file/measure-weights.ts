import type { ModuleWeight } from '../../lora-file/measured-weights.ts';
import { type LoraModule, modulesOf } from '../../lora-file/modules.ts';
import { innerProduct, type LayerChange } from '../../lora-file/weight-norms.ts';
import { isReadable } from '../../safetensors/dtypes.ts';
import type { OpenCheckpoint } from '../safetensors/open-checkpoint.ts';
import { alphasOf } from './describe-lora-file.ts';

/** The largest matrix that is read into memory (numbers); no layer that LoRAs are made for comes near. */
const LARGEST_MATRIX = 1 << 27;

/**
 * Measures how far a LoRA moves each layer, module by module: what takes seconds goes on between two of them.
 * @param other a LoRA to compare it with: layers that only one has count as not moved by the other
 * @returns modules whose change can be computed; those of LyCORIS' other kinds are left out
 * @throws the system's error
 */
export function* measureWeights(file: OpenCheckpoint, other?: OpenCheckpoint): Generator<ModuleWeight> {
  const readOne = reader(file);
  const readOther = other && reader(other);
  const mine = modulesOf(file.header);
  const theirs = new Map(other ? modulesOf(other.header).map((module) => [module.name, module]) : []);
  for (const module of mine) {
    const change = readOne(module);
    const twin = theirs.get(module.name);
    const otherChange = twin && readOther?.(twin);
    theirs.delete(module.name);
    if (change) yield weightOf(module.name, change, other && { change: otherChange });
  }
  for (const module of theirs.values()) {
    const change = readOther?.(module);
    if (change) yield { name: module.name, square: 0, otherSquare: innerProduct(change, change), product: 0 };
  }
}

/** How many modules of a file can be measured. */
export function measurable({ header }: OpenCheckpoint): number {
  return modulesOf(header).filter(isMeasurable).length;
}

function weightOf(
  name: string,
  change: LayerChange,
  compared: { readonly change: LayerChange | undefined } | undefined,
): ModuleWeight {
  const square = innerProduct(change, change);
  if (!compared) return { name, square };
  const twin = compared.change;
  if (!twin) return { name, square, otherSquare: 0, product: 0 };
  return { name, square, otherSquare: innerProduct(twin, twin), product: productOf(change, twin) };
}

/** Layers of one name and different sizes are of different models, and have nothing to do with each other. */
function productOf(a: LayerChange, b: LayerChange): number {
  const isAlike =
    a.down.length / a.rank === b.down.length / b.rank && a.up.length / a.rank === b.up.length / b.rank;
  return isAlike ? innerProduct(a, b) : 0;
}

function isMeasurable({ pair, rank }: LoraModule): boolean {
  if (!pair || rank === undefined || rank < 1) return false;
  return pair.every(({ dtype, shape }) => isReadable(dtype) && sizeOf(shape) <= LARGEST_MATRIX);
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, side) => product * side, 1);
}

function reader(file: OpenCheckpoint): (module: LoraModule) => LayerChange | undefined {
  const alphas = alphasOf(file);
  return (module) => {
    const { pair, rank, name } = module;
    if (!isMeasurable(module) || !pair || rank === undefined) return undefined;
    const [down, up] = pair.map((tensor) => file.numbersOf(tensor));
    if (!down || !up) return undefined;
    // What is cut off, or has another rank on its other side, is none.
    const fits =
      down.length === sizeOf(pair[0].shape) &&
      up.length === sizeOf(pair[1].shape) &&
      pair[1].shape[1] === rank;
    return fits ? { rank, down, up, scale: (alphas.get(name) ?? rank) / rank } : undefined;
  };
}
