import * as z from 'zod';
import type { GridPlan } from './grid.ts';

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
  /** Why pictures are missing, by their file. */
  failed: z.record(z.string(), z.string()),
});

/** A comparison as it is kept. */
export interface Grid {
  readonly created: string;
  readonly program: string;
  readonly model: string | null;
  readonly plan: GridPlan;
  readonly failed: Readonly<Record<string, string>>;
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
