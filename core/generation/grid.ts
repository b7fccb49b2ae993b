import type { PromptParts } from '../training/outputs/lora-prompt.ts';

/** A picture that is painted once for each checkpoint and weight: all but the LoRA stays the same, the seed too. */
export interface GridPrompt extends PromptParts {
  readonly seed: number;
  /** What FLUX.1 is guided by in place of `scale`, which is 1 for it. */
  readonly guidance?: number | undefined;
}

/** What is painted: each prompt with each checkpoint at each weight, and once without a LoRA. */
export interface GridPlan {
  readonly prompts: readonly GridPrompt[];
  /** Names of LoRA files, without their extension. */
  readonly checkpoints: readonly string[];
  readonly weights: readonly number[];
  readonly hasBaseline: boolean;
}

/** One picture of a grid. */
export interface GridCell {
  /** Places in the plan; the checkpoint is null without a LoRA. */
  readonly prompt: number;
  readonly checkpoint: number | null;
  readonly weight: number;
  /** The name of its file: letters that any disk takes. */
  readonly file: string;
}

/** The cells of a grid in the order in which they are painted: one checkpoint after the other, so that each is loaded once. */
export function cellsOf({ prompts, checkpoints, weights, hasBaseline }: GridPlan): readonly GridCell[] {
  const columns: readonly (readonly [checkpoint: number | null, weight: number])[] = [
    ...(hasBaseline ? [[null, 0] as const] : []),
    ...checkpoints.flatMap((_, checkpoint) => weights.map((weight) => [checkpoint, weight] as const)),
  ];
  return columns.flatMap(([checkpoint, weight]) =>
    prompts.map((_, prompt) => ({ prompt, checkpoint, weight, file: fileOf(prompt, checkpoint, weight) })),
  );
}

function fileOf(prompt: number, checkpoint: number | null, weight: number): string {
  const number = (value: number) => String(value + 1).padStart(2, '0');
  return checkpoint === null
    ? `${number(prompt)}-without.png`
    : `${number(prompt)}-${number(checkpoint)}-${String(weight).replace('-', 'minus')}.png`;
}

/** Whether two plans paint the same pictures. */
export function isSamePlan(a: GridPlan, b: GridPlan): boolean {
  return keyOf(a) === keyOf(b);
}

function keyOf({ prompts, checkpoints, weights, hasBaseline }: GridPlan): string {
  const values = prompts.map(({ prompt, negative = null, sampler = null, ...numbers }) => [
    ...[prompt, negative, sampler],
    ...[numbers.steps, numbers.scale, numbers.seed, numbers.width, numbers.height],
    ...(numbers.guidance === undefined ? [] : [numbers.guidance]),
  ]);
  return JSON.stringify([values, checkpoints, weights, hasBaseline]);
}

/** Reads weights as people write them: `0.6, 0.8 1`. @returns undefined where one is no number from -4 to 4, or there is none */
export function readWeights(text: string): readonly number[] | undefined {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  const weights = parts.map(Number);
  const isSound = weights.length > 0 && weights.every((weight) => Math.abs(weight) <= 4);
  return isSound ? [...new Set(weights)] : undefined;
}
