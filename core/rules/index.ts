import { aliasTag } from './alias-tag.ts';
import { ambiguousCaption } from './ambiguous-caption.ts';
import { blurryImage } from './blurry-image.ts';
import { captionEncoding } from './caption-encoding.ts';
import { captionExtension } from './caption-extension.ts';
import { captionerArtifact } from './captioner-artifact.ts';
import { commonTrigger } from './common-trigger.ts';
import { composition } from './composition.ts';
import { config } from './config.ts';
import { conflictingTags } from './conflicting-tags.ts';
import { croppedByBucket } from './cropped-by-bucket.ts';
import { datasetSize } from './dataset-size.ts';
import { duplicateImage } from './duplicate-image.ts';
import { duplicateTag } from './duplicate-tag.ts';
import { emptyCaption } from './empty-caption.ts';
import { emptyTag } from './empty-tag.ts';
import { exifOrientation } from './exif-orientation.ts';
import { exposure } from './exposure.ts';
import { fallbackCaption } from './fallback-caption.ts';
import { folderRepeats } from './folder-repeats.ts';
import { hiddenFromView } from './hidden-from-view.ts';
import { imageMode } from './image-mode.ts';
import { inconsistentSpelling } from './inconsistent-spelling.ts';
import { invariantTag } from './invariant-tag.ts';
import { longCaption } from './long-caption.ts';
import { lowInformation } from './low-information.ts';
import { maskAsImage } from './mask-as-image.ts';
import { missingBaseTag } from './missing-base-tag.ts';
import { missingCaption } from './missing-caption.ts';
import { missingFolder } from './missing-folder.ts';
import { missingTrigger } from './missing-trigger.ts';
import { missingView } from './missing-view.ts';
import { mixedHairstyle } from './mixed-hairstyle.ts';
import { mixedStyle } from './mixed-style.ts';
import { multiLineCaption } from './multi-line-caption.ts';
import { multipleConcepts } from './multiple-concepts.ts';
import { orphanCaption } from './orphan-caption.ts';
import { placeholderInCaption } from './placeholder-in-caption.ts';
import { prompt } from './prompt.ts';
import { promptWeight } from './prompt-weight.ts';
import { redundantTag } from './redundant-tag.ts';
import { regularizationImages } from './regularization-images.ts';
import type { Rule } from './rule.ts';
import { singletonTag } from './singleton-tag.ts';
import { smallImage } from './small-image.ts';
import { staleCache } from './stale-cache.ts';
import { tooManyTokens } from './too-many-tokens.ts';
import { transparentImage } from './transparent-image.ts';
import { triggerInRegularization } from './trigger-in-regularization.ts';
import { triggerPosition } from './trigger-position.ts';
import { unknownTag } from './unknown-tag.ts';
import { unreadableCaption } from './unreadable-caption.ts';
import { unreadableImage } from './unreadable-image.ts';
import { unsupportedImage } from './unsupported-image.ts';
import { unwantedTag } from './unwanted-tag.ts';

/** The linter's rules, by code. */
export const rules: readonly Rule[] = [
  aliasTag,
  ambiguousCaption,
  blurryImage,
  captionEncoding,
  captionExtension,
  captionerArtifact,
  commonTrigger,
  composition,
  config,
  conflictingTags,
  croppedByBucket,
  datasetSize,
  duplicateImage,
  duplicateTag,
  emptyCaption,
  emptyTag,
  exifOrientation,
  exposure,
  fallbackCaption,
  folderRepeats,
  hiddenFromView,
  imageMode,
  inconsistentSpelling,
  invariantTag,
  longCaption,
  lowInformation,
  maskAsImage,
  missingBaseTag,
  missingCaption,
  missingFolder,
  missingTrigger,
  missingView,
  mixedHairstyle,
  mixedStyle,
  multiLineCaption,
  multipleConcepts,
  orphanCaption,
  placeholderInCaption,
  prompt,
  promptWeight,
  redundantTag,
  regularizationImages,
  singletonTag,
  smallImage,
  staleCache,
  tooManyTokens,
  transparentImage,
  triggerInRegularization,
  triggerPosition,
  unknownTag,
  unreadableCaption,
  unreadableImage,
  unsupportedImage,
  unwantedTag,
];
