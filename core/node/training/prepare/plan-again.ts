import type { Dataset } from '../../../dataset/dataset.ts';
import { type Message, message } from '../../../message.ts';
import { isWithin, joinPath, relativeTo } from '../../../path.ts';
import { trainingById } from '../../../trainers/training-adapters.ts';
import { imagesByFolder, trainedImages } from '../../../training/make-plan.ts';
import { mergeOptions, type Options } from '../../../training/options.ts';
import type { BaseModel, Plan } from '../../../training/plan.ts';
import type { Problem } from '../../../training/problem.ts';
import type { FoundOrigin, OriginRun } from '../find-origin.ts';
import { readSavedState, readWeights } from '../read-beginning.ts';

/** The options that somebody chose, once more or on the way. */
export interface OwnOptions {
  /** Of the dataset's configuration. */
  readonly configured: Options | undefined;
  /** For this once. */
  readonly once: Options | undefined;
}

/** All options that outweigh the recipe's: those of the run that is repeated, what it begins with, and what is said now. */
export function optionsAgain(
  dataset: Dataset,
  { run, origin: { kind, checkpoint } }: FoundOrigin,
  { configured, once }: OwnOptions,
): Options {
  const { beginning } = trainingById(dataset.trainer.id);
  const before = run ? run.files.options : configured;
  if (checkpoint === null || kind === 'repeat') return mergeOptions(before, once);
  // Of what that run itself began with only one thing can be meant.
  const { resume: _, network_weights: __, dim_from_weights: ___, ...rest } = before ?? {};
  const begun =
    kind === 'resume'
      ? beginning.resume(checkpoint)
      : beginning.warmStart(checkpoint, readWeights(beginning, checkpoint));
  return mergeOptions(rest, begun, once);
}

/** A plan with the inputs of the run that is gone back to, if one is, and so many epochs, if that is said. @param plan by the dataset's configuration of today */
export function planAgain(
  dataset: Dataset,
  plan: Plan,
  found: FoundOrigin | undefined,
  { epochs, own }: { readonly epochs: number | undefined; readonly own: Options },
): Plan {
  const planned = found?.run ? withInputsOf(found.run, dataset, { ...plan, options: own }) : plan;
  if (epochs === undefined) return planned;
  const options = { ...planned.options, ...epochsOf(dataset, planned, found, epochs) };
  return { ...planned, options };
}

/** A plan with the captions, folders and prompts that a run had. */
function withInputsOf({ files, record }: OriginRun, dataset: Dataset, plan: Plan): Plan {
  const { captionExtension, prompts } = files;
  const images = imagesByFolder(dataset);
  const subsets = files.subsets.map((subset) => {
    const folder = placeNow(dataset, record.dataset, subset.folder);
    return { ...subset, folder, images: images.get(folder)?.length ?? 0 };
  });
  return { ...plan, captionExtension, subsets, prompts };
}

/** So many more, counted from where the state is. */
function epochsOf(dataset: Dataset, plan: Plan, found: FoundOrigin | undefined, epochs: number): Options {
  const training = trainingById(dataset.trainer.id);
  const { kind, checkpoint = null } = found?.origin ?? {};
  if (kind !== 'resume' || checkpoint === null) return training.beginning.untilEpoch(epochs);
  const saved = readSavedState(training.beginning, checkpoint);
  if (saved.kind !== 'counted') return training.beginning.untilEpoch(epochs);
  const perEpoch = training.countSteps(
    trainedImages(dataset, plan),
    plan.options,
    plan.launch?.processes,
  )?.stepsPerEpoch;
  const before = perEpoch === undefined ? saved.epoch : Math.floor(saved.step / Math.max(1, perEpoch));
  return training.beginning.untilEpoch(before + epochs);
}

/** Where it lies now: a dataset may have been moved with its runs. */
function placeNow(dataset: Dataset, root: string, folder: string): string {
  return isWithin(folder, root) ? joinPath(dataset.root, relativeTo(root, folder)) : folder;
}

/** What of the run can not be had again. */
export function originProblems({ run }: FoundOrigin, { subsets }: Plan): readonly Problem[] {
  if (!run) return [];
  const empty = subsets.filter(({ images }) => images === 0);
  const { unread } = run.files;
  return [
    ...empty.map(
      ({ folder }): Problem => ({
        code: 'train-origin',
        severity: 'error',
        message: message('There are no pictures any more in "{0}".', folder),
        wayOut: message('The run was trained with those of this folder, too.'),
      }),
    ),
    ...(unread.length === 0
      ? []
      : [
          {
            code: 'train-origin',
            severity: 'warning',
            message: message(
              'What somebody wrote into dataset.toml is not taken over: {0}.',
              unread.join(', '),
            ),
            file: joinPath(run.folder, 'dataset.toml'),
          } as const,
        ]),
  ];
}

/** What somebody may say that a run says, too. */
interface Asked {
  readonly name?: string;
  readonly recipe?: string;
  readonly model?: string;
}

/** What is not said otherwise is as in the run that is gone back to. Which GPU it had is no matter. */
export function asBefore<Request extends Asked>(run: OriginRun | undefined, request: Request): Request {
  if (!run) return request;
  const { name, recipe, model } = run.record;
  return { ...request, name: request.name ?? name, recipe, model: request.model ?? model.place };
}

/** The file that it was; its name in the user's list may mean another one by now. */
export function sameModel(run: OriginRun | undefined, told: Asked, model: BaseModel): BaseModel {
  const name = run?.record.model.name;
  return name && told.model === undefined ? { ...model, name } : model;
}

/** Why there is nothing to go back to. */
export function noOrigin(mistake: Message): Problem {
  return { code: 'train-origin', severity: 'error', message: mistake };
}
