import * as vscode from 'vscode';
import type { GalleryStrings } from '../../protocol/gallery.ts';
import type { BrokenPicture } from '../../protocol/pairs.ts';

/** The page's sentences, in the user's language. */
export function galleryStrings(): GalleryStrings {
  const { t } = vscode.l10n;
  return {
    grid: t('{0} pictures with their captions', '{0}'),
    dataset: t('Dataset'),
    noCaption: t('No caption'),
    cannotShow: t('This picture cannot be shown.'),
    loading: t('Loading…'),
    noPictures: t('This dataset has no pictures yet.'),
    welcome: t(
      'No dataset was found in the open folder. A dataset is a folder of pictures, each with its caption in a text file of the same name.',
    ),
    setUp: t('Set Up Dataset…'),
    sample: t('Open Sample Dataset'),
    error: t('{0} error', '{0}'),
    errors: t('{0} errors', '{0}'),
    warning: t('{0} warning', '{0}'),
    warnings: t('{0} warnings', '{0}'),
    info: t('{0} info', '{0}'),
    infos: t('{0} infos', '{0}'),
    showAll: t('Show All'),
    noneLeft: t('There is none left.'),
  };
}

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
