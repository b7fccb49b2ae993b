import { formatMessage } from '../../core/message.ts';
import { recipeAddress } from '../../core/rules/address.ts';
import type { Span } from '../../core/span.ts';
import { problemName } from '../../core/training/allow-problem.ts';
import { estimateLines } from '../../core/training/estimate/estimate-lines.ts';
import { type Machine, smallestGpu } from '../../core/training/machine.ts';
import type { BaseModel, Plan } from '../../core/training/plan.ts';
import type { Preparation } from '../../core/training/preparation.ts';
import { recipeById } from '../../core/training/recipes/index.ts';
import { describeDiff } from '../../core/training/run-diff/describe-diff.ts';
import type { RunDiff } from '../../core/training/run-diff/side.ts';
import type { RunOrigin } from '../../core/training/run-record.ts';
import { type Sample, sampleSettings } from '../../core/training/sample.ts';
import { stepFormula, stepsLeft } from '../../core/training/step-formula.ts';
import { MODELS_FILE, TRAINERS_FILE } from '../../core/training/user-files.ts';

/** How one says here what nobody said yet, by the problem that it is. @param folder of the user's files */
const HINTS: Readonly<Record<string, (folder: string) => string>> = {
  'train-trainer': (folder) =>
    `--trainer FOLDER says where sd-scripts or kohya_ss is, ${folder}/${TRAINERS_FILE} keeps it; lora install gets one.`,
  'train-model': (folder) => `--model FILE says which one; ${folder}/${MODELS_FILE} keeps names for them.`,
};

/** Of what problems tell that something is lacking. */
const LACKS: Readonly<Record<string, Preparation['lacks'][number]>> = {
  'train-trainer': 'trainer',
  'train-model': 'model',
};

/** How a base model comes to where it is trained. */
const WHENCE: Readonly<Partial<Record<BaseModel['kind'], string>>> = {
  remote: ', downloaded from Hugging Face',
  elsewhere: ', to be put there',
};

/** What is said of a recipe that nobody has tried as a whole. */
function untested({ recipe }: Plan): readonly string[] {
  if (recipeById(recipe)?.isTested !== false) return [];
  return [
    '  Untested:   nobody has reported of this recipe as a whole. Where it is from:',
    `              ${recipeAddress(recipe)}`,
  ];
}

/** How paths and places are shown. */
export interface Shown {
  path(path: string): string;
  /** A place in a file's text, as `file:line:column`, or the file alone where the place says nothing. */
  place(file: string, span: Span | undefined): string;
  /** The folder of the user's own files. */
  readonly userFolder: string;
}

/** What a training will do, in lines for a person. */
export function describeTraining(
  preparation: Preparation,
  { path: shown, place: shownPlace, userFolder }: Shown,
): readonly string[] {
  const { plan, machine, steps, estimates, samples, differences, problems, lacks } = preparation;
  const { origin, remarks = [], since } = preparation;
  const { model } = plan;
  const left = steps && stepsLeft(steps, preparation.course);
  const place = `${model.place}${WHENCE[model.kind] ?? ''}`;
  const name = model.name === undefined ? place : `${model.name} (${place})`;
  return [
    `${plan.name}: ${shown(plan.dataset)}, by the recipe ${plan.recipe}`,
    ...untested(plan),
    `  Steps:      ${steps ? formatMessage(stepFormula(plan, steps)) : 'can not be counted'}`,
    ...(left ? [`              ${formatMessage(left)}`] : []),
    `  Base model: ${name}`,
    `  Trainer:    ${trainerOf(machine)}`,
    `  GPU:        ${gpuOf(machine)}`,
    ...estimateLines(estimates, smallestGpu(machine)).map((line) => `  Takes:      ${formatMessage(line)}`),
    ...samples.flatMap(describeSample),
    ...originLines(origin, shown),
    ...remarks.map((remark) => `  Begins:     ${formatMessage(remark)}`),
    ...(since ? sinceLines(since) : []),
    ...differences.flatMap(({ message, why }) => [
      `  Differs:    ${formatMessage(message)}`,
      `              ${formatMessage(why)}`,
    ]),
    ...problems.flatMap((problem) => {
      const { code, severity, message, file, span, isAllowed } = problem;
      const isLack = lacks.some((one) => one === LACKS[code]);
      const wayOut = isLack ? HINTS[code]?.(userFolder) : problem.wayOut && formatMessage(problem.wayOut);
      const isNamed = file === undefined || message.args.includes(file);
      const place = isNamed ? '' : `${shownPlace(file, span)}: `;
      const kind = isAllowed ? 'allowed' : severity;
      const text = `  ${kind.padEnd(7)}     ${place}${formatMessage(message)}  ${problemName(problem)}`;
      return wayOut ? [text, `              ${wayOut}`] : [text];
    }),
  ];
}

/** A sample prompt as the trainer will paint it. */
function describeSample(sample: Sample): readonly string[] {
  return [
    `  Sample:     ${sample.prompt}`,
    `              ${formatMessage(sampleSettings(sample))}`,
    ...(sample.negative === undefined ? [] : [`              not: ${sample.negative}`]),
    ...sample.remarks.map((remark) => `              ${formatMessage(remark)}`),
  ];
}

const kinds = { repeat: 'Repeats', resume: 'Resumes', 'warm-start': 'Warm start' };

function originLines(origin: RunOrigin | undefined, shown: (path: string) => string): readonly string[] {
  if (!origin) return [];
  const place = origin.checkpoint ?? origin.run ?? '';
  return [`  ${`${kinds[origin.kind]}:`.padEnd(12)}${shown(place)}`];
}

/** What is not as it was in the run that is gone back to. */
function sinceLines(since: RunDiff): readonly string[] {
  const [, ...lines] = describeDiff(since, formatMessage);
  return ['  Since then:', ...lines.filter((line) => line !== '').map((line) => `  ${line}`)];
}

function trainerOf({ installation, version, isElsewhere }: Machine): string {
  if (isElsewhere) return `that of another machine${version === undefined ? '' : `, ${version}`}`;
  if (!installation) return 'not known where it is';
  return `${installation.kind} ${version ?? '(version unknown)'}, ${installation.root}`;
}

function gpuOf({ gpu, gpus, gpuWish, gpuTrouble, together, isElsewhere }: Machine): string {
  if (isElsewhere) return 'that of another machine';
  if (together && together.length > 1)
    return together.map(({ name, index }) => `${name} (${index})`).join(', ');
  if (!gpu && gpuTrouble?.isHanging) return 'nvidia-smi does not answer';
  if (!gpu && gpus.length > 0 && gpuWish.by === 'user') return `${gpuWish.index}, which is not there`;
  if (!gpu) return 'none';
  const memory = gpu.memory === undefined ? '' : `, ${gpu.memory} MiB`;
  const which = gpus.length > 1 ? ` (${gpu.index} of 0 to ${gpus.length - 1})` : '';
  return `${gpu.name}${memory}${which}`;
}
