import * as vscode from 'vscode';
import type { GalleryStrings } from '../../../protocol/gallery/strings.ts';

/** The sentences of the pane of one caption. */
export function caption(): GalleryStrings['caption'] {
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
    lost: t('The trainer cuts this off.'),
    findings: t('What is found in this caption'),
    error: t('Error'),
    warning: t('Warning'),
    info: t('Info'),
    hint: t('Hint'),
  };
}
