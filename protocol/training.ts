/** What an editor asks and hears about trainings; types only. */

import type { SampleView, TrainingProblem } from './training-problem.ts';

/** What somebody says about a training; what is left out is looked up. Paths are the platform's. */
export interface TrainingWish {
  /** The folder of sd-scripts or kohya_ss. */
  readonly trainer?: string;
  /** The trainer's Python, where that is not in its folder. */
  readonly python?: string;
  /** A name of the user's list, a path, or `owner/name` at Hugging Face. */
  readonly model?: string;
  /** The id of a recipe. */
  readonly recipe?: string;
  /** The memory of the GPU that the recipe is fitted to (GB). */
  readonly vram?: number;
  /** Of the run. */
  readonly name?: string;
  /** When its state is saved. */
  readonly states?: StateSaving;
  /** The numbers of the GPUs. */
  readonly gpus?: readonly number[];
  /** Whether another machine trains it: nothing of this one counts. */
  readonly elsewhere?: boolean;
  /** Codes of errors that are not to stop it. */
  readonly allow?: readonly string[];
  /** What it is made from; left out for a training that begins anew. */
  readonly from?: {
    readonly kind: OriginKind;
    /** The folder of a run or of a saved state, or a file with weights. */
    readonly place: string;
  };
  /** How many epochs, after a saved state how many more. */
  readonly epochs?: number;
}

/** When a training saves its state, to be continued from: never, at its end, with each checkpoint. */
export type StateSaving = 'never' | 'end' | 'checkpoints';

/** What a training is made from: a run once more, a saved state, or weights alone. */
export type OriginKind = 'repeat' | 'resume' | 'warm-start';

/** Asks what a training would be. */
export const prepareTrainingRequest = 'lora/prepareTraining';
export interface PrepareTrainingParams {
  /** A dataset, or a file or folder in it. */
  readonly uri: string;
  readonly wish: TrainingWish;
}
/** Null where there is no dataset. */
export type PrepareTrainingResult = PreparedTraining | null;

/** A training as it would be; sentences are in the user's language. */
export interface PreparedTraining {
  readonly dataset: string;
  readonly name: string;
  readonly recipe: RecipeView;
  /** All that there are. */
  readonly recipes: readonly RecipeView[];
  /** `42 pictures × 10 repeats × 8 epochs / batch 1 = 3360 steps`; null where that can't be told. */
  readonly formula: string | null;
  readonly model: { readonly name: string | null; readonly place: string; readonly isKnown: boolean };
  readonly trainer: {
    readonly root: string;
    readonly kind: 'sd-scripts' | 'kohya_ss';
    readonly version: string | null;
  } | null;
  readonly gpus: readonly {
    readonly index: number;
    readonly name: string;
    /** MiB. */
    readonly memory: number | null;
  }[];
  /** The numbers of those that are used. */
  readonly used: readonly number[];
  /** The memory of the GPU that the recipe is fitted to (GB); null where it is as the recipe has it. */
  readonly vram: number | null;
  readonly states: StateSaving;
  /** What it will take of disk, time and memory: sentences. */
  readonly takes: readonly string[];
  /** The sample prompts, as the trainer reads them. */
  readonly samples: readonly SampleView[];
  readonly problems: readonly TrainingProblem[];
  /** Where the recipe had to do something else than its source says. */
  readonly differences: readonly { readonly message: string; readonly why: string }[];
  readonly lacks: readonly ('trainer' | 'model')[];
  /** What it is made from, as a file or folder is called; null for a training that begins anew. */
  readonly origin: { readonly kind: OriginKind; readonly name: string } | null;
  /** What has to be known about how it begins. */
  readonly remarks: readonly string[];
  /** What differs now from the run that it is made from; null where nothing does. */
  readonly since: { readonly summary: string; readonly text: string } | null;
}
/** A recipe as an editor shows it. */
export interface RecipeView {
  readonly id: string;
  readonly title: string;
  /** What it is for. */
  readonly about: string;
  /** The kind of model that it trains for, as people call it. */
  readonly family: string;
  readonly isTested: boolean;
  /** A base model for it that the trainer can download: `owner/name` at Hugging Face. */
  readonly download: string | null;
}

/** Writes a run folder, and starts the training unless only the folder is wanted. */
export const startTrainingRequest = 'lora/startTraining';
export interface StartTrainingParams extends PrepareTrainingParams {
  readonly isDryRun: boolean;
}
export type StartTrainingResult =
  | { readonly kind: 'started' | 'written'; readonly run: string }
  /** What stands against it, as when it was prepared; nothing was written. */
  | { readonly kind: 'refused'; readonly problems: readonly TrainingProblem[] }
  | { readonly kind: 'failed'; readonly reason: string };

/** Asks for what a user could choose: trainers and base models in the places where they usually are. */
export const trainingChoicesRequest = 'lora/trainingChoices';
export interface TrainingChoicesParams {
  /** A dataset, or any other folder to look around. */
  readonly uri: string;
  readonly wish: TrainingWish;
}
export interface TrainingChoices {
  /** The folder of the one that is used now; null where none is known. */
  readonly trainer: string | null;
  readonly trainers: readonly {
    readonly path: string;
    readonly kind: 'sd-scripts' | 'kohya_ss';
    readonly hasPython: boolean;
  }[];
  /** Conda environments with a PyTorch, for a trainer without a Python. */
  readonly environments: readonly {
    readonly name: string;
    readonly python: string;
    readonly isActive: boolean;
  }[];
  readonly models: readonly ModelChoice[];
}
export interface ModelChoice {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** What it is by its content; null where that can't be told. */
  readonly family: string | null;
  /** Whether it is what the recipe trains. */
  readonly fits: boolean;
}

/** Keeps where the trainer, or a base model, is, for the editor and the command line. */
export const keepTrainerRequest = 'lora/keepTrainer';
export interface KeepTrainerParams {
  readonly path: string;
  /** Its Python, where that is not in its folder. */
  readonly python?: string;
}
/** How that went. */
export interface KeptTrainer extends Refusable {
  /** Whether neither its folder nor the user's file has a Python for it. */
  readonly lacksPython: boolean;
}
export const keepModelRequest = 'lora/keepModel';
export interface KeepModelParams {
  readonly name: string;
  /** A path, or `owner/name` at Hugging Face. */
  readonly path: string;
  /** A file that belongs to it, by the trainer's name, where that is what the path is of. */
  readonly part?: string;
}
/** Keeps the recipe of a dataset in its configuration, which the editor changes. */
export const keepRecipeRequest = 'lora/keepRecipe';
export interface KeepRecipeParams {
  /** A dataset, or a file or folder in it. */
  readonly uri: string;
  /** Its id. */
  readonly recipe: string;
}
/** How something went that may be refused. */
export interface Refusable {
  /** Why it was not done; null when it was. */
  readonly reason: string | null;
}

/** Asks what there is of the trainer, and what it lacks. */
export const trainerReportRequest = 'lora/trainerReport';
export interface TrainerReportParams {
  /** A dataset, or any other folder to look around. */
  readonly uri: string;
  readonly wish: TrainingWish;
  /** Whether PyTorch is loaded to ask what it can use. */
  readonly isDeep: boolean;
}
/** In the user's language. */
export interface TrainerReport {
  readonly checks: readonly TrainerReportLine[];
  /** The same as plain text. */
  readonly text: string;
  /** Whether there is a Python that could be asked more. */
  readonly hasPython: boolean;
  /** The user's file of trainers. */
  readonly file: string;
}
export interface TrainerReportLine {
  readonly id: string;
  readonly title: string;
  readonly state: 'ok' | 'warning' | 'error' | 'info';
  readonly value: string;
  readonly path: string | null;
  readonly wayOut: string | null;
  readonly act: 'choose' | 'install' | 'open-file' | null;
}

/** Tells the runs that are not over, and those that ended since they were told; sent when anything of it changes. */
export const runsNotification = 'lora/runs';
export interface RunsStatus {
  readonly runs: readonly RunView[];
}

/** Asks for the same, once all datasets are known: what an editor has heard may not be all that there is. */
export const allRunsRequest = 'lora/allRuns';

/** Asks for one run, over or not; null where there is none. */
export const runRequest = 'lora/run';
export interface RunParams {
  readonly run: string;
}
export type RunResult = RunView | null;

/** A run as an editor shows it. */
export interface RunView {
  /** Its folder. */
  readonly run: string;
  readonly name: string;
  readonly dataset: string;
  readonly state: 'prepared' | 'queued' | 'running' | 'succeeded' | 'failed' | 'stopped' | 'lost';
  readonly watch: 'supervised' | 'unsupervised' | 'elsewhere';
  /** What it was asked. */
  readonly stop: 'now' | 'after-checkpoint' | null;
  /** The names of its GPUs; none where the processor trains. */
  readonly gpus: readonly string[];
  /** Their numbers on its machine. */
  readonly gpuIndexes: readonly number[];
  readonly progress: RunProgress;
  /** Seconds from its start to its end, or to now. */
  readonly duration: number | null;
  /** How it ended, in sentences; empty for one that is not over, or that ended well. */
  readonly outcome: readonly string[];
  /** What ended it in the trainer's own words, as its output has them. */
  readonly cause: string | null;
  /** The file that its failure is about, or that mends it, and where in its text. */
  readonly file: string | null;
  readonly span: { readonly start: number; readonly end: number } | null;
}
export interface RunProgress {
  readonly phase: 'dataset' | 'caching' | 'model' | 'training' | null;
  readonly step: number;
  readonly steps: number | null;
  readonly epoch: number;
  readonly epochs: number | null;
  /** Steps a second. */
  readonly speed: number | null;
  /** Seconds, as the trainer reckons. */
  readonly left: number | null;
  /** Null where it is not told, or no number: JSON has none for NaN. */
  readonly loss: number | null;
  readonly isLossBroken: boolean;
  readonly isSampling: boolean;
  /** File names, oldest first. */
  readonly checkpoints: readonly string[];
}

/** Asks a run to stop. */
export const stopRunRequest = 'lora/stopRun';
export interface StopRunParams {
  readonly run: string;
  readonly when: 'now' | 'after-checkpoint';
}
