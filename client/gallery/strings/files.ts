import * as vscode from 'vscode';
import type { GalleryStrings } from '../../../protocol/gallery/strings.ts';

/** The sentences of files that come in. */
export function files(): GalleryStrings['files'] {
  const { t } = vscode.l10n;
  return {
    drop: t('Drop to add pictures, with their captions'),
    dropInto: t('Drop to add pictures to {0}, with their captions', '{0}'),
    reading: t('Reading {0} of {1} files…', '{0}', '{1}'),
    cancel: t('Cancel'),
    tooLarge: t(
      '{0} is too large to be dropped: more than {1} MB. "LoRA: Add Pictures…" takes it.',
      '{0}',
      '{1}',
    ),
    failed: t('{0} cannot be read: {1}', '{0}', '{1}'),
    dismiss: t('Dismiss'),
  };
}
