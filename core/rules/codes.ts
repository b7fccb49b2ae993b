/**
 * Every rule code there is, built or to come. A code never changes its meaning, and a configuration that names one
 * is right in every version.
 */
export const ruleCodes = [
  'alias-tag',
  'ambiguous-caption',
  'blurry-image',
  'caption-encoding',
  'caption-extension',
  'captioner-artifact',
  'common-trigger',
  'composition',
  'config',
  'conflicting-tags',
  'cropped-by-bucket',
  'dataset-size',
  'duplicate-image',
  'duplicate-tag',
  'empty-caption',
  'empty-tag',
  'exif-orientation',
  'exposure',
  'fallback-caption',
  'folder-repeats',
  'hidden-from-view',
  'image-mode',
  'inconsistent-spelling',
  'invariant-tag',
  'long-caption',
  'low-information',
  'mask-as-image',
  'missing-base-tag',
  'missing-caption',
  'missing-folder',
  'missing-trigger',
  'missing-view',
  'mixed-hairstyle',
  'mixed-style',
  'multi-line-caption',
  'multiple-concepts',
  'orphan-caption',
  'placeholder-in-caption',
  'prompt',
  'prompt-weight',
  'redundant-tag',
  'regularization-images',
  'singleton-tag',
  'small-image',
  'stale-cache',
  'too-many-tokens',
  'transparent-image',
  'trigger-in-regularization',
  'trigger-position',
  'unknown-tag',
  'unreadable-caption',
  'unreadable-image',
  'unsupported-image',
  'unwanted-tag',
] as const;

export type RuleCode = (typeof ruleCodes)[number];

/** Whether a text is the code of a rule; the preflight's codes begin with `train-`. */
export function isRuleCode(text: string): boolean {
  return (ruleCodes as readonly string[]).includes(text) || text.startsWith('train-');
}
