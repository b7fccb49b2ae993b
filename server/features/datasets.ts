import type { Dataset } from '../../core/dataset/dataset.ts';
import { declaredCaption } from '../../core/dataset/declared-caption.ts';
import { uncaptionedImages } from '../../core/edits/write-base-caption.ts';
import { basename, dirname, relativeTo } from '../../core/path.ts';
import {
  type DatasetSummary,
  type DatasetsParams,
  type DatasetsResult,
  datasetsRequest,
} from '../../protocol/lsp.ts';
import { guard } from '../guard.ts';
import { datasetOfUri } from '../session/dataset-at.ts';
import { uriOfPath } from '../uri.ts';
import type { Feature } from './feature.ts';

/** Tells a client which datasets there are, for commands that are about one. */
export const datasets: Feature = {
  capabilities: () => ({}),
  register(context) {
    const { connection, session } = context;
    connection.onRequest(
      datasetsRequest,
      guard<DatasetsParams, DatasetsResult>(connection, 'datasets', async ({ uri }) => {
        const asked = await datasetOfUri(context, uri);
        await session.ready();
        const known = session.datasets.filter((dataset) => dataset.root !== asked?.root);
        return { datasets: [...(asked ? [asked] : []), ...known].map(summaryOf) };
      }),
    );
  },
};

function summaryOf(dataset: Dataset): DatasetSummary {
  const { root, origin, folders, images } = dataset;
  const uncaptioned = countByFolder(uncaptionedImages(dataset));
  const all = countByFolder([...images.keys()]);
  return {
    uri: uriOfPath(root),
    name: basename(root),
    declared: origin !== 'flat',
    folders: [...folders.values()].map((folder) => ({
      uri: uriOfPath(folder.path),
      name: relativeTo(root, folder.path),
      images: all.get(folder.path) ?? 0,
      uncaptioned: uncaptioned.get(folder.path) ?? 0,
      baseCaption: declaredCaption(dataset, folder),
    })),
  };
}

function countByFolder(files: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const file of files) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  return counts;
}
