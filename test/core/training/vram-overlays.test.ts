import { describe, expect, it } from 'vitest';
import { formatMessage } from '../../../core/message.ts';
import type { Options } from '../../../core/training/options.ts';
import { recipeOptions } from '../../../core/training/recipe-options.ts';
import { recipeById } from '../../../core/training/recipes/index.ts';
import { differencesFor } from '../../../core/training/vram-overlays.ts';

function recipe(id: string) {
  const found = recipeById(id);
  if (!found) throw new Error(`there is no recipe ${id}`);
  return found;
}

const told = (id: string, gb: number, own: Options = {}) =>
  differencesFor(recipe(id), gb, own).map(
    ({ message, why }) => `${formatMessage(message)} ${formatMessage(why)}`,
  );

describe('what a recipe takes for the memory of the GPU', () => {
  it.each<[string, number, Options]>([
    ['flux-likeness', 8, { fp8_base: true, blocks_to_swap: 28 }],
    ['flux-likeness', 10, { blocks_to_swap: 22 }],
    ['flux-style', 12, { blocks_to_swap: 16, optimizer_type: 'AdamW8bit' }],
    ['flux-style', 24, { fp8_base: true, blocks_to_swap: 0 }],
    ['chroma', 16, { fp8_base: true, blocks_to_swap: 16, guidance_scale: 0 }],
    ['hunyuan-image', 8, { fp8_scaled: true, blocks_to_swap: 37, text_encoder_cpu: true }],
    ['hunyuan-image', 12, { fp8_scaled: true, blocks_to_swap: 32, vae_chunk_size: 16 }],
    ['hunyuan-image', 24, { fp8_scaled: true, blocks_to_swap: 9 }],
    ['hunyuan-image', 48, { blocks_to_swap: 0 }],
    ['sdxl-style', 8, { network_dim: 8, network_alpha: 4 }],
    ['sdxl-style', 12, { network_dim: 32, network_alpha: 16 }],
    ['sd15-likeness', 8, { gradient_checkpointing: true, network_dim: 96 }],
    // Between two the lower one, below the least the least.
    ['flux-likeness', 11.5, { blocks_to_swap: 22 }],
    ['flux-likeness', 6, { blocks_to_swap: 28 }],
  ])('is by %s with %s GB %o', (id, gb, options) => {
    expect(recipeOptions(recipe(id), gb, {})).toMatchObject(options);
  });

  it.each(['sd35-likeness', 'lumina', 'anima'])('is nothing by %s, of which no numbers are known', (id) => {
    for (const gb of [8, 24]) expect(recipeOptions(recipe(id), gb, {})).toEqual(recipe(id).options);
    expect(told(id, 8)).toEqual([
      expect.stringMatching(/^vram = 8 changes nothing here\. .* names no numbers/),
    ]);
  });
});

describe('what is told of it', () => {
  it('is what changes, and why', () => {
    expect(told('flux-likeness', 12)).toEqual([
      "fp8_base is true, for a GPU of 12 GB. The trainer's guide goes by it in all that it says of memory. Results may vary.",
      'blocks_to_swap is 16, for a GPU of 12 GB. Swapped blocks lie in the main memory: the more, the slower.',
    ]);
  });

  it('is not what the user set, nor what that is instead of', () => {
    expect(told('flux-likeness', 12, { fp8_base: false, cpu_offload_checkpointing: true })).toEqual([]);
    expect(told('sdxl-style', 8, { network_dim: 4 })).toEqual([]);
  });

  it('is that nothing changes, where nothing does', () => {
    expect(told('sdxl-likeness', 16)).toEqual([
      'vram = 16 changes nothing here. The recipe has what the trainer advises for 10 GB.',
    ]);
  });
});
