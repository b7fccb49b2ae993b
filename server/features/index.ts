import { captionSheet } from './caption-sheet.ts';
import { codeActions } from './code-actions.ts';
import { codeLenses } from './code-lenses.ts';
import { compareRuns } from './compare-runs.ts';
import { completion } from './completion.ts';
import { connectWebUi } from './connect-web-ui.ts';
import { copyMetadata } from './copy-metadata.ts';
import { datasets } from './datasets.ts';
import { definition } from './definition.ts';
import { diagnostics } from './diagnostics.ts';
import { documentHighlight } from './document-highlight.ts';
import { documentLinks } from './document-links.ts';
import { documentSymbols } from './document-symbols.ts';
import { downloadDictionary } from './download-dictionary.ts';
import { exportJob } from './export-job.ts';
import type { Feature } from './feature.ts';
import { fileFixes } from './file-fixes.ts';
import { filesOfPairs } from './files-of-pairs.ts';
import { fixDataset } from './fix-dataset.ts';
import { formatting } from './formatting.ts';
import { gallery } from './gallery.ts';
import { galleryCaptions } from './gallery-captions.ts';
import { galleryComplete } from './gallery-complete.ts';
import { galleryEdits } from './gallery-edits.ts';
import { galleryListings } from './gallery-listings.ts';
import { galleryNumbers } from './gallery-numbers.ts';
import { generationParameters } from './generation-parameters.ts';
import { grid } from './grid.ts';
import { gridChoices } from './grid-choices.ts';
import { hover } from './hover.ts';
import { inlayHints } from './inlay-hints.ts';
import { installChoices } from './install-choices.ts';
import { isCaption } from './is-caption.ts';
import { keepModel } from './keep-model.ts';
import { keepRecipe } from './keep-recipe.ts';
import { keepTrainer } from './keep-trainer.ts';
import { listRuns } from './list-runs.ts';
import { lookAtPictures } from './look-at-pictures.ts';
import { loraFile } from './lora-file.ts';
import { loraWeights } from './lora-weights.ts';
import { mask } from './mask.ts';
import { paintGrid } from './paint-grid.ts';
import { pictureChores } from './picture-chores.ts';
import { prepareTraining } from './prepare-training.ts';
import { presets } from './presets.ts';
import { pushDiagnostics } from './push-diagnostics.ts';
import { references } from './references.ts';
import { rename } from './rename.ts';
import { renameTag } from './rename-tag.ts';
import { review } from './review.ts';
import { runs } from './runs.ts';
import { runsPage } from './runs-page.ts';
import { selectionRanges } from './selection-ranges.ts';
import { semanticTokens } from './semantic-tokens.ts';
import { sortTags } from './sort-tags.ts';
import { startTraining } from './start-training.ts';
import { status } from './status.ts';
import { stopRun } from './stop-run.ts';
import { tagCommands } from './tag-commands.ts';
import { tags } from './tags.ts';
import { thumbnails } from './thumbnails.ts';
import { trainerReport } from './trainer-report.ts';
import { trainingChoices } from './training-choices.ts';
import { undoBulkEdit } from './undo-bulk-edit.ts';
import { walk } from './walk.ts';
import { whyDataset } from './why-dataset.ts';
import { workspaceDiagnostics } from './workspace-diagnostics.ts';
import { workspaceSymbols } from './workspace-symbols.ts';
import { writeBaseCaption } from './write-base-caption.ts';

/** All that the server does. */
export const features: readonly Feature[] = [
  captionSheet,
  codeActions,
  codeLenses,
  compareRuns,
  completion,
  connectWebUi,
  copyMetadata,
  datasets,
  definition,
  diagnostics,
  downloadDictionary,
  documentHighlight,
  documentLinks,
  documentSymbols,
  exportJob,
  gallery,
  galleryCaptions,
  galleryComplete,
  galleryEdits,
  galleryNumbers,
  galleryListings,
  fileFixes,
  filesOfPairs,
  fixDataset,
  formatting,
  generationParameters,
  grid,
  gridChoices,
  hover,
  inlayHints,
  installChoices,
  isCaption,
  keepModel,
  keepRecipe,
  keepTrainer,
  listRuns,
  lookAtPictures,
  loraFile,
  loraWeights,
  mask,
  paintGrid,
  pictureChores,
  prepareTraining,
  presets,
  pushDiagnostics,
  references,
  review,
  runs,
  runsPage,
  selectionRanges,
  semanticTokens,
  rename,
  renameTag,
  sortTags,
  startTraining,
  status,
  stopRun,
  tagCommands,
  tags,
  thumbnails,
  trainerReport,
  trainingChoices,
  undoBulkEdit,
  walk,
  whyDataset,
  workspaceDiagnostics,
  workspaceSymbols,
  writeBaseCaption,
];
