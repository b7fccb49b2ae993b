import type { Dataset } from '../../core/dataset/dataset.ts';
import type { GalleryAnswer, GalleryParams } from '../../protocol/gallery/requests.ts';
import type { FeatureContext } from '../features/feature.ts';

/** What may stand at a place of what is written in the gallery. */
export type Completer = (
  context: FeatureContext,
  dataset: Dataset,
  asked: Omit<GalleryParams<'complete'>, 'dataset' | 'kind'>,
) => GalleryAnswer<'complete'>;
