import { ambiguousCaption } from './ambiguous-caption.ts';
import { captionEncoding } from './caption-encoding.ts';
import { captionExtension } from './caption-extension.ts';
import { composition } from './composition.ts';
import { config } from './config.ts';
import { conflictingTags } from './conflicting-tags.ts';
import { croppedByBucket } from './cropped-by-bucket.ts';
import { datasetSize } from './dataset-size.ts';
import { duplicateTag } from './duplicate-tag.ts';
import { emptyCaption } from './empty-caption.ts';
import { emptyTag } from './empty-tag.ts';
import { fallbackCaption } from './fallback-caption.ts';
import { folderRepeats } from './folder-repeats.ts';
import { hiddenFromView } from './hidden-from-view.ts';
import { inconsistentSpelling } from './inconsistent-spelling.ts';
import { maskAsImage } from './mask-as-image.ts';
import { missingBaseTag } from './missing-base-tag.ts';
import { missingCaption } from './missing-caption.ts';
import { missingFolder } from './missing-folder.ts';
import { missingTrigger } from './missing-trigger.ts';
import { missingView } from './missing-view.ts';
import { multiLineCaption } from './multi-line-caption.ts';
import { multipleConcepts } from './multiple-concepts.ts';
import { orphanCaption } from './orphan-caption.ts';
import { promptWeight } from './prompt-weight.ts';
import { regularizationImages } from './regularization-images.ts';
import type { Rule } from './rule.ts';
import { smallImage } from './small-image.ts';
import { staleCache } from './stale-cache.ts';
import { tooManyTokens } from './too-many-tokens.ts';
import { triggerPosition } from './trigger-position.ts';
import { unreadableCaption } from './unreadable-caption.ts';
import { unreadableImage } from './unreadable-image.ts';
import { unsupportedImage } from './unsupported-image.ts';

/** The linter's rules, by code. */
export const rules: readonly Rule[] = [
  ambiguousCaption,
  captionEncoding,
  captionExtension,
  composition,
  config,
  conflictingTags,
  croppedByBucket,
  datasetSize,
  duplicateTag,
  emptyCaption,
  emptyTag,
  fallbackCaption,
  folderRepeats,
  hiddenFromView,
  inconsistentSpelling,
  maskAsImage,
  missingBaseTag,
  missingCaption,
  missingFolder,
  missingTrigger,
  missingView,
  multiLineCaption,
  multipleConcepts,
  orphanCaption,
  promptWeight,
  regularizationImages,
  smallImage,
  staleCache,
  tooManyTokens,
  triggerPosition,
  unreadableCaption,
  unreadableImage,
  unsupportedImage,
];
