import type { GalleryParams } from '../../protocol/gallery/requests.ts';
import { caption } from '../completions/caption.ts';
import type { Completer } from '../completions/completer.ts';
import { query } from '../completions/query.ts';
import { tag } from '../completions/tag.ts';
import { answerGallery } from '../gallery-request.ts';
import { pathOfUri } from '../uri.ts';
import type { Feature } from './feature.ts';

/** By what is written. */
const completers: Readonly<Record<GalleryParams<'complete'>['kind'], Completer>> = { query, tag, caption };

/** What may stand at a place of what is written in the gallery. */
export const galleryComplete: Feature = {
  capabilities: () => ({}),
  register(context) {
    answerGallery(context, 'complete', ({ dataset: uri, kind, ...asked }) => {
      const root = pathOfUri(uri);
      const dataset = root === undefined ? undefined : context.session.datasetAt(root);
      const nothing = { start: asked.offset, end: asked.offset, items: [] };
      return (dataset && completers[kind](context, dataset, asked)) ?? nothing;
    });
  },
};
