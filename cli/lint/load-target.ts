import { assemble } from '../../core/dataset/assemble.ts';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { type LoadedPart, loadDataset } from '../../core/dataset/load.ts';
import type { FileSystem } from '../../core/ports.ts';
import type { Target } from './targets.ts';

/** How datasets are read. */
export interface LoadSettings {
  readonly images: 'off' | 'headers';
  /** Hears how far it is. */
  readonly tell?: (describe: () => string) => void;
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
  { listing, root }: Target,
  { images, tell = () => undefined }: LoadSettings,
): LoadedTarget {
  const parts: LoadedPart[] = [];
  let read = 0;
  for (const part of loadDataset(fileSystem, listing, root, { images })) {
    parts.push(part);
    read += part.kind === 'captions' ? part.captions.length : part.kind === 'facts' ? part.facts.length : 0;
    tell(() => `Reading ${read} files …`);
  }
  return assembleAll(parts);
}

/** Puts a dataset together in one go: part by part, its maps would be copied once for each. */
function assembleAll(parts: readonly LoadedPart[]): LoadedTarget {
  const [first] = parts;
  if (first?.kind !== 'dataset') throw new Error('a dataset was loaded without its beginning');
  const { root } = first;
  const captions = parts.flatMap((part) => (part.kind === 'captions' ? part.captions : []));
  const facts = parts.flatMap((part) => (part.kind === 'facts' ? part.facts : []));
  const bare = assemble(undefined, first);
  const captioned = assemble(bare, { kind: 'captions', root, captions });
  const looked = assemble(captioned, { kind: 'facts', root, facts });
  const caches = parts.find((part) => part.kind === 'caches');
  return { dataset: caches ? assemble(looked, caches) : looked, configText: first.configText };
}
