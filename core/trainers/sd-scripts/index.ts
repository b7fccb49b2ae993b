import type { Trainer } from '../trainer.ts';
import { bucketOf, bucketOptions } from './bucket-of-image.ts';
import { troubleOfBuckets } from './bucket-trouble.ts';
import { cacheOf } from './caches.ts';
import { captionCandidates, grammar, keptTags, readSpan } from './captions.ts';
import { mayBeConfig } from './config/config-names.ts';
import { parseFolderName } from './folder-names.ts';
import { readsImage } from './images.ts';
import { textLimit } from './text-limit.ts';
import { trainedText } from './trained-text.ts';
import { whyNoBucket } from './why-no-bucket.ts';

/** kohya-ss/sd-scripts, on its own or inside kohya_ss. */
export const sdScripts: Trainer = {
  id: 'sd-scripts',
  // The command line's own default is `.caption`; kohya_ss and the configs we write say `.txt`.
  captionExtension: '.txt',
  parseFolderName,
  readsImage,
  // Twice `Image.MAX_IMAGE_PIXELS`, which it leaves as Pillow has it: `DecompressionBombError` above.
  mostPixels: 178_956_970,
  // Pillow opens a picture as it is stored, and nothing transposes it: kohya-ss/sd-scripts#1316.
  turnsByExif: false,
  masksByAlpha: ({ alpha_mask: masks }) => masks === true,
  cacheOf,
  captionCandidates,
  readSpan,
  grammar,
  fillsPlaceholders: false,
  readsWeights: ({ weighted_captions: weighted }) => weighted === true,
  keptTags,
  textLimit,
  trainedText,
  bucketOf,
  whyNoBucket,
  bucketTrouble: (options) => troubleOfBuckets(bucketOptions(options)),
  mayBeConfig,
};
