import { type ReviewParams, reviewRequest } from '../../protocol/review.ts';
import { guard } from '../guard.ts';
import { pathOfUri } from '../uri.ts';
import type { Feature } from './feature.ts';

/** Marks pairs that somebody has looked at. */
export const review: Feature = {
  capabilities: () => ({}),
  register({ connection, session, reviews }) {
    connection.onRequest<null, never>(
      reviewRequest,
      guard<ReviewParams, null>(connection, 'review', async ({ dataset: uri, images, isReviewed }) => {
        await session.ready();
        const root = pathOfUri(uri);
        const dataset = root === undefined ? undefined : session.datasetAt(root);
        const paths = images.flatMap((image) => pathOfUri(image) ?? []);
        if (dataset) reviews.mark(dataset, paths, isReviewed);
        return null;
      }),
    );
  },
};
