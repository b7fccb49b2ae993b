import type { Dataset } from '../../../dataset/dataset.ts';
import type { Finding } from '../../../finding.ts';
import { joinPath } from '../../../path.ts';
import { trainingById } from '../../../trainers/training-adapters.ts';
import { allowProblem } from '../../../training/allow-problem.ts';
import { courseAfter } from '../../../training/beginning.ts';
import { remarksOn } from '../../../training/beginning-remarks.ts';
import { elsewhere } from '../../../training/elsewhere.ts';
import { findIgnoredImages } from '../../../training/ignored-images.ts';
import { firstGpu } from '../../../training/launch.ts';
import { makePlan, trainedImages } from '../../../training/make-plan.ts';
import { mergeOptions } from '../../../training/options.ts';
import { placeProblem } from '../../../training/place-problem.ts';
import type { Preparation } from '../../../training/preparation.ts';
import { MODELS_FILE } from '../../../training/user-files.ts';
import { nodeJournalDisk } from '../../disk/journal-disk.ts';
import { describeCheckout } from '../describe-checkout.ts';
import { findOrigin } from '../find-origin.ts';
import { withNamedPython } from '../named-python.ts';
import { modelState, probeMachine } from '../probe-machine.ts';
import { readBeginning } from '../read-beginning.ts';
import { withSince } from '../run-sides.ts';
import { readUserFiles } from '../user-folder.ts';
import { estimateTraining } from './estimate-training.ts';
import { missingFiles } from './missing-files.ts';
import { asBefore, noOrigin, optionsAgain, originProblems, planAgain, sameModel } from './plan-again.ts';
import {
  findCheckout,
  findModel,
  findRecipe,
  isModelLacking,
  noCheckout,
  unreadableFile,
} from './training-inputs.ts';
import { canUseHalf, differencesOnSeveral, launchWish, onSeveralGpus } from './training-launch.ts';
import type { PreparationPorts, TrainingRequest } from './training-request.ts';
import { saidIn, saidOf } from './what-is-said.ts';

/** Finds out all there is to say about a training before its start. @param findings what the rules find in the dataset */
export async function prepareTraining(
  { fileSystem, platform, signal, digestOf }: PreparationPorts,
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
  const once = mergeOptions(request.options, request.states && training.beginning.saveStates(request.states));
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
  const beginning = readBeginning(training, plan.options);
  const course = courseAfter(training.beginning, beginning, steps, plan.options);
  const estimates = await estimateTraining(training, plan, machine, steps, course);
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
    ...(course ? { course } : {}),
    ...(vram === undefined || origin?.run ? {} : { vram }),
    states: training.beginning.savedStates(plan.options),
    estimates,
    samples: plan.prompts.flatMap((line) => training.readSample(line, plan.family) ?? []),
    problems: [
      ...(found && 'mistake' in found ? [noOrigin(found.mistake)] : []),
      ...(origin ? originProblems(origin, plan) : []),
      ...user.mistakes.map(unreadableFile),
      ...recipe.problems,
      ...(checkout?.kind === 'none' && !request.elsewhere ? [noCheckout(checkout)] : []),
      // Why a folder is no trainer says more than that none is known.
      ...training.checks
        .flatMap((check) => [...check(preflight)])
        .filter(({ code }) => !(checkout?.kind === 'none' && code === 'train-trainer')),
    ].map((problem) => allowProblem(placeProblem(problem, dataset, saidIn(request, once)), request.allow)),
    ...said,
    differences: [...said.differences, ...differencesOnSeveral(plan)],
    lacks: [
      ...(installation || request.elsewhere ? [] : (['trainer'] as const)),
      ...(isModelLacking(model, machine) ? (['model'] as const) : []),
    ],
    remarks: remarksOn(beginning, course, steps, plan.options),
    ...(origin ? { origin: origin.origin } : {}),
  };
  const isGivenUp = () => signal?.aborted === true;
  return origin?.run
    ? await withSince(dataset, preparation, origin.run, { isGivenUp, digestOf })
    : preparation;
}
