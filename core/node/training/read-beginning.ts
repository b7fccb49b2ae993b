import { readdirSync, statSync } from 'node:fs';
import { joinPath } from '../../path.ts';
import type { TrainingAdapter } from '../../trainers/training-adapter.ts';
import type { Beginning, SavedState, Weights } from '../../training/beginning.ts';
import type { Options } from '../../training/options.ts';
import { toNative } from '../native-path.ts';
import { pathAsWritten } from '../path-as-written.ts';
import { readSmallText } from './run-texts.ts';
import { isWholeCheckpoint, readCheckpoint } from './whole-checkpoint.ts';

/** What a state tells of itself is two numbers (bytes). */
const LARGEST_STATE = 64 * 1024;

/** What a training begins with by its options; undefined for one that begins anew. */
export function readBeginning({ beginning }: TrainingAdapter, options: Options): Beginning | undefined {
  const { state, weights } = beginning.placesOf(options);
  if (state === undefined && weights === undefined) return undefined;
  const [folder, file] = [state, weights].map((place) => place && pathAsWritten(place));
  return {
    ...(folder === undefined ? {} : { state: { folder, saved: readSavedState(beginning, folder) } }),
    ...(file === undefined ? {} : { weights: { file, content: readWeights(beginning, file) } }),
  };
}

/** Reads what a saved state says of itself. */
export function readSavedState(adapter: TrainingAdapter['beginning'], folder: string): SavedState {
  const names = namesIn(folder);
  if (!names) return { kind: 'missing' };
  if (!names.includes(adapter.stateFile)) return adapter.readState(names, undefined);
  // One that is far too large is none.
  return adapter.readState(names, readSmallText(joinPath(folder, adapter.stateFile), LARGEST_STATE) ?? '');
}

/** Reads what weights a file has, from its header. */
export function readWeights(adapter: TrainingAdapter['beginning'], file: string): Weights {
  const checkpoint = readCheckpoint(file);
  switch (checkpoint.kind) {
    case 'safetensors':
      return checkpoint.size < checkpoint.header.size
        ? { kind: 'damaged' }
        : adapter.readWeights(checkpoint.header.metadata);
    case 'other':
      return { kind: 'file', rank: undefined, alpha: undefined };
    case 'missing':
      return { kind: 'missing' };
    default:
      return { kind: 'damaged' };
  }
}

/** The saved states in a folder, the one that is farthest last. */
export function statesIn(
  adapter: TrainingAdapter['beginning'],
  folder: string,
): readonly { readonly folder: string; readonly saved: SavedState }[] {
  const stepOf = (saved: SavedState) => (saved.kind === 'counted' ? saved.step : -1);
  return (namesIn(folder) ?? [])
    .filter((name) => adapter.isState(name))
    .map((name) => joinPath(folder, name))
    .map((path) => ({ folder: path, saved: readSavedState(adapter, path) }))
    .filter(({ saved }) => saved.kind === 'counted' || saved.kind === 'uncounted')
    .sort((a, b) => stepOf(a.saved) - stepOf(b.saved));
}

/** The whole `.safetensors` files in a folder, the newest last: a run may have ended while it wrote one. */
export function checkpointsIn(folder: string): readonly string[] {
  return (namesIn(folder) ?? [])
    .filter((name) => name.endsWith('.safetensors'))
    .map((name) => joinPath(folder, name))
    .filter(isWholeCheckpoint)
    .map((path) => ({ path, time: timeOf(path) }))
    .sort((a, b) => a.time - b.time)
    .map(({ path }) => path);
}

function timeOf(path: string): number {
  return statSync(toNative(path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function namesIn(folder: string): readonly string[] | undefined {
  try {
    return readdirSync(toNative(folder)).sort();
  } catch {
    return undefined;
  }
}
