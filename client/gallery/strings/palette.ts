import * as vscode from 'vscode';
import type { GalleryStrings } from '../../../protocol/gallery/strings.ts';

/** The sentences of the palette. */
export function palette(): GalleryStrings['palette'] {
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
