import * as vscode from 'vscode';
import type { BarStrings, GalleryStrings, GridStrings } from '../../protocol/gallery/strings.ts';
import type { BrokenPicture } from '../../protocol/pairs.ts';
import { numbersStrings } from './numbers-strings.ts';

/** The page's sentences, in the user's language. */
export function galleryStrings(): GalleryStrings {
  return {
    grid: grid(),
    bar: bar(),
    query: query(),
    numbers: numbersStrings(),
    panes: panes(),
    files: files(),
    edits: edits(),
  };
}

function grid(): GridStrings {
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
    tokens: t('{0} tokens', '{0}'),
    tokensOf: t('{0} of {1} tokens', '{0}', '{1}'),
  };
}

function bar(): BarStrings {
  const { t } = vscode.l10n;
  return {
    tools: t('Gallery'),
    all: t('{0} pairs', '{0}'),
    some: t('{0} of {1} pairs', '{0}', '{1}'),
    selected: t('{0} selected', '{0}'),
    loading: t('Searching…'),
    order: t('Sort and Group'),
    sort: t('Sort by'),
    group: t('Group by'),
    ascending: t('Ascending: click to reverse'),
    descending: t('Descending: click to reverse'),
    smaller: t('Smaller Pictures'),
    larger: t('Larger Pictures'),
    grid: t('Show as Grid'),
    list: t('Show as List'),
    crop: t('Show What the Bucket Cuts Away'),
    captions: t('Edit Captions'),
    numbers: t('Numbers'),
    openInTab: t('Open in an Editor Tab'),
    'by-name': t('Name'),
    'by-date': t('Date'),
    'by-size': t('Size'),
    'by-tokens': t('Tokens'),
    'by-findings': t('Findings'),
    'by-similarity': t('Similarity to the base caption'),
    'in-none': t('Nothing'),
    'in-folder': t('Folder'),
    'in-view': t('View'),
    'in-bucket': t('Bucket'),
    'in-finding': t('Finding'),
    'in-difference': t('First tag that differs'),
  };
}

function query(): GalleryStrings['query'] {
  const { t } = vscode.l10n;
  return {
    query: t('Query'),
    placeholder: t('Words, or tag:smile AND width:<768'),
    clear: t('Clear'),
  };
}

function panes(): GalleryStrings['panes'] {
  return { border: vscode.l10n.t('Size of the pane') };
}

function files(): GalleryStrings['files'] {
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

function edits(): GalleryStrings['edits'] {
  const { t } = vscode.l10n;
  return {
    one: t('One caption was changed.'),
    many: t('{0} captions were changed.', '{0}'),
    nothing: t('Nothing was changed.'),
    left: t('Left as they are, {0}:', '{0}'),
    cancelled: t('It was given up half-way.'),
    undo: t('Undo'),
    undone: t('"{0}" was undone: {1} files are as they were.', '{0}', '{1}'),
    nothingToUndo: t('There is nothing to undo here.'),
    dismiss: t('Dismiss'),
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
