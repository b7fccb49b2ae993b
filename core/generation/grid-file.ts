import * as z from 'zod';
import { type GridPlan, isSamePlan } from './grid.ts';

/** What a comparison is, beside its pictures: a file of its folder. */
export const GRID_FILE = 'grid.json';
/** Where the comparisons of a run lie, in its folder. */
export const GRID_FOLDER = 'comparisons';

const prompt = z.object({
  prompt: z.string(),
  negative: z.string().optional(),
  steps: z.number(),
  sampler: z.string().optional(),
  scale: z.number(),
  guidance: z.number().optional(),
  seed: z.number(),
  width: z.number(),
  height: z.number(),
});

const file = z.object({
  version: z.literal(1),
  /** ISO 8601, in UTC. */
  created: z.string(),
  /** The program that paints, and with which base model, as far as it tells. */
  program: z.string(),
  model: z.string().nullable(),
  plan: z.object({
    prompts: z.array(prompt),
    checkpoints: z.array(z.string()),
    weights: z.array(z.number()),
    hasBaseline: z.boolean(),
  }),
  /** What the checkpoints' weights are (`sshs_model_hash`), in the plan's order, as far as they tell. */
  hashes: z.array(z.string().nullable()).default([]),
  /** Why pictures are missing, by their file. */
  failed: z.record(z.string(), z.string()),
});

/** What a comparison is painted with, as far as that is known. */
export interface GridSource {
  readonly program: string;
  readonly model: string | null;
  readonly hashes: readonly (string | null)[];
}

/** A comparison as it is kept. */
export interface Grid extends GridSource {
  readonly created: string;
  readonly plan: GridPlan;
  readonly failed: Readonly<Record<string, string>>;
}

/**
 * Whether a comparison that was begun goes on with these: the same pictures, of the same program, base model and files. Pictures of
 * two base models, or of two trainings of one name, would lie about the epochs.
 */
export function goesOn({ plan, program, model, hashes }: Grid, other: GridPlan, source: GridSource): boolean {
  return (
    isSamePlan(plan, other) &&
    program === source.program &&
    (model === null || source.model === null || withoutHash(model) === withoutHash(source.model)) &&
    hashes.every((hash, index) => hash === null || hash === (source.hashes[index] ?? hash))
  );
}

/** AUTOMATIC1111 puts a file's hash behind its name, once it knows it. */
function withoutHash(model: string): string {
  return model.replace(/ \[[0-9a-f]+\]$/, '');
}

export function printGrid(grid: Grid): string {
  return `${JSON.stringify({ version: 1, ...grid }, undefined, 1)}\n`;
}

/** Reads a `grid.json`; undefined where it is none, or one of a later version. */
export function parseGrid(json: string): Grid | undefined {
  try {
    const { data } = file.safeParse(JSON.parse(json));
    if (!data) return undefined;
    const { version: _, plan, ...rest } = data;
    const prompts = plan.prompts.map((one) => ({ ...one, negative: one.negative, sampler: one.sampler }));
    return { ...rest, plan: { ...plan, prompts } };
  } catch {
    return undefined;
  }
}
