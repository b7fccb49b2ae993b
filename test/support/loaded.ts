import { assembleWhole } from '../../core/dataset/assemble.ts';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { findDatasets } from '../../core/dataset/discovery/discovery.ts';
import { listTree } from '../../core/dataset/discovery/listing.ts';
import { loadDataset } from '../../core/dataset/load.ts';
import { lintDataset } from '../../core/engine.ts';
import { formatMessage } from '../../core/message.ts';
import { ruleOf } from './lint.ts';
import { noTurn } from './memory.ts';
import { type MemoryFile, memoryFileSystem } from './memory-file-system.ts';

/** The first dataset of a disk in memory, by its files below `/set`, and when they were written. */
export function loadedFrom(
  files: Readonly<Record<string, MemoryFile>>,
  times: Readonly<Record<string, number>> = {},
  images: 'off' | 'headers' = 'off',
): Dataset {
  const below = <Value>(some: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(some).map(([name, value]) => [`/set/${name}`, value]));
  const fileSystem = memoryFileSystem(below(files), below(times));
  const listing = listTree(fileSystem, '/set');
  const [found] = findDatasets(listing, '/set');
  if (!found) throw new Error('no dataset');
  return assembleWhole(loadDataset(fileSystem, listing, found, { images }));
}

/** What a rule finds in all of a dataset: `severity text`. */
export async function toldBy(code: string, dataset: Dataset): Promise<readonly string[]> {
  const findings = await lintDataset(dataset, noTurn, { rules: [ruleOf(code)] });
  return findings.map(({ severity, message }) => `${severity} ${formatMessage(message)}`);
}
