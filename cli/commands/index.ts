import type { Command } from 'commander';
import { addAttach } from './attach.ts';
import { addBuckets } from './buckets.ts';
import { addCaption } from './caption.ts';
import { addCompareEpochs } from './compare-epochs.ts';
import { addDiff } from './diff.ts';
import { addEditMetadata } from './edit-metadata.ts';
import { addExplain } from './explain.ts';
import { addExport } from './export.ts';
import { addExportPreset } from './export-preset.ts';
import { addHelp } from './help.ts';
import { addImages } from './images.ts';
import { addImport } from './import.ts';
import { addInspect } from './inspect.ts';
import { addInstall } from './install.ts';
import { addLint } from './lint.ts';
import { addLsp } from './lsp.ts';
import { addMerge } from './merge.ts';
import { addParameters } from './parameters.ts';
import { addPrompts } from './prompts.ts';
import { addRecipes } from './recipes.ts';
import { addRun } from './run.ts';
import { addStats } from './stats.ts';
import { addStop } from './stop.ts';
import { addTokens } from './tokens.ts';
import { addTrain } from './train.ts';
import { addTrainer } from './trainer.ts';
import { addUndo } from './undo.ts';

/** The commands of `lora`, by what they are about, in the order of help; each adds itself. */
export const commands: Readonly<Record<string, readonly ((program: Command) => void)[]>> = {
  Datasets: [addLint, addExplain, addStats, addCaption, addUndo, addImages, addBuckets, addTokens, addMerge],
  Training: [
    addInstall,
    addTrainer,
    addRecipes,
    addTrain,
    addAttach,
    addStop,
    addRun,
    addDiff,
    addExport,
    addImport,
    addExportPreset,
  ],
  'LoRA files and what they paint': [
    addInspect,
    addEditMetadata,
    addCompareEpochs,
    addPrompts,
    addParameters,
  ],
  More: [addLsp, addHelp],
};
