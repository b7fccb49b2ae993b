import * as vscode from 'vscode';
import type { TrainerStrings } from '../../protocol/trainer-page.ts';

/** The sentences of the trainer's page, in the user's language. */
export function trainerStrings(): TrainerStrings {
  return {
    title: vscode.l10n.t('Trainer'),
    looking: vscode.l10n.t('Looking at what is there…'),
    asking: vscode.l10n.t('PyTorch is being asked what it can use. That may take a minute…'),
    complete: vscode.l10n.t('All that a training needs is there.'),
    lacking: vscode.l10n.t('{0} things stand against a training.'),
    lackingOne: vscode.l10n.t('One thing stands against a training.'),
    states: {
      ok: vscode.l10n.t('in order'),
      warning: vscode.l10n.t('warning'),
      error: vscode.l10n.t('stands against a training'),
      info: vscode.l10n.t('note'),
    },
    acts: {
      choose: vscode.l10n.t('Choose Trainer…'),
      install: vscode.l10n.t('Install Trainer…'),
      'open-file': vscode.l10n.t('Open trainers.toml'),
      again: vscode.l10n.t('Run Again'),
      copy: vscode.l10n.t('Copy Report'),
    },
  };
}
