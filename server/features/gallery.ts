import type { Dataset } from '../../core/dataset/dataset.ts';
import { stopOf } from '../../core/dataset/walk.ts';
import { fromNative } from '../../core/node/native-path.ts';
import {
  type FindPairParams,
  type FindPairResult,
  findPairRequest,
  type GalleryResult,
  galleryRequest,
} from '../../protocol/pairs.ts';
import { guard } from '../guard.ts';
import { thumbnailFolder } from '../pairs/thumbnail-folder.ts';
import { pathOfUri, uriOfPath } from '../uri.ts';
import type { Feature } from './feature.ts';

/** The datasets that an editor can show the pictures of, and the pairs that files belong to. */
export const gallery: Feature = {
  capabilities: () => ({}),
  register({ connection, session, pairs }) {
    connection.onRequest<GalleryResult, never>(
      galleryRequest,
      guard<unknown, GalleryResult>(connection, 'gallery', () => ({
        isScanning: session.isScanning,
        datasets: session.datasets.map(({ root, images }) => ({
          uri: uriOfPath(root),
          revision: pairs.revisionOf(root),
          total: images.size,
        })),
        thumbnails: uriOfPath(fromNative(thumbnailFolder())),
      })),
    );
    connection.onRequest<FindPairResult, never>(
      findPairRequest,
      guard<FindPairParams, FindPairResult>(connection, 'find pair', async ({ uri }) => {
        await session.ready();
        const file = pathOfUri(uri);
        const dataset = file === undefined ? undefined : session.datasetOf(file);
        return dataset && file !== undefined ? findPair(dataset, file) : null;
      }),
    );
  },
};

function findPair(dataset: Dataset, file: string): FindPairResult {
  const image = dataset.images.has(file) ? file : dataset.imagesOfCaption.get(file)?.[0];
  if (image === undefined) return null;
  const { caption, exists } = stopOf(dataset, image);
  return {
    dataset: uriOfPath(dataset.root),
    image: uriOfPath(image),
    caption: uriOfPath(caption),
    hasCaption: exists,
  };
}
