import * as vscode from 'vscode';
import type {
  BarStrings,
  GalleryStrings,
  GridStrings,
  HelpStrings,
  LightboxStrings,
} from '../../protocol/gallery/strings.ts';
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
    edits: edits(),
    lightbox: lightbox(),
    help: help(),
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

function lightbox(): LightboxStrings {
  const { t } = vscode.l10n;
  return {
    picture: t('Picture with its caption'),
    compared: t('Pictures side by side'),
    about: t('About this picture'),
    position: t('{0} of {1}', '{0}', '{1}'),
    beside: t('{0} pictures side by side', '{0}'),
    tools: t('Picture'),
    close: t('Close (Escape)'),
    previous: t('Previous Picture (Left Arrow)'),
    next: t('Next Picture (Right Arrow)'),
    zoomIn: t('Zoom In (+)'),
    zoomOut: t('Zoom Out (-)'),
    percent: t('{0} %', '{0}'),
    whole: t('Show All of the Picture (0)'),
    ownSize: t('Show in Its Own Size (0)'),
    flip: t('Mirror (F)'),
    halves: t('Mirror Half of the Picture (H)'),
    halvesLeft: t('The left half is mirrored: show the right one so (H)'),
    halvesRight: t('The right half is mirrored: show the picture as it is (H)'),
    mask: t('Show the Mask (M)'),
    withMask: t('Shaded is what the mask leaves out.'),
    withoutMask: t('There is no mask for this picture. Where it is transparent, it is chequered.'),
    help: t('Show Keys (?)'),
    tooLarge: t('This picture has {0} megapixels.', '{0}'),
    showLarge: t('Show It All the Same'),
    size: t('{0} pixels', '{0}'),
    bucket: t('Bucket {0}', '{0}'),
    cutAcross: t('{0} % of the width cut away', '{0}'),
    cutDown: t('{0} % of the height cut away', '{0}'),
    findings: t('Findings'),
    ownTag: t('Not all of these captions have this tag.'),
  };
}

function help(): HelpStrings {
  const { t } = vscode.l10n;
  return {
    title: t('Keys of the Gallery'),
    close: t('Close'),
    grid: t('Pictures'),
    edits: t('Captions and files'),
    lightbox: t('One picture, large'),
    move: t('Go to another picture'),
    ends: t('First and last picture of the row'),
    allEnds: t('First and last picture of all'),
    range: t('With Shift: choose all up to there'),
    toggle: t('Choose one more, or one less'),
    all: t('Choose all'),
    none: t('Choose only this one'),
    query: t('Write a query'),
    zoom: t('Larger and smaller pictures; also Ctrl with the mouse wheel'),
    crop: t('Show what the bucket cuts away'),
    open: t('Show large; two to four chosen ones side by side'),
    help: t('Show this list'),
    caption: t('Edit the caption here'),
    editor: t('Open the caption in an editor'),
    palette: t('Add or take away a tag of the palette'),
    tags: t('Copy and paste tags'),
    repeat: t('Do the last edit again'),
    undo: t('Take the last edit back'),
    review: t('Mark as looked at'),
    rename: t('Rename picture and caption'),
    exclude: t('Put aside, into _unused'),
    remove: t('Delete picture and caption'),
    neighbour: t('Next and previous picture'),
    enlarge: t('Larger and smaller; also the mouse wheel'),
    whole: t('All of the picture, or its own size'),
    pan: t('Move the picture when it is enlarged; also with the mouse'),
    flip: t('Mirror the picture'),
    halves: t('Mirror one half, the other, none'),
    mask: t('Show the mask'),
    shut: t('Back to all pictures'),
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
