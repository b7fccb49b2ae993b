import * as vscode from 'vscode';
import type { GalleryStrings } from '../../../protocol/gallery/strings.ts';

/** The sentences of what became of edits. */
export function edits(): GalleryStrings['edits'] {
  const { t } = vscode.l10n;
  return {
    one: t('One caption was changed.'),
    many: t('{0} captions were changed.', '{0}'),
    nothing: t('Nothing was changed.'),
    left: t('Left as they are, {0}:', '{0}'),
    cancelled: t('It was given up half-way.'),
    undo: t('Undo'),
    undone: t('Taken back: {0}. {1} captions are as they were.', '{0}', '{1}'),
    undoneOne: t('Taken back: {0}. One caption is as it was.', '{0}'),
    nothingToUndo: t('There is nothing to undo here.'),
    dismiss: t('Dismiss'),
    wouldChange: t('{0}: {1} captions change.', '{0}', '{1}'),
    apply: t('Apply'),
    cancel: t('Cancel'),
  };
}
