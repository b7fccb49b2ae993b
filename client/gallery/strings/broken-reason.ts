import * as vscode from 'vscode';
import type { BrokenPicture } from '../../../protocol/pairs.ts';

/** Why a picture has no thumbnail. */
export function brokenReason(reason: BrokenPicture, detail: string): string {
  const { t } = vscode.l10n;
  switch (reason) {
    case 'missing':
      return t('The file is gone.');
    case 'empty':
      return t('The file is empty.');
    case 'not-an-image':
      return t('This is not a picture.');
    case 'cut-off':
      return t('The end of the file is missing.');
    case 'unreadable':
      return t('The file cannot be read.');
    case 'damaged':
      return t('The picture is damaged: {0}', detail);
  }
}
