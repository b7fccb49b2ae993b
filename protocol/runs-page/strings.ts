/** The sentences of the page of the runs, in the user's language; `{0}` … stand for what the page knows. */
import * as z from 'zod/mini';

const names = [
  ...[
    'title',
    'run',
    'openFolder',
    'openTensorBoard',
    'compareEpochs',
    'noRuns',
    'gone',
    'waiting',
    'loading',
  ],
  ...['prepared', 'queued', 'running', 'succeeded', 'failed', 'stopped', 'lost'],
  // Moments.
  ...['epoch', 'beforeTraining', 'beforeTrainingHint', 'beginningUnknownHint', 'resumed', 'resumedAfter'],
  ...['resumedHint', 'warmStart', 'warmStartHint', 'ownNumber', 'ofRun', 'thisRun', 'seam'],
  ...['step', 'end', 'unknownNumber', 'none'],
  // Loss.
  ...['loss', 'rates', 'norms', 'others', 'quantities', 'smoothing', 'logScale', 'zoomOut', 'compareWith'],
  'comparedWith',
  ...[
    'lossLimits',
    'flowLimits',
    'noLog',
    'plot',
    'plotHelp',
    'atStep',
    'atStepOfEpoch',
    'broken',
    'lastValues',
    'smoothed',
  ],
  ...['kindLoss', 'kindAverage', 'kindEpoch', 'kindValidation', 'kindValidationEpoch'],
  // Samples.
  ...['samples', 'noSamples', 'prompt', 'promptGone', 'negative', 'trainingPicture', 'enlarge', 'sampleOf'],
  ...['rating', 'ratingOf', 'stars', 'note', 'noteOf', 'blind', 'reveal', 'blindHint', 'blindName'],
  // One picture large.
  ...[
    'close',
    'left',
    'right',
    'slider',
    'zoomIn',
    'zoomOutPicture',
    'actualSize',
    'previous',
    'next',
    'nothing',
  ],
  ...['seed', 'pictureHelp', 'metadata', 'noMetadata', 'copyThisPrompt'],
  // Checkpoints.
  ...[
    'checkpoints',
    'noCheckpoints',
    'file',
    'size',
    'meanLoss',
    'validationLoss',
    'averageLoss',
    'checkpoint',
  ],
  ...['lowest', 'last', 'keep', 'keepOf', 'actions', 'revealFile', 'copyPrompt', 'delete', 'deleteOthers'],
  ...['notWhole', 'tryFirst', 'deleteOthersHint', 'deleteKeptHint', 'deleteElsewhereHint'],
] as const;
export type RunsPageString = (typeof names)[number];

const shape = Object.fromEntries(names.map((name) => [name, z.string()])) as Record<
  RunsPageString,
  z.ZodMiniString
>;

export const runsPageStrings = z.object(shape);
export type RunsPageStrings = Readonly<Record<RunsPageString, string>>;
