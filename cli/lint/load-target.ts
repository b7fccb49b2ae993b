import { assembleWhole } from '../../core/dataset/assemble.ts';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { type LoadedPart, loadDataset } from '../../core/dataset/load.ts';
import type { FileSystem } from '../../core/ports.ts';
import type { Target } from './targets.ts';
import { readingFiles, type Tell } from './telling.ts';

/** How datasets are read. */
export interface LoadSettings {
  readonly images: 'off' | 'headers';
  /** Hears how far it is. */
  readonly tell?: Tell;
}

/** A dataset as it was read. */
export interface LoadedTarget {
  readonly dataset: Dataset;
  /** The text of its configuration; undefined where it has none, or none that can be read. */
  readonly configText: string | undefined;
}

/** Reads a dataset from disk. */
export function loadTarget(
  fileSystem: FileSystem,
  { listing, root, files }: Target,
  { images, tell = () => undefined }: LoadSettings,
): LoadedTarget {
  let configText: string | undefined;
  let read = 0;
  function* told(): Iterable<LoadedPart> {
    for (const part of loadDataset(fileSystem, listing, root, { images, files })) {
      if (part.kind === 'dataset') configText = part.configText;
      read += part.kind === 'captions' ? part.captions.length : part.kind === 'facts' ? part.facts.length : 0;
      yield part;
      tell(() => readingFiles(read));
    }
  }
  const dataset = assembleWhole(told());
  return { dataset, configText };
}
