import * as vscode from 'vscode';
import type { GalleryStrings } from '../../../protocol/gallery/strings.ts';

/** The sentences of the list of keys. */
export function help(): GalleryStrings['help'] {
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
