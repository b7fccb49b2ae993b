import * as vscode from 'vscode';
import type { GalleryStrings } from '../../../protocol/gallery/strings.ts';

export function panes(): GalleryStrings['panes'] {
  return { border: vscode.l10n.t('Size of the pane') };
}
