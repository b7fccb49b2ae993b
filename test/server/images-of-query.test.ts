import { expect, it } from 'vitest';
import type { Dataset } from '../../core/dataset/dataset.ts';
import type { Knowledge } from '../../core/vocabulary/knowledge.ts';
import type { Findings } from '../../server/findings/findings.ts';
import type { Reviews } from '../../server/pairs/reviews.ts';
import { imagesOfQuery } from '../../server/sheets/images-of-query.ts';
import { captionPath, captionsOf } from '../support/datasets.ts';
import { noTurn } from '../support/memory.ts';

it('a sheet of what lint finds shows that of a folder nobody declared, too', async () => {
  const dataset: Dataset = { ...captionsOf(['hat, hat', 'hat']), origin: 'flat' };
  const findings = {
    settled: async () => undefined,
    of: () => ({ findings: [] }),
    lint: (_: Dataset, path: string) =>
      path === captionPath(0) ? [{ code: 'duplicate-tag', scope: 'file' }] : [],
  } as unknown as Findings;
  const ports = { findings, knowledge: {} as Knowledge, reviews: { has: () => false } as unknown as Reviews };
  const images = await imagesOfQuery(ports, dataset, 'issue:duplicate-tag', noTurn);
  expect([...(images ?? [])]).toEqual([[...dataset.images.keys()].sort()[0]]);
});
