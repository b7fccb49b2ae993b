import { nearest } from '../../config/nearest.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import type { Finding } from '../../finding.ts';
import { formatMessage, message } from '../../message.ts';
import { joinPath } from '../../path.ts';
import type { FileSystem } from '../../ports.ts';
import type { Adjustments } from '../../trainers/training-adapter.ts';
import { trainingById } from '../../trainers/training-adapters.ts';
import { allowProblem } from '../../training/allow-problem.ts';
import { remarksOn } from '../../training/beginning-remarks.ts';
import { elsewhere } from '../../training/elsewhere.ts';
import { hidesAll } from '../../training/gpu.ts';
import { findIgnoredImages } from '../../training/ignored-images.ts';
import type { Checkout } from '../../training/installation.ts';
import {
  firstGpu,
  type Launch,
  type LaunchWish,
  launchDifferences,
  launchOf,
} from '../../training/launch.ts';
import type { Machine } from '../../training/machine.ts';
import { makePlan, trainedImages } from '../../training/make-plan.ts';
import { mergeOptions, numberOption, type Options } from '../../training/options.ts';
import { placeProblem } from '../../training/place-problem.ts';
import type { BaseModel, Plan } from '../../training/plan.ts';
import type { Preparation } from '../../training/preparation.ts';
import type { Problem } from '../../training/problem.ts';
import { type Difference, type Recipe, wordsOf } from '../../training/recipe.ts';
import { recipeById, recipes } from '../../training/recipes/index.ts';
import { toldOnce } from '../../training/told-once.ts';
import { MODELS_FILE } from '../../training/user-files.ts';
import { differencesFor } from '../../training/vram-overlays.ts';
import { nodeJournalDisk } from '../edits/journal-disk.ts';
import { pathAsWritten } from '../path-as-written.ts';
import type { Platform } from '../platform/index.ts';
import { describeCheckout } from './describe-checkout.ts';
import { estimateTraining } from './estimate-training.ts';
import { findModel } from './find-model.ts';
import { findOrigin, type OriginWish } from './find-origin.ts';
import { missingFiles } from './missing-files.ts';
import { withNamedPython } from './named-python.ts';
import { asBefore, noOrigin, optionsAgain, originProblems, planAgain, sameModel } from './plan-again.ts';
import { modelState, probeMachine } from './probe-machine.ts';
import { readBeginning } from './read-beginning.ts';
import { withSince } from './run-sides.ts';
import { readUserFiles, type UserFiles } from './user-folder.ts';

/** What somebody says about a training; what is left out is looked up. Paths are as they were written. */
export interface TrainingRequest {
  /** The folder of the trainer's checkout. */
  readonly trainer?: string;
  /** Its Python, where that is not in the checkout. */
  readonly python?: string;
  /** A name of the user's list, a path, or `owner/name` at Hugging Face. */
  readonly model?: string;
  readonly recipe?: string;
  /** The memory of the GPU (GB). */
  readonly vram?: number;
  /** Of the run; one that `runNameOf` leaves as it is. */
  readonly name?: string;
  /** The numbers of the GPUs. */
  readonly gpus?: readonly number[];
  /** Which machine this is of those that train together, from 0. */
  readonly machineRank?: number;
  /** Options that outweigh the dataset's configuration. */
  readonly options?: Options;
  /** Whether another machine trains it: nothing of this one counts. */
  readonly elsewhere?: boolean;
  /** Codes of errors that are not to stop it. */
  readonly allow?: readonly string[];
  /** What it is to be made from, where it does not begin anew. */
  readonly from?: OriginWish;
  /** How many epochs, and after a saved state how many more; left out, as many as are planned. */
  readonly epochs?: number;
}

/** Where a training is prepared. */
export interface PreparationPorts {
  readonly fileSystem: FileSystem;
  readonly platform: Platform;
  /** Ends the programs that are asked, when nobody waits for their answer any more. */
  readonly signal?: AbortSignal;
}

/** Finds out all there is to say about a training before its start. @param findings what the rules find in the dataset */
export async function prepareTraining(
  { fileSystem, platform, signal }: PreparationPorts,
  dataset: Dataset,
  findings: readonly Finding[],
  told: TrainingRequest,
): Promise<Preparation> {
  const training = trainingById(dataset.trainer.id);
  const found = told.from && findOrigin(nodeJournalDisk, told.from);
  const origin = found && 'mistake' in found ? undefined : found;
  const request = asBefore(origin?.run, told);
  const user = readUserFiles(fileSystem, platform.configFolder);
  const recipe = findRecipe(dataset, request);
  const checkout = findCheckout(fileSystem, platform, dataset, user, request);
  const installation =
    checkout?.kind === 'found'
      ? withNamedPython(checkout.installation, user, dataset.trainer.id, request)
      : undefined;
  const model = sameModel(origin?.run, told, findModel(dataset, recipe.recipe, user, request));
  const wish = launchWish(dataset, request);
  const alone = request.elsewhere
    ? elsewhere(modelState(training, model), installation && (await describeCheckout(installation)))
    : await probeMachine(platform, training, { installation, model, wantedGpu: firstGpu(wish), signal });
  const { machine, launch } = onSeveralGpus(wish, alone);
  const adjustments = canUseHalf(machine, dataset) ? undefined : training.withoutGpu(recipe.recipe.options);
  const configured = dataset.config.training?.options;
  const once = request.options;
  const ownOptions = origin
    ? optionsAgain(dataset, origin, { configured, once })
    : mergeOptions(configured, once);
  const planned = makePlan(dataset, {
    recipe: recipe.recipe,
    model,
    ...(request.name === undefined ? {} : { name: request.name }),
    ...(request.vram === undefined ? {} : { vram: request.vram }),
    ...(adjustments ? { adjustments } : {}),
    overrides: ownOptions,
    launch,
  });
  const plan = planAgain(dataset, planned, origin, { epochs: told.epochs, own: ownOptions });
  const steps = training.countSteps(trainedImages(dataset, plan), plan.options, launch.processes);
  const estimates = await estimateTraining(training, plan, machine, steps);
  const beginning = readBeginning(training, plan.options);
  const preflight = {
    plan,
    machine,
    ownOptions,
    findings,
    images: [...dataset.images.values()],
    modelsFile: joinPath(platform.configFolder, MODELS_FILE),
    ignoredImages: findIgnoredImages(fileSystem, dataset, plan),
    steps,
    estimates,
    missingFiles: missingFiles(training, ownOptions, installation?.scripts),
    ...(beginning ? { beginning } : {}),
  };
  const vram = request.vram ?? dataset.config.training?.vram;
  const said = saidOf(recipe.recipe, vram, ownOptions, adjustments);
  const preparation: Preparation = {
    plan,
    machine,
    steps,
    estimates,
    samples: plan.prompts.flatMap((line) => training.readSample(line, plan.family) ?? []),
    problems: toldOnce(
      [
        ...(found && 'mistake' in found ? [noOrigin(found.mistake)] : []),
        ...(origin ? originProblems(origin, plan) : []),
        ...user.mistakes.map(unreadableFile),
        ...recipe.problems,
        ...(checkout?.kind === 'none' && !request.elsewhere ? [noCheckout(checkout)] : []),
        // Why a folder is no trainer says more than that none is known.
        ...training.checks
          .flatMap((check) => [...check(preflight)])
          .filter(({ code }) => !(checkout?.kind === 'none' && code === 'train-trainer')),
      ].map((problem) => allowProblem(placeProblem(problem, dataset, saidIn(request)), request.allow)),
    ),
    ...said,
    differences: [...said.differences, ...differencesOnSeveral(plan)],
    lacks: [
      ...(installation || request.elsewhere ? [] : (['trainer'] as const)),
      ...(isModelLacking(model, machine) ? (['model'] as const) : []),
    ],
    remarks: remarksOn(training.beginning, beginning, steps, plan.options),
    ...(origin ? { origin: origin.origin } : {}),
  };
  const isGivenUp = () => signal?.aborted === true;
  return origin?.run ? await withSince(dataset, preparation, origin.run, isGivenUp) : preparation;
}

function differencesOnSeveral({ launch, options }: Plan): readonly Difference[] {
  const factor = (name: string) => numberOption(options, name, 1);
  const batch = factor('train_batch_size') * factor('gradient_accumulation_steps');
  return launch ? launchDifferences(launch, batch) : [];
}

function launchWish({ config }: Dataset, { gpus, machineRank }: TrainingRequest): LaunchWish {
  const settings = config.training?.accelerate;
  return {
    gpus,
    settings: machineRank === undefined ? settings : { ...settings, machine_rank: machineRank },
  };
}

function onSeveralGpus(wish: LaunchWish, alone: Machine): { machine: Machine; launch: Launch } {
  const { launch, chosen } = launchOf(wish, alone);
  if (launch.processes === 1) return { machine: alone, launch };
  // One that is named and isn't there stays the one that is missing.
  const [gpu] = firstGpu(wish) === undefined ? chosen : [alone.gpu];
  return { machine: { ...alone, gpu, together: chosen }, launch };
}

/** What was said for this training only. */
function saidIn({ model, recipe, gpus, machineRank, options = {} }: TrainingRequest): readonly string[] {
  const named = { model, recipe, gpu_ids: gpus, machine_rank: machineRank, ...options };
  return Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [name]));
}

/** What is said of the options of a training, in front of it and in the file that is written. @param vram GB */
function saidOf(
  recipe: Recipe,
  vram: number | undefined,
  own: Options,
  adjustments: Adjustments | undefined,
): Pick<Preparation, 'differences' | 'why'> {
  const said = wordsOf(recipe, own);
  const ofVram = (vram === undefined ? [] : differencesFor(recipe, vram, own)).filter(
    ({ option }) => !adjustments?.dropped.includes(option),
  );
  const adjusted = (adjustments?.differences ?? []).filter(({ option }) => !Object.hasOwn(own, option));
  const why = ofVram.map(({ option, why: reason }) => [option, formatMessage(reason)] as const);
  return {
    differences: [...said.differences, ...ofVram, ...adjusted],
    why: { ...said.why, ...Object.fromEntries(why) },
  };
}

/** Whether nobody said yet where the model of a name is. A file that was named and isn't there is a mistake instead. */
function isModelLacking({ kind, name }: BaseModel, { model }: Machine): boolean {
  return kind === 'unknown' || (model.kind === 'missing' && name !== undefined);
}

function findRecipe(
  dataset: Dataset,
  request: TrainingRequest,
): { recipe: Recipe; problems: readonly Problem[] } {
  const id = request.recipe ?? dataset.config.training?.recipe;
  const recipe = recipeById(id);
  if (recipe) return { recipe, problems: [] };
  const known = recipes.map((one) => one.id);
  const guess = nearest(id ?? '', known);
  const problem: Problem = {
    code: 'train-recipe',
    severity: 'error',
    isFinal: true,
    setting: ['training', 'recipe'],
    message: message('There is no recipe "{0}".', id ?? ''),
    wayOut: guess ? message('Did you mean "{0}"?', guess) : message('There is: {0}.', known.join(', ')),
  };
  return { recipe: recipes[0], problems: [problem] };
}

function findCheckout(
  fileSystem: FileSystem,
  platform: Platform,
  { trainer }: Dataset,
  { trainers }: UserFiles,
  request: TrainingRequest,
): Checkout | undefined {
  const folder = request.trainer ?? trainers[trainer.id]?.path;
  if (folder === undefined) return undefined;
  return trainingById(trainer.id).readCheckout(fileSystem, pathAsWritten(folder), platform.pythonIn);
}

function canUseHalf(
  { gpus, gpuWish, gpuTrouble, python, isElsewhere }: Machine,
  { trainer }: Dataset,
): boolean {
  if (isElsewhere) return true;
  // A card that is there, but not the one that is wished for, or doesn't answer, is a mistake to mend.
  if (!hidesAll(gpuWish) && (gpus.length > 0 || gpuTrouble?.isHanging)) return true;
  return python !== undefined && 'packages' in python && trainingById(trainer.id).hasOtherGpu(python);
}

function noCheckout({ reason }: Extract<Checkout, { kind: 'none' }>): Problem {
  return { code: 'train-trainer', severity: 'error', isFinal: true, message: reason };
}

function unreadableFile({ file, reason }: UserFiles['mistakes'][number]): Problem {
  return {
    code: 'train-user-file',
    severity: 'error',
    file,
    message: message('{0} can not be read: {1}.', file, reason),
    wayOut: message('It is taken for empty until that is put right.'),
  };
}
