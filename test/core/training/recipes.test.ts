import { describe, expect, it } from 'vitest';
import { formatMessage } from '../../../core/message.ts';
import { fitsOption, knownOptions } from '../../../core/trainers/sd-scripts/known-options.ts';
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
    const wrong = Object.entries(recipe.options).filter(
      ([option, value]) => !fitsOption(knownOptions.get(option) ?? [], value),
    );
    expect(wrong).toEqual([]);
  });

  it('comments on, differs in and gives up options that it has', () => {
    const prompts = 'sample_prompts';
    const named = [...Object.keys(recipe.why), ...Object.keys(recipe.yieldsTo)];
    const differing = recipe.differences.map(({ option }) => option).filter((option) => option !== prompts);
    for (const option of [...named, ...differing]) expect(recipe.options).toHaveProperty(option);
    const others = [...Object.values(recipe.yieldsTo), ...Object.values(recipe.reasonsIn)].flat();
    for (const other of others) expect(knownOptions.has(other)).toBe(true);
    for (const option of Object.keys(recipe.reasonsIn)) expect(recipe.options).toHaveProperty(option);
  });

  it('says what it says in whole sentences', () => {
    const texts = [
      ...Object.values(recipe.why),
      ...recipe.differences.flatMap(({ message, why }) => [message, why].map(formatMessage)),
    ];
    for (const text of texts) expect(text).toMatch(/^[A-Z"].{0,100}\.$/);
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
