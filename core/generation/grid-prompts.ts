import type { Sample } from '../training/sample.ts';
import type { GridPrompt } from './grid.ts';

/** Where nobody says a seed, all pictures of a prompt have this one: else they could not be compared. */
const SEED = 42;

/**
 * Makes prompts of a grid from sample prompts.
 * @param samplerOf how AUTOMATIC1111 calls the sampler of a sample, by its place; undefined for the program's own
 */
export function gridPrompts(
  samples: readonly Sample[],
  samplerOf: (index: number) => string | undefined = () => undefined,
): readonly GridPrompt[] {
  return samples.map(({ prompt, negative, steps, scale, seed, width, height }, index) => ({
    ...{ prompt, negative, steps, scale, width, height },
    sampler: samplerOf(index),
    seed: seed ?? SEED,
  }));
}
