import * as fs from 'node:fs';
import { joinPath } from '../../path.ts';
import type { FileSystem } from '../../ports.ts';
import type { TrainingAdapter } from '../../trainers/training-adapter.ts';
import type { Installation } from '../../training/installation.ts';
import type { ModelFamily } from '../../training/machine.ts';
import { usualModelFolders, usualTrainers } from '../../training/usual-places.ts';
import { homeFolder } from '../home-folder.ts';
import { fromNative, toNative } from '../native-path.ts';
import type { Platform } from '../platform/index.ts';
import { readCheckpoint } from './whole-checkpoint.ts';

/** More than these are no choice any more. */
const MOST_MODELS = 200;
const CHECKPOINT = /\.(?:safetensors|ckpt)$/i;
/** A LoRA or an embedding that lies among the models is smaller (bytes). */
const SMALLEST = 512 * 1024 * 1024;

/** A file that may be a base model. */
export interface FoundModel {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly family: ModelFamily | undefined;
}

/** The trainers in the places where people put them. */
export function findTrainers(
  fileSystem: FileSystem,
  platform: Platform,
  training: TrainingAdapter,
  dataset: string,
): readonly Installation[] {
  const home = fromNative(homeFolder());
  return usualTrainers(home, dataset).flatMap((folder) => {
    const checkout = training.readCheckout(fileSystem, folder, platform.pythonIn);
    return checkout.kind === 'found' ? [checkout.installation] : [];
  });
}

/** The base models in the places where people have them; of each only the header is read. */
export function findModels(
  fileSystem: FileSystem,
  training: TrainingAdapter,
  dataset: string,
  trainer: string | undefined,
): readonly FoundModel[] {
  const home = fromNative(homeFolder());
  const files = usualModelFolders(home, dataset, trainer).flatMap((folder) =>
    fileSystem
      .list(folder)
      .filter(({ name, kind }) => kind === 'file' && CHECKPOINT.test(name))
      .map(({ name }) => joinPath(folder, name)),
  );
  const known = new Set<string>();
  return files.flatMap((path) => {
    const real = fileSystem.realPath(path) ?? path;
    if (known.size >= MOST_MODELS || known.has(real)) return [];
    known.add(real);
    return look(training, path);
  });
}

function look(training: TrainingAdapter, path: string): readonly FoundModel[] {
  const file = readCheckpoint(path);
  if (file.kind === 'safetensors') {
    const family = training.familyOf(file.header);
    return family === 'lora' || file.size < SMALLEST ? [] : [{ path, size: file.size, family }];
  }
  if (file.kind !== 'other') return [];
  const size = fs.statSync(toNative(path), { throwIfNoEntry: false })?.size ?? 0;
  return size < SMALLEST ? [] : [{ path, size, family: undefined }];
}
