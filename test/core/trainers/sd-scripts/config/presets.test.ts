// Presets of kohya_ss: what is said in vain, and what comes of it.
import { describe, expect, it } from 'vitest';
import { fixedIn, flawsIn, placesIn } from './flaws.ts';

/** A preset with the key that tells what it is. */
const preset = (lines: string) => `{\n  "LoRA_type": "Standard", "max_train_epochs": 8,\n  ${lines}\n}\n`;
const places = (lines: string) => placesIn('p.json', preset(lines));

describe('a preset', () => {
  it.each<[string, readonly string[]]>([
    ['"network_dim": 32', []],
    ['"network_dim": "32", "xformers": true, "seed": ""', []],
    ['"netwrok_dim": 32', ['info «"netwrok_dim"»']],
    ['"network_dim": "abc"', ['warning «"abc"»']],
    ['"flip_aug": "yes"', ['warning «"yes"»']],
    ['"lr_scheduler": "cosin"', ['warning «"cosin"»']],
    ['"caption_extension": ".text"', []],
    ['"learning_rate": 0, "unet_lr": 0.1, "text_encoder_lr": 0.1', ['warning «0»']],
    ['"color_aug": true, "cache_latents": true', ['warning «true»']],
    ['"conv_dims": "4"', ['warning «"conv_dims"»']],
    ['"output_dir": "/x", "train_data_dir": "/y"', []],
    ['"num_processes": 2', []],
  ])('%s', (lines, expected) => expect(places(lines)).toEqual(expected));

  it('is told in words of its window', () => {
    expect(flawsIn('p.json', preset('"optimizer": "AdamW9bit"'))).toEqual([
      'warning «"AdamW9bit"» kohya_ss offers no "AdamW9bit" for optimizer. Did you mean "AdamW8bit"?',
    ]);
    expect(flawsIn('p.json', '{\n  "LoRA_type": "Standard",\n}')).toEqual([
      expect.stringContaining('kohya_ss does not load it.'),
    ]);
  });

  it.each([
    ['"netwrok_dim": 32', '"network_dim": 32'],
    ['"lr_scheduler": "cosin"', '"lr_scheduler": "cosine"'],
  ])('%s is mended', (before, after) => expect(fixedIn('p.json', preset(before))).toBe(preset(after)));
});
