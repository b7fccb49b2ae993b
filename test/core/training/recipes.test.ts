import { describe, expect, it } from 'vitest';
import { formatMessage } from '../../../core/message.ts';
import { families } from '../../../core/trainers/sd-scripts/families.ts';
import { optionsOfFamily } from '../../../core/trainers/sd-scripts/family-options.ts';
import { fitsOption, optionTable } from '../../../core/trainers/sd-scripts/known-options.ts';
import type { Options } from '../../../core/training/options.ts';
import { wordsOf } from '../../../core/training/recipe.ts';
import { recipeById, recipes } from '../../../core/training/recipes/index.ts';
import { sd15Likeness } from '../../../core/training/recipes/sd15-likeness.ts';

describe('the recipe of the article', () => {
  it.each<[string, unknown]>([
    ['train_batch_size', 1],
    ['max_train_epochs', 8],
    ['optimizer_type', 'Adafactor'],
    ['lr_scheduler', 'adafactor'],
    ['lr_warmup_steps', 0],
    ['resolution', '768,768'],
    ['network_dim', 96],
    ['network_alpha', 72],
    ['shuffle_caption', false],
    ['color_aug', true],
    ['flip_aug', true],
    // Colour augmentation and cached latents exclude each other.
    ['cache_latents', false],
    ['save_every_n_epochs', 1],
    ['sample_every_n_epochs', 1],
    // Pictures of different shapes are trained in theirs.
    ['enable_bucket', true],
    ['bucket_no_upscale', undefined],
  ])('has %s = %j', (option, value) => expect(sd15Likeness.options[option]).toEqual(value));

  it('is for SD 1.5, and repeats each picture ten times', () => {
    expect(sd15Likeness).toMatchObject({ model: 'sd15', repeats: 10, trainer: 'sd-scripts' });
  });

  it('has a learning rate: what has one of 0 is not trained', () => {
    expect(sd15Likeness.options['learning_rate']).toBeGreaterThan(0);
  });

  it("samples with the article's settings, each behind a blank", () => {
    expect(sd15Likeness.prompts).toEqual([
      expect.stringMatching(/^\{trigger\}, .* --w 512 --h 512 --s 35 --d 1 --n .*3d render.*child.*$/),
    ]);
  });
});

describe.each(recipes)('the recipe $id', (recipe) => {
  it('is found by its id', () => expect(recipeById(recipe.id)).toBe(recipe));

  it('has options that the trainer has, with values that it takes', () => {
    const known = optionsOfFamily(recipe.family);
    const wrong = Object.entries(recipe.options).filter(
      ([option, value]) => !fitsOption(known.get(option) ?? [], value),
    );
    expect(wrong).toEqual([]);
  });

  it('comments on, differs in and gives up options that it has', () => {
    const prompts = 'sample_prompts';
    const named = [...Object.keys(recipe.why), ...Object.keys(recipe.yieldsTo)];
    const differing = recipe.differences.map(({ option }) => option).filter((option) => option !== prompts);
    for (const option of [...named, ...differing]) expect(recipe.options).toHaveProperty(option);
    const others = [...Object.values(recipe.yieldsTo), ...Object.values(recipe.reasonsIn)].flat();
    for (const other of others) expect(optionTable.has(other)).toBe(true);
    for (const option of Object.keys(recipe.reasonsIn)) expect(recipe.options).toHaveProperty(option);
  });

  it('says what it says in whole sentences', () => {
    const texts = [
      ...Object.values(recipe.why),
      ...recipe.differences.flatMap(({ message, why }) => [message, why].map(formatMessage)),
    ];
    for (const text of [...texts, formatMessage(recipe.about)]) expect(text).toMatch(/^[A-Z"].{0,100}\.$/);
    for (const text of [...recipe.contested, ...recipe.sources])
      expect(text).toMatch(/^(?:[A-Z`"]|sd-scripts|kohya_ss).*\.$/);
    expect(recipe.contested.length * recipe.sources.length).toBeGreaterThan(0);
  });

  it('is for the trainer and the kind of model that it names', () => {
    expect(recipe.trainer).toBe('sd-scripts');
    expect(recipe.options['network_module']).toBe(families[recipe.family].networkModule);
    expect(recipe.options).toMatchObject(families[recipe.family].forced);
  });

  it('is for a likeness if it is called so, with the plan of its pictures', () => {
    const isLikeness = recipe.id.includes('likeness');
    expect([recipe.pictures, Object.keys(recipe.composition).length > 0]).toEqual(
      isLikeness ? [40, true] : [undefined, false],
    );
  });
});

describe('what a recipe says', () => {
  const said = (own: Options) => {
    const { why, differences } = wordsOf(sd15Likeness, own);
    return [...Object.keys(why), ...differences.map(({ option }) => option)];
  };

  it('is said of all that is as it has it', () => {
    expect(said({ network_module: 'networks.lora' })).toEqual(said({}));
    expect(said({})).toEqual(expect.arrayContaining(['seed', 'learning_rate', 'cache_latents']));
  });

  it('is not said of what the user set, nor of what that was the reason for', () => {
    expect(said({ seed: 42 })).not.toContain('seed');
    const ofAnother = said({ optimizer_type: 'AdamW8bit' });
    for (const option of ['learning_rate', 'lr_warmup_steps']) expect(ofAnother).not.toContain(option);
    expect(said({ color_aug: false })).not.toContain('cache_latents');
  });
});

describe('a recipe', () => {
  it('is the first one where none is named, and none where an unknown one is', () => {
    expect(recipeById(undefined)).toBe(sd15Likeness);
    expect(recipeById('sd16-likeness')).toBeUndefined();
    expect(recipeById('')).toBeUndefined();
  });

  it('has an id of its own, in kebab-case', () => {
    const ids = recipes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z\d]+(?:-[a-z\d]+)*$/);
  });
});
