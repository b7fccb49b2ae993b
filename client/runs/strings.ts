import * as vscode from 'vscode';
import type { RunsPageStrings } from '../../protocol/runs-page/strings.ts';

/** The sentences of the page of the runs, in the user's language. */
export function runsPageStrings(): RunsPageStrings {
  const { t } = vscode.l10n;
  return {
    title: t('Runs'),
    run: t('Run'),
    openFolder: t('Open Folder…'),
    openTensorBoard: t('Open TensorBoard'),
    compareEpochs: t('Compare Epochs…'),
    noRuns: t('There is no run yet. Train a dataset, or open a folder with what sd-scripts left.'),
    gone: t('This run is not there any more.'),
    waiting: t('Nothing is logged, painted or saved yet.'),
    loading: t('Looking at what is there…'),
    prepared: t('not started'),
    queued: t('waits for the GPU'),
    running: t('is being trained'),
    succeeded: t('trained'),
    failed: t('failed'),
    stopped: t('stopped'),
    lost: t('lost'),
    ...moments(),
    ...loss(),
    ...samples(),
    ...picture(),
    ...checkpoints(),
  };
}

function moments() {
  const { t } = vscode.l10n;
  return {
    epoch: t('Epoch {0}'),
    beforeTraining: t('Before training'),
    beforeTrainingHint: t(
      'Painted before the first step: what the base model paints without what is learnt here.',
    ),
    beginningUnknownHint: t(
      'Painted before the first step: what the base model paints, unless the training began with other weights.',
    ),
    resumed: t('Resumed'),
    resumedAfter: t('Resumed after epoch {0}'),
    resumedHint: t(
      'Painted before the first step of this run: with what the run that it goes on from had learnt.',
    ),
    warmStart: t('Warm start'),
    warmStartHint: t(
      'Painted before the first step: with the weights that the run began with, and not by the base model alone.',
    ),
    ownNumber: t('The trainer numbers it {0}.'),
    ofRun: t('Of {0}, which this run goes on from'),
    thisRun: t('Of this run'),
    seam: t('resumed'),
    step: t('Step {0}'),
    end: t('End'),
    unknownNumber: t('no number (NaN)'),
    none: t('–'),
  };
}

function loss() {
  const { t } = vscode.l10n;
  return {
    loss: t('Loss'),
    rates: t('Learning rates'),
    norms: t('Norms'),
    others: t('Other'),
    quantities: t('Quantities'),
    smoothing: t('Smoothing'),
    logScale: t('Logarithmic'),
    zoomOut: t('Show All'),
    compareWith: t('Compare with'),
    comparedWith: t('Compare with ({0})'),
    lossLimits: t(
      'The loss tells how well the training pictures are met at random amounts of noise. It can not tell whether a likeness is good, hands are right or prompts are followed: a LoRA that learnt too much has the lowest loss of all. Look at the samples.',
    ),
    flowLimits: t(
      'This kind of model learns by flow matching: its loss hardly falls, and tells no epoch from another. Look at the samples.',
    ),
    noLog: t('Nothing is logged here.'),
    plot: t('Curves by step'),
    plotHelp: t(
      'Drag to look at a part, or use + and −. Arrow keys move the line (with Shift point by point), Escape shows all.',
    ),
    atStep: t('Step {0}'),
    atStepOfEpoch: t('Step {0}, epoch {1}'),
    lastValues: t('Last values'),
    smoothed: t('{0} (smoothed {1})'),
    broken: t('{0} × NaN'),
    kindLoss: t('loss of each step'),
    kindAverage: t('average'),
    kindEpoch: t('mean of each epoch'),
    kindValidation: t('validation'),
    kindValidationEpoch: t('validation by epoch'),
  };
}

function samples() {
  const { t } = vscode.l10n;
  return {
    samples: t('Samples'),
    noSamples: t('No sample pictures were painted.'),
    prompt: t('Prompt'),
    promptGone: t('Prompt {0}'),
    negative: t('Not: {0}'),
    trainingPicture: t('Training picture'),
    enlarge: t('Enlarge: {0}, {1}'),
    sampleOf: t('{0}, prompt {1}'),
    rating: t('Rating'),
    ratingOf: t('Rating of {0}'),
    stars: t('{0} of 5'),
    note: t('Note'),
    noteOf: t('Note on {0}'),
    blind: t('Rate Blind'),
    reveal: t('Show Epochs'),
    blindHint: t('The epochs are mixed and without names. Rate what you see, then show which is which.'),
    blindName: t('Picture {0}'),
  };
}

function picture() {
  const { t } = vscode.l10n;
  return {
    close: t('Close'),
    left: t('Left'),
    right: t('Right'),
    slider: t('How much of the left picture is seen'),
    zoomIn: t('Larger'),
    zoomOutPicture: t('Smaller'),
    actualSize: t('Fit'),
    previous: t('Previous Prompt'),
    next: t('Next Prompt'),
    nothing: t('nothing'),
    seed: t('seed {0}'),
    metadata: t('Metadata of the Left Picture'),
    noMetadata: t('Nothing is written into the file beside the picture.'),
    copyThisPrompt: t('Copy Prompt'),
    pictureHelp: t('Arrow keys: other epoch or prompt. + and −: size. 0: fit.'),
  };
}

function checkpoints() {
  const { t } = vscode.l10n;
  return {
    checkpoints: t('Checkpoints'),
    noCheckpoints: t('No checkpoint is saved.'),
    file: t('File'),
    size: t('Size'),
    meanLoss: t('{0} (mean of the epoch)'),
    validationLoss: t('{0} (validation)'),
    averageLoss: t('{0} (average up to here)'),
    checkpoint: t('Checkpoint'),
    lowest: t('Lowest loss'),
    last: t('Last'),
    keep: t('Keep'),
    keepOf: t('Keep {0}'),
    actions: t('Actions'),
    revealFile: t('Show {0} in Its Folder'),
    copyPrompt: t('Copy Prompt with {0}'),
    delete: t('Delete {0}…'),
    deleteOthers: t('Delete All That Are Not Kept…'),
    deleteOthersHint: t('Mark what you keep first.'),
    deleteKeptHint: t('It is kept: take the mark away first.'),
    deleteElsewhereHint: t('It belongs to another run. Choose that one to delete it.'),
    notWhole: t('not whole'),
    tryFirst: t('Try these first'),
  };
}
