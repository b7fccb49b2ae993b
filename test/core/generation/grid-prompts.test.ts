import { expect, it } from 'vitest';
import { txt2imgBody } from '../../../core/generation/a1111.ts';
import { comparedPrompts } from '../../../core/generation/grid-prompts.ts';
import { trainingById } from '../../../core/trainers/training-adapters.ts';
import type { Family } from '../../../core/training/family.ts';

const bodyOf = (line: string, family: Family) => {
  const [one] = comparedPrompts(trainingById('sd-scripts'), [line], family, {});
  return one && txt2imgBody(one.prompt, undefined);
};

it('a prompt is painted as the trainer painted it, with a seed in any case', () => {
  expect(bodyOf('alice --l 6 --ss euler_a', 'sd15')).toMatchObject({
    ...{ prompt: 'alice', cfg_scale: 6, sampler_name: 'Euler a', seed: 42, width: 512, steps: 30 },
  });
  expect(bodyOf('alice --d 7', 'sdxl')).toMatchObject({ sampler_name: 'DDIM', seed: 7 });
  expect(bodyOf('alice', 'sd15')).not.toHaveProperty('distilled_cfg_scale');
});

it('FLUX.1 is guided by its own number, and has no sampler of the trainer’s', () => {
  const body = bodyOf('alice --g 4 --ss euler_a', 'flux');
  expect(body).toMatchObject({ cfg_scale: 1, distilled_cfg_scale: 4 });
  expect(body).not.toHaveProperty('sampler_name');
});

it('comments are passed over', () => {
  expect(bodyOf('# alice', 'sd15')).toBeUndefined();
});
