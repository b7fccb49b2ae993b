import type { Message } from '../message.ts';
import { bytesOf, countOf } from '../safetensors/dtypes.ts';
import { faultsOf, headerSize } from '../safetensors/faults.ts';
import type { SafetensorsHeader } from '../safetensors/header.ts';
import { type Block, blockOf } from './blocks.ts';
import { isLora, type LoraModule, type ModuleKind } from './modules.ts';
import { readTrainingMetadata, type TrainingMetadata } from './training-metadata.ts';

/** How many there are of something, the most in front. */
export type Tally<T> = readonly { readonly value: T; readonly count: number }[];

/** What a `.safetensors` file is, from its header and the alphas of its modules. */
export interface FileDescription {
  /** A LoRA, or a file without one in it: a model, an embedding, a saved optimizer. */
  readonly isLora: boolean;
  /** Bytes of the whole file, and of its header. */
  readonly size: number;
  readonly headerSize: number;
  readonly tensors: number;
  readonly parameters: number;
  /** Kinds of numbers, by tensors. */
  readonly dtypes: Tally<string>;
  /** By modules; `null` where the file doesn't tell. */
  readonly ranks: Tally<number | null>;
  readonly alphas: Tally<number | null>;
  readonly kinds: Tally<ModuleKind>;
  readonly parts: Tally<Block['part']>;
  /** Modules by block, in the order in which a picture goes through them. */
  readonly blocks: readonly { readonly block: Block; readonly modules: number }[];
  readonly training: TrainingMetadata;
  /** All metadata as they are, by key; what is no text is as JSON has it. */
  readonly metadata: readonly (readonly [key: string, value: string])[];
  /** What the format forbids and the file has. */
  readonly faults: readonly Message[];
}

/** A file by its header, which is there as a text, too; the size is the file's (bytes). */
export interface HeaderOfFile {
  readonly header: SafetensorsHeader;
  readonly json: string;
  readonly size: number;
}

/**
 * Describes a file.
 * @param modules of the LoRA in it, with their alphas
 */
export function describeFile(
  { header, size, json }: HeaderOfFile,
  modules: readonly LoraModule[],
): FileDescription {
  const tensors = [...header.tensors.values()];
  const training = readTrainingMetadata(header.metadata);
  return {
    isLora: isLora(modules),
    size,
    headerSize: headerSize(header),
    tensors: tensors.length,
    parameters: tensors.reduce(
      (sum, tensor) => sum + (bytesOf(tensor) === undefined ? 0 : countOf(tensor.shape)),
      0,
    ),
    dtypes: tally(tensors.map(({ dtype }) => dtype)),
    ranks: tally(modules.map(({ rank }) => rank ?? null)),
    alphas: tally(modules.map(({ alpha, rank }) => alpha ?? rank ?? null)),
    kinds: tally(modules.map(({ kind }) => kind)),
    parts: tally(modules.map(({ name }) => blockOf(name).part)),
    blocks: blocksOf(modules),
    training,
    metadata: Object.entries(header.metadata)
      .map(([key, value]) => [key, typeof value === 'string' ? value : jsonOf(value)] as const)
      .sort((a, b) => (a[0] < b[0] ? -1 : 1)),
    faults: faultsOf(header, size, json),
  };
}

/** What is nested deeper than anything that makes sense can't be written down. */
function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return '…';
  }
}

/** Blocks in order, text encoders in front. @returns for each the number of its modules */
function blocksOf(modules: readonly LoraModule[]): FileDescription['blocks'] {
  const found = new Map<string, { readonly block: Block; modules: number }>();
  for (const { name } of modules) {
    const block = blockOf(name);
    const key = `${block.part} ${block.label}`;
    const known = found.get(key);
    if (known) known.modules++;
    else found.set(key, { block, modules: 1 });
  }
  return [...found.values()].sort((a, b) => compareBlocks(a.block, b.block));
}

const parts: readonly Block['part'][] = ['te1', 'te2', 'te3', 'network'];

/** The order in which a prompt becomes a picture. */
export function compareBlocks(a: Block, b: Block): number {
  return parts.indexOf(a.part) - parts.indexOf(b.part) || a.order - b.order;
}

function tally<T>(values: readonly T[]): Tally<T> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
}
