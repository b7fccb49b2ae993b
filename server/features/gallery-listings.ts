import type { CancellationToken } from 'vscode-languageserver/node';
import type { Listing, ListingWish } from '../../protocol/gallery/listing.ts';
import { type PairsChanged, pairsChangedNotification } from '../../protocol/pairs.ts';
import { answerGallery } from '../gallery-request.ts';
import type { WishedPairs } from '../pairs/listings.ts';
import { pairOf } from '../pairs/pairs.ts';
import { querySourcesOf } from '../pairs/query-sources.ts';
import { translate } from '../translate.ts';
import { pathOfUri, uriOfPath, urisByFolder } from '../uri.ts';
import type { Feature, FeatureContext } from './feature.ts';

/** How long changes are gathered before they are told (ms): shorter than a glance, longer than a keystroke's work. */
const GATHER = 30;
/** More pairs at once nobody can see (count). */
const LARGEST_PAGE = 500;
/** Of more changes it is only told that there are some (count). */
const MOST_CHANGES = 1000;

/** Which pairs of a dataset are shown, in what order, page by page; and which of them change. */
export const galleryListings: Feature = {
  capabilities: () => ({}),
  register(context) {
    const { listings, pairs } = context;
    const begin = tellChanges(context);
    const wished = async (uri: string, wish: ListingWish, token: CancellationToken) => {
      const root = pathOfUri(uri);
      if (root === undefined) return undefined;
      begin(root);
      return listings.of(root, wish, token);
    };

    answerGallery(context, 'listing', async ({ dataset, wish }, token) => {
      const found = await wished(dataset, wish, token);
      return found ? listingOf(context, found) : nothing;
    });
    answerGallery(context, 'pairs', async ({ dataset: uri, wish, start, end }, token) => {
      const found = await wished(uri, wish, token);
      if (!found) return { revision: 0, order: 0, pairs: [] };
      const { dataset, listing } = found;
      const sources = {
        ...querySourcesOf(context, dataset),
        versionOf: (image: string) => pairs.versionOf(dataset.root, image),
      };
      return {
        revision: pairs.revisionOf(dataset.root),
        order: listing.number,
        pairs: listing
          .slice(start, Math.min(end, start + LARGEST_PAGE))
          .map((image) => pairOf(sources, image)),
      };
    });
    answerGallery(context, 'images', async ({ dataset, wish, start, end }, token) => {
      const found = await wished(dataset, wish, token);
      if (!found) return { order: 0, images: [] };
      const { listing } = found;
      return { order: listing.number, images: listing.slice(start, end).map(urisByFolder()) };
    });
    answerGallery(context, 'find', async ({ dataset, wish, image }, token) => {
      const found = await wished(dataset, wish, token);
      const path = pathOfUri(image);
      return (path === undefined ? undefined : found?.listing.placeOf(path)) ?? null;
    });
  },
};

const nothing: Listing = { revision: 0, order: 0, total: 0, all: 0, groups: [], problem: null };

function listingOf({ pairs }: FeatureContext, { dataset, listing, mistake }: WishedPairs): Listing {
  return {
    revision: pairs.revisionOf(dataset.root),
    order: listing.number,
    total: listing.total,
    all: dataset.images.size,
    groups: listing.groups.map(({ title, start }) => ({ title: translate(title), start })),
    problem: mistake ? { ...mistake.span, message: translate(mistake.message) } : null,
  };
}

/**
 * Tells what changed in a dataset, once for all changes of a moment; nothing before someone asked for its pairs.
 * @returns what is called when somebody asks
 */
function tellChanges({ connection, session, pairs }: FeatureContext): (root: string) => void {
  const asked = new Set<string>();
  const pending = new Set<string>();
  const tell = (root: string) => {
    pending.delete(root);
    const images = pairs.take(root);
    if (images === undefined) return;
    const params: PairsChanged = {
      dataset: uriOfPath(root),
      revision: pairs.revisionOf(root),
      images: images && images.length <= MOST_CHANGES ? images.map(uriOfPath) : null,
    };
    void connection.sendNotification(pairsChangedNotification, params);
  };
  pairs.onDidTouch(({ root }) => {
    if (!asked.has(root) || pending.has(root)) return;
    pending.add(root);
    setTimeout(tell, GATHER, root);
  });
  return (root) => {
    if (asked.has(root) || !session.datasetAt(root)) return;
    asked.add(root);
    pairs.take(root);
  };
}
