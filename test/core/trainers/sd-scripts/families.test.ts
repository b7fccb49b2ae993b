import { describe, expect, it } from 'vitest';
import { families, familyOfOptions } from '../../../../core/trainers/sd-scripts/families.ts';
import { optionsOfFamily } from '../../../../core/trainers/sd-scripts/family-options.ts';
import { textLimit } from '../../../../core/trainers/sd-scripts/text-limit.ts';
import { type Family, familyTitles } from '../../../../core/training/family.ts';
import { optionsOfScript, scripts } from './script-options.ts';

const all = Object.keys(familyTitles) as Family[];

describe('the kinds of models', () => {
  it('have all the scripts that train LoRAs', () => {
    expect([...new Set(all.map((family) => families[family].script))].sort()).toEqual([...scripts].sort());
  });

  it.each(all)('%s has the options of its script', (family) => {
    const names = [...optionsOfScript(families[family].script).keys()];
    expect([...optionsOfFamily(family).keys()].sort()).toEqual(names.sort());
  });

  it.each(all)('%s has parts and forced options that its script has', (family) => {
    const { needed, optional, inside, forced } = families[family];
    const known = optionsOfFamily(family);
    for (const option of [...needed, ...optional, ...Object.keys(forced)])
      expect(known.has(option), option).toBe(true);
    for (const part of Object.keys(inside)) expect([...needed, ...optional]).toContain(part);
  });

  it.each<[Family, number, number, number]>([
    ['sd15', 64, 512, 30],
    ['sdxl', 32, 512, 30],
    ['flux', 64, 512, 20],
    ['chroma', 64, 512, 20],
    ['sd3', 32, 512, 30],
    ['lumina', 64, 1024, 38],
    ['hunyuan-image', 64, 512, 20],
    ['anima', 16, 512, 30],
  ])('%s has buckets by %i, and samples of %i in %i steps', (family, bucketDivisor, side, steps) => {
    expect(families[family]).toMatchObject({ bucketDivisor, samples: { side, steps } });
  });
});

describe('what options are for', () => {
  it.each<[unknown, unknown, Family]>([
    [undefined, undefined, 'sd15'],
    ['networks.lora', undefined, 'sd15'],
    ['networks.lora_fa', undefined, 'sd15'],
    ['lycoris.kohya', undefined, 'sd15'],
    ['networks.lora_flux', undefined, 'flux'],
    ['networks.oft_flux', 'flux', 'flux'],
    ['networks.lora_flux', 'chroma', 'chroma'],
    ['networks.lora_sd3', undefined, 'sd3'],
    ['networks.lora_hunyuan_image', undefined, 'hunyuan-image'],
    ['networks.lora_anima', undefined, 'anima'],
    ['networks.lora_lumina', undefined, 'lumina'],
  ])('is told by %s and %s: %s', (network, type, family) => {
    expect(familyOfOptions({ network_module: network, model_type: type })).toBe(family);
  });

  it.each<[Family, object | undefined]>([
    ['sd15', { tokenizer: 'CLIP', tokens: 75 }],
    ['flux', { tokenizer: 'T5', tokens: 511 }],
    ['sd3', { tokenizer: 'T5', tokens: 255 }],
    ['lumina', undefined],
    ['anima', undefined],
  ])('tells how much of a caption is read: %s', (family, limit) => {
    expect(textLimit({ network_module: families[family].networkModule })).toEqual(limit);
  });
});
