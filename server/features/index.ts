import { codeActions } from './code-actions.ts';
import { completion } from './completion.ts';
import { datasets } from './datasets.ts';
import { diagnostics } from './diagnostics.ts';
import { downloadDictionary } from './download-dictionary.ts';
import type { Feature } from './feature.ts';
import { fixDataset } from './fix-dataset.ts';
import { gallery } from './gallery.ts';
import { hover } from './hover.ts';
import { inlayHints } from './inlay-hints.ts';
import { isCaption } from './is-caption.ts';
import { keepModel } from './keep-model.ts';
import { keepTrainer } from './keep-trainer.ts';
import { prepareTraining } from './prepare-training.ts';
import { pushDiagnostics } from './push-diagnostics.ts';
import { runs } from './runs.ts';
import { startTraining } from './start-training.ts';
import { status } from './status.ts';
import { stopRun } from './stop-run.ts';
import { trainingChoices } from './training-choices.ts';
import { undoBulkEdit } from './undo-bulk-edit.ts';
import { walk } from './walk.ts';
import { whyDataset } from './why-dataset.ts';
import { workspaceDiagnostics } from './workspace-diagnostics.ts';
import { writeBaseCaption } from './write-base-caption.ts';

/** All that the server does. */
export const features: readonly Feature[] = [
  codeActions,
  completion,
  datasets,
  diagnostics,
  downloadDictionary,
  gallery,
  fixDataset,
  hover,
  inlayHints,
  isCaption,
  keepModel,
  keepTrainer,
  prepareTraining,
  pushDiagnostics,
  runs,
  startTraining,
  status,
  stopRun,
  trainingChoices,
  undoBulkEdit,
  walk,
  whyDataset,
  workspaceDiagnostics,
  writeBaseCaption,
];
