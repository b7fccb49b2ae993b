import * as vscode from 'vscode';
import type { LoraFileStrings } from '../../protocol/lora-file-page.ts';

/** The sentences of the page of a `.safetensors` file, in the user's language. */
export function loraFileStrings(): LoraFileStrings {
  return {
    looking: vscode.l10n.t('The file is being read…'),
    actions: vscode.l10n.t('Actions'),
    faults: vscode.l10n.t('What is wrong with the file'),
    folders: vscode.l10n.t('Folders it was trained on'),
    folder: vscode.l10n.t('Folder'),
    pictures: vscode.l10n.t('Pictures'),
    repeats: vscode.l10n.t('Repeats'),
    buckets: vscode.l10n.t('Buckets'),
    bucket: vscode.l10n.t('Bucket'),
    count: vscode.l10n.t('Pictures with repeats'),
    tags: vscode.l10n.t('Tags it was trained on'),
    tag: vscode.l10n.t('Tag'),
    trained: vscode.l10n.t('Trained'),
    now: vscode.l10n.t('Now'),
    since: vscode.l10n.t('“Now” is the dataset {0} as it is on disk and in open editors.'),
    gone: vscode.l10n.t('the dataset no longer has this folder'),
    newFolder: vscode.l10n.t('new since'),
    changed: vscode.l10n.t('differ since: {0}'),
    showAll: vscode.l10n.t('Show All {0}'),
    weights: vscode.l10n.t('Weights by block'),
    weightsAbout: vscode.l10n.t(
      'How far each block of the model is moved at weight 1 (Frobenius norm of the change). It says where a LoRA works, not whether it is good.',
    ),
    weightsCompared: vscode.l10n.t(
      'The cosine tells how alike both changes are: 1 is the same direction, 0 has nothing to do with each other.',
    ),
    measuring: vscode.l10n.t('Measuring: {0} %'),
    block: vscode.l10n.t('Block'),
    norm: vscode.l10n.t('Norm'),
    other: vscode.l10n.t('Norm of {0}'),
    cosine: vscode.l10n.t('Cosine'),
    all: vscode.l10n.t('All'),
    unmeasured: vscode.l10n.t('All numbers of the file are read for that.'),
    nothingToMeasure: vscode.l10n.t('There are no weights to measure.'),
    differences: vscode.l10n.t('What {0} says differently'),
    noDifferences: vscode.l10n.t('The metadata of both are the same.'),
    metadata: vscode.l10n.t('All metadata'),
    key: vscode.l10n.t('Key'),
    value: vscode.l10n.t('Value'),
    filter: vscode.l10n.t('Filter metadata'),
    nothingFound: vscode.l10n.t('No key and no value has these letters.'),
    nothing: vscode.l10n.t('nothing'),
    acts: {
      'copy-prompt': vscode.l10n.t('Copy Prompt'),
      compare: vscode.l10n.t('Compare with…'),
      'stop-comparing': vscode.l10n.t('Stop Comparing'),
      edit: vscode.l10n.t('Write a Copy with Other Metadata…'),
      run: vscode.l10n.t('What Differs since This Run'),
      measure: vscode.l10n.t('Measure'),
      cancel: vscode.l10n.t('Cancel'),
    },
  };
}
