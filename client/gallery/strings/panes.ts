import * as vscode from 'vscode';
import type { GalleryStrings } from '../../../protocol/gallery/strings.ts';

/** The sentences of the panes. */
export function panes(): GalleryStrings['panes'] {
  return { border: vscode.l10n.t('Size of the pane') };
}
