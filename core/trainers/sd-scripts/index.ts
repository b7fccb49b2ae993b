import type { Trainer } from '../trainer.ts';
import { bucketOf } from './bucket-of-image.ts';
import { captionCandidates, grammar, keptTags, readSpan } from './captions.ts';
import { mayBeConfig } from './config/config-names.ts';
import { parseFolderName } from './folder-names.ts';
import { readsImage } from './images.ts';
import { latentCache } from './latent-caches.ts';
import { textLimit } from './text-limit.ts';
import { trainedText } from './trained-text.ts';

/** kohya-ss/sd-scripts, on its own or inside kohya_ss. */
export const sdScripts: Trainer = {
  id: 'sd-scripts',
  // The command line's own default is `.caption`; kohya_ss and the configs we write say `.txt`.
  captionExtension: '.txt',
  parseFolderName,
  readsImage,
  // Pillow opens a picture as it is stored, and nothing transposes it: kohya-ss/sd-scripts#1316.
  turnsByExif: false,
  masksByAlpha: ({ alpha_mask: masks }) => masks === true,
  latentCache,
  captionCandidates,
  readSpan,
  grammar,
  fillsPlaceholders: false,
  readsWeights: ({ weighted_captions: weighted }) => weighted === true,
  keptTags,
  textLimit,
  trainedText,
  bucketOf,
  mayBeConfig,
};
