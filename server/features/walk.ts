import type { Dataset } from '../../core/dataset/dataset.ts';
import { type Stop, walk as walkDataset } from '../../core/dataset/walk.ts';
import type { Finding } from '../../core/finding.ts';
import { type WalkParams, type WalkResult, walkRequest } from '../../protocol/lsp.ts';
import type { Findings } from '../findings/findings.ts';
import { guard } from '../guard.ts';
import { datasetOfUri } from '../session/dataset-at.ts';
import { pathOfUri, uriOfPath } from '../uri.ts';
import type { Feature } from './feature.ts';

/** Tells the next picture of a dataset. */
export const walk: Feature = {
  capabilities: () => ({}),
  register(context) {
    const { connection, findings } = context;
    connection.onRequest<WalkResult, never>(
      walkRequest,
      guard<WalkParams, WalkResult>(connection, 'walk', async ({ uri, direction, kind }) => {
        const path = pathOfUri(uri);
        const dataset = await datasetOfUri(context, uri);
        if (path === undefined || !dataset) return { stop: null, isInDataset: false };
        if (kind === 'with-finding') await findings.settled();
        const accepts: Record<WalkParams['kind'], (stop: Stop) => boolean> = {
          any: () => true,
          'without-caption': ({ exists }) => !exists,
          'with-finding': (stop) => hasFinding(dataset, findings, stop),
        };
        const stop = walkDataset(dataset, path, direction, accepts[kind]);
        return {
          stop: stop
            ? { image: uriOfPath(stop.image), caption: uriOfPath(stop.caption), exists: stop.exists }
            : null,
          isInDataset: true,
        };
      }),
    );
  },
};

/** Whether a picture or its caption is found fault with. Hints don't count: the Problems panel has none either. */
function hasFinding(dataset: Dataset, findings: Findings, { image, caption }: Stop): boolean {
  const isLoud = ({ severity }: Finding) => severity !== 'hint';
  // Of a folder that nobody declared, only open captions were looked at.
  if (dataset.origin === 'flat') return findings.lint(dataset, caption).some(isLoud);
  return [image, caption].some((path) => findings.of(path).findings.some(isLoud));
}
