import { describe, expect, it } from 'vitest';
import { loraPrompt } from '../../../../core/training/outputs/lora-prompt.ts';

const sample = {
  ...{ prompt: '1girl, CharacterAI', negative: 'Anime', steps: 30, sampler: 'Euler a', scale: 7.5 },
  ...{ seed: 1, width: 512, height: 768 },
};

describe('the prompt to paint with a checkpoint', () => {
  it('is the sample’s, in the form that A1111 reads', () => {
    expect(loraPrompt('CharacterAI-1-A-000006.safetensors', sample)).toBe(
      '1girl, CharacterAI, <lora:CharacterAI-1-A-000006:0.8>\n' +
        'Negative prompt: Anime\n' +
        'Steps: 30, Sampler: Euler a, CFG scale: 7.5, Seed: 1, Size: 512x768',
    );
  });

  it('leaves out what is not known', () => {
    const bare = { ...sample, negative: undefined, sampler: undefined, seed: undefined };
    expect(loraPrompt('a.ckpt', bare)).toBe(
      '1girl, CharacterAI, <lora:a:0.8>\nSteps: 30, CFG scale: 7.5, Size: 512x768',
    );
    expect(loraPrompt('a.safetensors', undefined)).toBe('<lora:a:0.8>');
  });
});
