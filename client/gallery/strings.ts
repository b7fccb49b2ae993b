import * as vscode from 'vscode';
import type { BarStrings, GalleryStrings, GridStrings, ManyStrings } from '../../protocol/gallery/strings.ts';
import type { BrokenPicture } from '../../protocol/pairs.ts';
import { numbersStrings } from './numbers-strings.ts';

/** The page's sentences, in the user's language. */
export function galleryStrings(): GalleryStrings {
  return {
    grid: grid(),
    bar: bar(),
    query: query(),
    numbers: numbersStrings(),
    many: many(),
    panes: panes(),
    files: files(),
    caption: caption(),
    palette: palette(),
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
    palette: t('Palette of Tags'),
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
    saved: t('Kept Queries'),
    keep: t('Keep This Query…'),
    forget: t('Forget "{0}"', '{0}'),
    noneSaved: t('None is kept yet.'),
    recent: t('lately'),
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

function caption(): GalleryStrings['caption'] {
  const { t } = vscode.l10n;
  return {
    pane: t('Caption'),
    text: t('Caption as text'),
    tags: t('Tags'),
    keys: t('Delete removes a tag, F2 changes it, Alt with an arrow key moves it.'),
    add: t('Add a tag'),
    change: t('Change "{0}"', '{0}'),
    remove: t('Remove "{0}"', '{0}'),
    none: t('Choose a picture to write its caption.'),
    noFile: t('No caption yet'),
    cannotEdit: t('This caption cannot be edited here: {0}.', '{0}'),
    unsaved: t('Not saved yet'),
    save: t('It is saved with Ctrl+Enter, and when you go on.'),
    refused: t('It was not saved: {0}.', '{0}'),
    unreachable: t('the language server does not answer'),
    changed: t('This caption was changed elsewhere while you wrote.'),
    theirs: t('Take That Text'),
    mine: t('Keep Mine'),
    tokens: t('{0} tokens', '{0}'),
    tokensOf: t('{0} of {1} tokens', '{0}', '{1}'),
    lost: t('The trainer cuts this off.'),
    findings: t('What is found in this caption'),
    error: t('Error'),
    warning: t('Warning'),
    info: t('Info'),
    hint: t('Hint'),
  };
}

function palette(): GalleryStrings['palette'] {
  const { t } = vscode.l10n;
  return {
    palette: t('Palette of Tags'),
    change: t('Change the Palette'),
    choose: t('Tag for the key {0}', '{0}'),
    free: t('Choose a tag for the key {0}', '{0}'),
    toggle: t('{0}: toggled with the key {1}', '{0}', '{1}'),
    giveOut: t('Give a Tag to Pictures by Clicking Them'),
    clicking: t('Click pictures, or press Space: "{0}" yes or no.', '{0}'),
    end: t('End'),
    yes: t('Has "{0}"', '{0}'),
    no: t('Has no "{0}"', '{0}'),
    copied: t('{0} tags were copied.', '{0}'),
    copiedOne: t('One tag was copied.'),
    nothingToCopy: t('The chosen captions have no tag in common.'),
    noTags: t('The clipboard holds no list of tags.'),
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

function many(): ManyStrings {
  const { t } = vscode.l10n;
  return {
    title: t('Captions of the chosen pictures'),
    chosen: t('{0} pictures chosen', '{0}'),
    missingOne: t('One of them has no caption.'),
    missingMany: t('{0} of them have no caption.', '{0}'),
    working: t('Working…'),
    tags: t('Their tags'),
    filter: t('Filter their tags'),
    all: t('all'),
    some: t('{0} of {1}', '{0}', '{1}'),
    use: t('Use "{0}" below', '{0}'),
    addToAll: t('Add "{0}" to all', '{0}'),
    removeFromAll: t('Remove "{0}" from all', '{0}'),
    noTags: t('These captions have no tags.'),
    noneFound: t('No tag is like that.'),
    more: t('Show More Tags ({0} Left)', '{0}'),
    form: t('Edit all of them'),
    kind: t('What to do'),
    'do-replace': t('Replace a tag'),
    'do-add': t('Add tags'),
    'do-remove': t('Remove tags'),
    'do-move': t('Move a tag'),
    'do-regex': t('Regular expression'),
    'do-sort': t('Sort the tags'),
    'do-dedupe': t('Remove duplicates'),
    'do-fix': t('Apply a quick fix'),
    from: t('Tag'),
    to: t('Replace by'),
    tagsToAdd: t('Tags to add'),
    tagsToRemove: t('Tags to remove'),
    commas: t('Several with commas between them.'),
    place: t('Where'),
    'at-front': t('At the front'),
    'at-end': t('At the end'),
    'at-before': t('Before a tag'),
    'at-after': t('After a tag'),
    'beside-before': t('Before'),
    'beside-after': t('After'),
    besideHint: t('At the end of captions that do not have it.'),
    pattern: t('Find'),
    groups: t('$1 or $<name> stands for what a group found.'),
    ignoresCase: t('Ignore case'),
    order: t('Order'),
    'order-base': t('As in the base caption'),
    'order-alphabet': t('By the alphabet'),
    fix: t('Quick fix'),
    noFixes: t('Nothing in these captions has a quick fix.'),
    fillIn: t('Nothing to do yet: fill in the form.'),
    cannot: t('This cannot be done.'),
    nothing: t('No caption changes.'),
    changesOne: t('One caption changes.'),
    changesMany: t('{0} captions change.', '{0}'),
    oneStays: t('One stays as it is.'),
    manyStay: t('{0} stay as they are.', '{0}'),
    refusedOne: t('One cannot be changed.'),
    refusedMany: t('{0} cannot be changed.', '{0}'),
    moreRefused: t('and {0} more', '{0}'),
    apply: t('Apply'),
    applyToOne: t('Apply to 1 Caption'),
    applyToMany: t('Apply to {0} Captions', '{0}'),
    changes: t('What changes'),
    range: t('{0}–{1} of {2}', '{0}', '{1}', '{2}'),
    previous: t('Previous Changes'),
    next: t('Next Changes'),
    diff: t('Show the Diff of {0}', '{0}'),
    removed: t('removed:'),
    added: t('added:'),
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
