import * as vscode from 'vscode';
import type { GridStrings } from '../../protocol/grid-page.ts';

/** The sentences of a comparison's page, in the user's language. */
export function gridStrings(): GridStrings {
  return {
    title: vscode.l10n.t('Epochs Compared'),
    prompt: vscode.l10n.t('Prompt'),
    without: vscode.l10n.t('without a LoRA'),
    column: vscode.l10n.t('{0} at {1}'),
    waiting: vscode.l10n.t('not painted yet'),
    failed: vscode.l10n.t('not painted: {0}'),
    size: vscode.l10n.t('Size of the pictures'),
    close: vscode.l10n.t('Close'),
    previous: vscode.l10n.t('Column before'),
    next: vscode.l10n.t('Next column'),
    above: vscode.l10n.t('Prompt above'),
    below: vscode.l10n.t('Prompt below'),
    picture: vscode.l10n.t('{0}: {1}'),
    goOn: vscode.l10n.t('Go On'),
    some: vscode.l10n.t('{0} of {1} pictures'),
    painting: vscode.l10n.t('{0} of {1} pictures, being painted'),
    nothing: vscode.l10n.t('This comparison is no longer there.'),
  };
}
