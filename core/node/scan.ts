import type { Config } from '../config/schema.ts';
import { type DatasetRoot, findDatasets } from '../dataset/discovery/discovery.ts';
import { listTree } from '../dataset/discovery/listing.ts';
import { type LoadedPart, type LoadOptions, loadDataset } from '../dataset/load.ts';
import type { FileSystem } from '../ports.ts';

/** Which folder to scan, and how. Plain data, so that a worker can be told. */
export interface ScanRequest {
  readonly folder: string;
  readonly images: LoadOptions['images'];
  /** Configurations in force instead of what stands in the files, by dataset root. */
  readonly configs: Readonly<Record<string, Config>>;
}

/** What a scan tells: which datasets there are, then their parts, one dataset after the other. */
export type ScanPart = { readonly kind: 'found'; readonly datasets: readonly DatasetRoot[] } | LoadedPart;

/** Finds and reads all datasets of a folder. */
export function* scan(fileSystem: FileSystem, { folder, images, configs }: ScanRequest): Generator<ScanPart> {
  const listing = listTree(fileSystem, folder);
  const datasets = findDatasets(listing, folder);
  yield { kind: 'found', datasets };
  for (const found of datasets) {
    const config = configs[found.root];
    yield* loadDataset(fileSystem, listing, found, { images, ...(config ? { config } : {}) });
  }
}
