import type { CancellationToken } from 'vscode-languageserver/node';
import { fromNative, toNative } from '../../core/node/native-path.ts';
import { type ThumbnailParams, type ThumbnailResult, thumbnailRequest } from '../../protocol/pairs.ts';
import { guard } from '../guard.ts';
import { thumbnailFolder } from '../pairs/thumbnail-folder.ts';
import { Thumbnailer } from '../pairs/thumbnailer.ts';
import { pathOfUri, uriOfPath } from '../uri.ts';
import type { Feature, FeatureContext } from './feature.ts';

/** Small pictures of the datasets' pictures. */
export const thumbnails: Feature = {
  capabilities: () => ({}),
  register(context) {
    const { connection } = context;
    const thumbnailer = new Thumbnailer(thumbnailFolder(), (line) => connection.console.warn(line));
    connection.onRequest<ThumbnailResult, never>(
      thumbnailRequest,
      guard<ThumbnailParams, ThumbnailResult>(connection, 'thumbnail', ({ image }, token) =>
        thumbnailOf(context, thumbnailer, image, token),
      ),
    );
  },
};

/** Only pictures of a dataset: nothing else is opened on a page's word. */
async function thumbnailOf(
  { session }: FeatureContext,
  thumbnailer: Thumbnailer,
  uri: string,
  token: CancellationToken,
): Promise<ThumbnailResult> {
  const image = pathOfUri(uri);
  const file = image === undefined ? undefined : session.datasetOf(image)?.images.get(image);
  if (image === undefined || !file) return { kind: 'broken', reason: 'missing', detail: '' };
  // Known before anything is decoded, and in better words than a decoder's.
  if (file.facts?.state === 'broken') return { kind: 'broken', reason: file.facts.reason, detail: '' };
  const thumbnail = await thumbnailer.thumbnail(toNative(image), token);
  if (thumbnail.kind === 'made') return { kind: 'made', uri: uriOfPath(fromNative(thumbnail.file)) };
  if (thumbnail.kind === 'broken') return thumbnail;
  const { facts } = file;
  return { kind: 'original', isTurned: facts?.state === 'readable' && (facts.orientation ?? 1) !== 1 };
}
