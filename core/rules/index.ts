import { blurryImage } from './blurry-image.ts';
import { captionEncoding } from './caption-encoding.ts';
import { config } from './config.ts';
import { conflictingTags } from './conflicting-tags.ts';
import { duplicateImage } from './duplicate-image.ts';
import { duplicateTag } from './duplicate-tag.ts';
import { emptyCaption } from './empty-caption.ts';
import { emptyTag } from './empty-tag.ts';
import { exifOrientation } from './exif-orientation.ts';
import { exposure } from './exposure.ts';
import { hiddenFromView } from './hidden-from-view.ts';
import { imageMode } from './image-mode.ts';
import { inconsistentSpelling } from './inconsistent-spelling.ts';
import { lowInformation } from './low-information.ts';
import { missingBaseTag } from './missing-base-tag.ts';
import { missingCaption } from './missing-caption.ts';
import { missingTrigger } from './missing-trigger.ts';
import { missingView } from './missing-view.ts';
import { multiLineCaption } from './multi-line-caption.ts';
import { orphanCaption } from './orphan-caption.ts';
import { promptWeight } from './prompt-weight.ts';
import type { Rule } from './rule.ts';
import { smallImage } from './small-image.ts';
import { tooManyTokens } from './too-many-tokens.ts';
import { transparentImage } from './transparent-image.ts';
import { triggerPosition } from './trigger-position.ts';
import { unreadableCaption } from './unreadable-caption.ts';
import { unreadableImage } from './unreadable-image.ts';

/** The linter's rules, by code. */
export const rules: readonly Rule[] = [
  blurryImage,
  captionEncoding,
  config,
  conflictingTags,
  duplicateImage,
  duplicateTag,
  emptyCaption,
  emptyTag,
  exifOrientation,
  exposure,
  hiddenFromView,
  imageMode,
  inconsistentSpelling,
  lowInformation,
  missingBaseTag,
  missingCaption,
  missingTrigger,
  missingView,
  multiLineCaption,
  orphanCaption,
  promptWeight,
  smallImage,
  tooManyTokens,
  transparentImage,
  triggerPosition,
  unreadableCaption,
  unreadableImage,
];
