import { CancellationToken, type RenameFilesParams } from 'vscode-languageserver/node';
import { type ReviewParams, reviewRequest } from '../../protocol/review.ts';
import { guard } from '../guard.ts';
import { pathOfUri } from '../uri.ts';
import type { Feature } from './feature.ts';

/** Marks pairs that somebody has looked at; the marks go along when pictures and folders are renamed. */
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
    const move = guard<RenameFilesParams, void>(connection, 'renamed files', ({ files }) => {
      const renamed = files.flatMap(({ oldUri, newUri }) => {
        const [from, to] = [pathOfUri(oldUri), pathOfUri(newUri)];
        return from === undefined || to === undefined ? [] : [{ from, to }];
      });
      const roots = session.datasets.map(({ root }) => root);
      reviews.move(roots, renamed);
    });
    connection.workspace.onDidRenameFiles((params) => void move(params, CancellationToken.None));
  },
};
