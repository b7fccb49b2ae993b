import * as vscode from 'vscode';
import type { PreparedTraining, StateSaving } from '../../protocol/training.ts';
import type { LackingParts, TrainingProblem } from '../../protocol/training-problem.ts';

/** What can be answered otherwise. */
export type Answer = 'trainer' | 'recipe' | 'model' | 'name' | 'gpu' | 'vram' | 'states';

/** What a user decides when they see what a training would be. */
export type Decision =
  | { readonly kind: 'start' | 'write' | Answer }
  | { readonly kind: 'open'; readonly problem: TrainingProblem & { readonly uri: string } }
  | { readonly kind: 'parts'; readonly lacks: LackingParts }
  | { readonly kind: 'allow'; readonly codes: readonly string[] };

/** An entry of the review. */
export interface Row extends vscode.QuickPickItem {
  readonly decision?: Decision;
  /** What is told in whole where there is nothing to decide. */
  readonly words?: readonly [string, string];
}

/** What was answered, or taken for granted, and can be changed. */
export function answerRows({
  name,
  recipe,
  model,
  trainer,
  gpus,
  used,
  vram,
  states,
  origin,
}: PreparedTraining): readonly Row[] {
  const unknown = vscode.l10n.t('not known');
  return [
    { label: vscode.l10n.t('Name'), description: name, decision: { kind: 'name' } },
    {
      label: vscode.l10n.t('Recipe'),
      description: [recipe.title, recipe.isTested ? undefined : vscode.l10n.t('untested')]
        .filter(Boolean)
        .join(' · '),
      // A run that is gone back to has its own.
      ...(origin ? {} : { decision: { kind: 'recipe' } as const }),
    },
    {
      label: vscode.l10n.t('Base Model'),
      description: model.isKnown ? [model.name, model.place].filter(Boolean).join(': ') : unknown,
      decision: { kind: 'model' },
    },
    {
      label: vscode.l10n.t('Trainer'),
      description: trainer
        ? [trainer.kind, trainer.version, trainer.root].filter(Boolean).join(' · ')
        : unknown,
      decision: { kind: 'trainer' },
    },
    ...(origin
      ? []
      : [
          {
            label: vscode.l10n.t('VRAM'),
            description:
              vram === null
                ? vscode.l10n.t('as the recipe is')
                : vscode.l10n.t('the recipe fitted to {0} GB', vram),
            decision: { kind: 'vram' as const },
          },
        ]),
    {
      label: vscode.l10n.t('Save State'),
      description: savingInWords(states),
      decision: { kind: 'states' },
    },
    ...(gpus.length > 1
      ? [
          {
            ...gpuRow(gpus.filter(({ index }) => used.includes(index)).map(numberedGpu)),
            decision: { kind: 'gpu' as const },
          },
        ]
      : []),
  ];
}

/** The GPUs that train it. */
export function gpuRow(used: readonly string[]): Row {
  const words = used.length > 0 ? used.join(' + ') : vscode.l10n.t('none');
  return { label: vscode.l10n.t('GPU'), description: words };
}

/** One of several, which may have the same name. */
function numberedGpu(gpu: PreparedTraining['gpus'][number]): string {
  return `${gpu.index} · ${describeGpu(gpu)}`;
}

/** A card as one knows it: `NVIDIA GeForce RTX 3060, 12 GiB`. */
export function describeGpu({ name, memory }: PreparedTraining['gpus'][number]): string {
  return memory === null ? name : vscode.l10n.t('{0}, {1} GiB', name, Math.round(memory / 1024));
}

/** When a training saves its state. */
function savingInWords(states: StateSaving): string {
  return {
    never: vscode.l10n.t('no'),
    end: vscode.l10n.t('at the end'),
    checkpoints: vscode.l10n.t('with each checkpoint'),
  }[states];
}
