import * as path from 'node:path';
import type { CancellationToken } from 'vscode-languageserver/node';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { stopOf } from '../../core/dataset/walk.ts';
import { cacheFolder } from '../../core/node/cache-folder.ts';
import { fromNative, toNative } from '../../core/node/native-path.ts';
import {
  type FindPairParams,
  type FindPairResult,
  findPairRequest,
  type GalleryResult,
  galleryRequest,
  type PairsChanged,
  type PairsParams,
  type PairsResult,
  pairsChangedNotification,
  pairsRequest,
  type ThumbnailParams,
  type ThumbnailResult,
  thumbnailRequest,
} from '../../protocol/pairs.ts';
import { guard } from '../guard.ts';
import { PairChanges } from '../pairs/pair-changes.ts';
import type { PairList } from '../pairs/pair-list.ts';
import { pairOf, pairsWith } from '../pairs/pairs.ts';
import { Thumbnailer } from '../pairs/thumbnailer.ts';
import { pathOfUri, uriOfPath } from '../uri.ts';
import type { Feature, FeatureContext } from './feature.ts';

/** How long changes are gathered before they are told (ms): shorter than a glance, longer than a keystroke's work. */
const GATHER = 30;
/** More pairs at once nobody can see (count). */
const LARGEST_PAGE = 500;

/** The pairs of the datasets, page by page, with their thumbnails, for an editor that shows them. */
export const gallery: Feature = {
  capabilities: () => ({}),
  register(context) {
    const { connection, session, findings } = context;
    const changes = new PairChanges();
    const folder = path.join(cacheFolder(), 'thumbnails');
    const thumbnailer = new Thumbnailer(folder, (line) => connection.console.warn(line));
    const datasetAt = (root: string | undefined) =>
      root === undefined ? undefined : session.datasetAt(root);
    const tellSoon = teller(context, changes);

    session.onDidChange((change) => {
      changes.hear(datasetAt(change.root), change);
      tellSoon(change.root);
    });
    findings.onDidChange((files) => {
      for (const file of files) {
        const dataset = session.datasetOf(file);
        if (!dataset) continue;
        changes.touch(dataset, [file]);
        tellSoon(dataset.root);
      }
    });

    connection.onRequest<GalleryResult, never>(
      galleryRequest,
      guard<unknown, GalleryResult>(connection, 'gallery', () => ({
        isScanning: session.isScanning,
        datasets: session.datasets.map(({ root, images }) => ({
          uri: uriOfPath(root),
          revision: changes.revisionOf(root),
          total: images.size,
        })),
        thumbnails: uriOfPath(fromNative(folder)),
      })),
    );
    connection.onRequest<PairsResult, never>(
      pairsRequest,
      guard<PairsParams, PairsResult>(connection, 'pairs', ({ dataset: uri, start, end, code }) => {
        const dataset = datasetAt(pathOfUri(uri));
        if (!dataset) return { revision: 0, total: 0, pairs: [] };
        tellSoon.begin(dataset);
        const all = changes.listOf(dataset);
        const { images } = code === undefined ? all : pairsWith(dataset, findings, all, code);
        const page = images.slice(start, Math.min(end, start + LARGEST_PAGE));
        return {
          revision: changes.revisionOf(dataset.root),
          total: images.length,
          pairs: page.map((image) =>
            pairOf(dataset, findings, image, changes.versionOf(dataset.root, image)),
          ),
        };
      }),
    );
    connection.onRequest<FindPairResult, never>(
      findPairRequest,
      guard<FindPairParams, FindPairResult>(connection, 'find pair', async ({ uri, code }) => {
        await session.ready();
        const file = pathOfUri(uri);
        const dataset = file === undefined ? undefined : session.datasetOf(file);
        if (!dataset || file === undefined) return null;
        const all = changes.listOf(dataset);
        return findPair(dataset, code === undefined ? all : pairsWith(dataset, findings, all, code), file);
      }),
    );
    connection.onRequest<ThumbnailResult, never>(
      thumbnailRequest,
      guard<ThumbnailParams, ThumbnailResult>(connection, 'thumbnail', ({ image }, token) =>
        thumbnailOf(context, thumbnailer, image, token),
      ),
    );
  },
};

/** Tells what changed in a dataset, once for all changes of a moment; nothing before someone asked for its pairs. */
function teller({ connection, session }: FeatureContext, changes: PairChanges) {
  const asked = new Set<string>();
  const pending = new Set<string>();
  const tell = (root: string) => {
    pending.delete(root);
    const dataset = session.datasetAt(root);
    const indices = dataset ? changes.take(dataset) : null;
    if (indices === undefined) return;
    const params: PairsChanged = {
      dataset: uriOfPath(root),
      revision: changes.revisionOf(root),
      total: dataset?.images.size ?? 0,
      indices,
    };
    void connection.sendNotification(pairsChangedNotification, params);
  };
  const soon = (root: string) => {
    if (!asked.has(root) || pending.has(root)) return;
    pending.add(root);
    setTimeout(tell, GATHER, root);
  };
  const begin = (dataset: Dataset) => {
    if (asked.has(dataset.root)) return;
    asked.add(dataset.root);
    changes.take(dataset);
  };
  return Object.assign(soon, { begin });
}

function findPair(dataset: Dataset, { places }: PairList, file: string): FindPairResult {
  const image = dataset.images.has(file) ? file : dataset.imagesOfCaption.get(file)?.[0];
  const index = image === undefined ? undefined : places.get(image);
  if (image === undefined || index === undefined) return null;
  const { caption, exists } = stopOf(dataset, image);
  return {
    dataset: uriOfPath(dataset.root),
    index,
    image: uriOfPath(image),
    caption: uriOfPath(caption),
    hasCaption: exists,
  };
}

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
  return thumbnail.kind === 'original' ? { kind: 'original' } : thumbnail;
}
