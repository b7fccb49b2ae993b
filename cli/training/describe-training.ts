import { formatMessage } from '../../core/message.ts';
import type { Machine } from '../../core/training/machine.ts';
import type { Preparation } from '../../core/training/preparation.ts';
import { stepFormula } from '../../core/training/step-formula.ts';

/** What a training will do, in lines for a person. @param shown how a path is shown */
export function describeTraining(
  { plan, machine, steps, differences, problems }: Preparation,
  shown: (path: string) => string,
): readonly string[] {
  const { model } = plan;
  const name = model.name === undefined ? model.place : `${model.name} (${model.place})`;
  return [
    `${plan.name}: ${shown(plan.dataset)}, by the recipe ${plan.recipe}`,
    `  Steps:      ${steps ? formatMessage(stepFormula(plan, steps)) : 'can not be counted'}`,
    `  Base model: ${name}`,
    `  Trainer:    ${trainerOf(machine)}`,
    `  GPU:        ${gpuOf(machine)}`,
    ...differences.flatMap(({ message, why }) => [
      `  Differs:    ${formatMessage(message)}`,
      `              ${formatMessage(why)}`,
    ]),
    ...problems.flatMap(({ severity, code, message, wayOut, file }) => {
      const place = file === undefined ? '' : `${shown(file)}: `;
      const text = `  ${severity.padEnd(7)}     ${place}${formatMessage(message)}  ${code}`;
      return wayOut ? [text, `              ${formatMessage(wayOut)}`] : [text];
    }),
  ];
}

function trainerOf({ installation, version }: Machine): string {
  if (!installation) return 'not known where it is';
  return `${installation.kind} ${version ?? '(version unknown)'}, ${installation.root}`;
}

function gpuOf({ gpu, gpus }: Machine): string {
  if (!gpu) return 'none';
  const memory = gpu.memory === undefined ? '' : `, ${gpu.memory} MiB`;
  const which = gpus.length > 1 ? ` (${gpu.index} of 0 to ${gpus.length - 1})` : '';
  return `${gpu.name}${memory}${which}`;
}
