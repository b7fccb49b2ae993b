import type { TrainingAdapter } from '../trainers/training-adapter.ts';
import type { Family } from '../training/family.ts';
import type { Options } from '../training/options.ts';
import type { Sample, WrittenPrompt } from '../training/sample.ts';
import type { GridPrompt } from './grid.ts';

/** Where nobody says a seed, all pictures of a prompt have this one: else they could not be compared. */
const SEED = 42;
/** The trainer has samplers for these only: all others it paints in one way, whatever the prompt says. */
const SAMPLED: readonly Family[] = ['sd15', 'sdxl'];

/** A sample prompt, and what a program is asked for to paint it. */
export interface ComparedPrompt {
  readonly sample: Sample;
  readonly prompt: GridPrompt;
}

/**
 * Makes prompts of a grid from sample prompts.
 * @param family what prompts take for granted that they don't say @param options of the training, where they are known
 */
export function comparedPrompts(
  { readSample, outputs }: Pick<TrainingAdapter, 'readSample' | 'outputs'>,
  written: readonly WrittenPrompt[],
  family: Family,
  options: Options | undefined,
): readonly ComparedPrompt[] {
  return written.flatMap((one) => {
    const sample = readSample(one, family);
    if (!sample) return [];
    const sampler = SAMPLED.includes(family) ? outputs.samplerInA1111(one, options) : undefined;
    return [{ sample, prompt: gridPrompt(sample, family, sampler) }];
  });
}

function gridPrompt(
  { prompt, negative, steps, scale, seed, width, height }: Sample,
  family: Family,
  sampler: string | undefined,
): GridPrompt {
  return {
    ...{ prompt, negative, steps, width, height, sampler },
    // A sample of FLUX.1 has its guidance there. Programs have another number for that; their scale would burn the picture.
    ...(family === 'flux' ? { scale: 1, guidance: scale } : { scale }),
    seed: seed ?? SEED,
  };
}
