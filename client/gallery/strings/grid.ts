import * as vscode from 'vscode';
import type { GalleryStrings } from '../../../protocol/gallery/strings.ts';

/** The sentences of the grid. */
export function grid(): GalleryStrings['grid'] {
  const { t } = vscode.l10n;
  return {
    grid: t('{0} pictures with their captions', '{0}'),
    dataset: t('Dataset'),
    noCaption: t('No caption'),
    cannotShow: t('This picture cannot be shown.'),
    loading: t('Loading…'),
    noPictures: t('This dataset has no pictures yet.'),
    noneFound: t('No picture is like that.'),
    showAll: t('Show All'),
    welcome: t(
      'No dataset was found in the open folder. A dataset is a folder of pictures, each with its caption in a text file of the same name.',
    ),
    noFolder: t(
      'No folder is open. A dataset is a folder of pictures, each with its caption in a text file of the same name.',
    ),
    openFolder: t('Open Folder…'),
    setUp: t('Set Up Dataset…'),
    sample: t('Open Sample Dataset'),
    error: t('{0} error', '{0}'),
    errors: t('{0} errors', '{0}'),
    warning: t('{0} warning', '{0}'),
    warnings: t('{0} warnings', '{0}'),
    info: t('{0} info', '{0}'),
    infos: t('{0} infos', '{0}'),
    reviewed: t('Reviewed'),
    size: t('Size in pixels'),
    sizeAndBucket: t('Size in pixels; trained in the bucket {0}', '{0}'),
    noBucket: t('→ no bucket'),
    tokens: t('{0} tokens', '{0}'),
    tokensOf: t('{0} of {1} tokens', '{0}', '{1}'),
  };
}
