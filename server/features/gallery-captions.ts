import type { Caption } from '../../core/caption/caption.ts';
import { hasTag } from '../../core/caption/has-tag.ts';
import { tagKey } from '../../core/caption/tag-key.ts';
import { captionOfImage } from '../../core/dataset/dataset.ts';
import { message } from '../../core/message.ts';
import { answerGallery } from '../gallery-request.ts';
import { captionParts, refusedCaption } from '../pairs/caption-parts.ts';
import { writtenCaption } from '../pairs/written-caption.ts';
import { datasetOfUri } from '../session/dataset-at.ts';
import { pathOfUri } from '../uri.ts';
import type { Feature } from './feature.ts';

/** Captions taken apart, as the gallery shows them while they are written. */
export const galleryCaptions: Feature = {
  capabilities: () => ({}),
  register(context) {
    answerGallery(context, 'readCaption', async ({ dataset: uri, image, text }) => {
      const dataset = await datasetOfUri(context, uri);
      if (!dataset) return refusedCaption(message('This is no file of a dataset.'));
      const written = writtenCaption(dataset, pathOfUri(image), text);
      return 'refusal' in written ? refusedCaption(written.refusal) : captionParts(context, written);
    });
    answerGallery(context, 'haveTags', async ({ dataset: uri, images, tags }) => {
      const dataset = await datasetOfUri(context, uri);
      const captions = images.map((image) => {
        const path = pathOfUri(image);
        return path === undefined ? undefined : dataset && captionOfImage(dataset, path)?.caption;
      });
      return tags.map((tag) => placesWith(captions, tagKey(tag)));
    });
  },
};

function placesWith(captions: readonly (Caption | undefined)[], key: string): number[] {
  return captions.flatMap((caption, place) => (caption && hasTag(caption, key) ? [place] : []));
}
