import { addPictures } from './add-pictures.ts';
import { bakeRotation } from './bake-rotation.ts';
import { chooseTrainer } from './choose-trainer.ts';
import type { Command, CommandContext } from './command.ts';
import { compareEpochs } from './compare-epochs.ts';
import { compareRuns } from './compare-runs.ts';
import { continueRun } from './continue-run.ts';
import { copyPrompt } from './copy-prompt.ts';
import { cropToBucket } from './crop-to-bucket.ts';
import { downloadTagDictionary } from './download-tag-dictionary.ts';
import { exportJob } from './export-job.ts';
import { exportPreset } from './export-preset.ts';
import { fixDataset } from './fix-dataset.ts';
import { flattenTransparency } from './flatten-transparency.ts';
import { guarded } from './guarded.ts';
import { importTraining } from './import-training.ts';
import { installTrainer } from './install-trainer.ts';
import { mendFiles } from './mend-files.ts';
import { nextCaption } from './next-caption.ts';
import { nextWithFinding } from './next-with-finding.ts';
import { nextWithoutCaption } from './next-without-caption.ts';
import { openCaptionSheet } from './open-caption-sheet.ts';
import { openGallery } from './open-gallery.ts';
import { openRuns } from './open-runs.ts';
import { openSampleDataset } from './open-sample-dataset.ts';
import { openTensorBoard } from './open-tensor-board.ts';
import { pairCommands } from './pair-actions.ts';
import { previousCaption } from './previous-caption.ts';
import { renameTag } from './rename-tag.ts';
import { repeatRun } from './repeat-run.ts';
import { restartServer } from './restart-server.ts';
import { setUpDataset } from './set-up-dataset.ts';
import { showGenerationParameters } from './show-generation-parameters.ts';
import { showInGallery } from './show-in-gallery.ts';
import { showLog } from './show-log.ts';
import { showRun } from './show-run.ts';
import { showTrainerStatus } from './show-trainer-status.ts';
import { sortTags } from './sort-tags.ts';
import { stopAfterCheckpoint } from './stop-after-checkpoint.ts';
import { stopNow } from './stop-now.ts';
import { train } from './train.ts';
import { undoFiles } from './undo-files.ts';
import { undoLastBulkEdit } from './undo-last-bulk-edit.ts';
import { useAsDataset } from './use-as-dataset.ts';
import { whyDataset } from './why-dataset.ts';
import { writeBaseCaption } from './write-base-caption.ts';

/** All commands that the extension contributes. */
export const commands: readonly Command[] = [
  addPictures,
  bakeRotation,
  chooseTrainer,
  compareEpochs,
  compareRuns,
  continueRun,
  copyPrompt,
  cropToBucket,
  downloadTagDictionary,
  exportJob,
  exportPreset,
  fixDataset,
  flattenTransparency,
  importTraining,
  installTrainer,
  mendFiles,
  nextCaption,
  nextWithFinding,
  nextWithoutCaption,
  openCaptionSheet,
  openGallery,
  openRuns,
  openSampleDataset,
  openTensorBoard,
  ...pairCommands,
  previousCaption,
  renameTag,
  repeatRun,
  restartServer,
  setUpDataset,
  showGenerationParameters,
  showInGallery,
  showLog,
  showRun,
  showTrainerStatus,
  sortTags,
  stopAfterCheckpoint,
  stopNow,
  train,
  undoFiles,
  undoLastBulkEdit,
  useAsDataset,
  whyDataset,
  writeBaseCaption,
];

/**
 * Runs the command of an id; what goes wrong in it is told.
 * @throws {Error} when there is none
 */
export function runCommand(id: string, context: CommandContext, args: readonly unknown[]): Promise<unknown> {
  const command = commands.find((one) => one.id === id);
  if (!command) throw new Error(`there is no command ${id}`);
  return guarded(command, context, args);
}
