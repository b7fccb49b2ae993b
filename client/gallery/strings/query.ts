import * as vscode from 'vscode';
import type { GalleryStrings } from '../../../protocol/gallery/strings.ts';

/** The sentences of the query line. */
export function query(): GalleryStrings['query'] {
  const { t } = vscode.l10n;
  return {
    query: t('Query'),
    placeholder: t('Words, or tag:smile AND width:<768'),
    clear: t('Clear'),
    saved: t('Kept Queries'),
    keep: t('Keep This Query…'),
    forget: t('Forget "{0}"', '{0}'),
    noneSaved: t('None is kept yet.'),
    recent: t('lately'),
  };
}
