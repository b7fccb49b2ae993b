import { describe, expect, it } from 'vitest';
import { withFiles } from '../../../core/dataset/dataset.ts';
import { defaultName, makePlan, type PlanRequest, trainedImages } from '../../../core/training/make-plan.ts';
import type { Plan } from '../../../core/training/plan.ts';
import { sd15Likeness } from '../../../core/training/recipes/sd15-likeness.ts';
import { datasetOf } from '../../support/memory.ts';

type Files = Readonly<Record<string, string>>;

/** A dataset of folders with pictures, each with a caption. */
function filesIn(folders: Readonly<Record<string, number>>, caption = 'a tree'): Files {
  const files: Record<string, string> = {};
  for (const [folder, count] of Object.entries(folders)) {
    for (let number = 1; number <= count; number++) {
      files[`${folder}/${number}.png`] = '';
      files[`${folder}/${number}.txt`] = caption;
    }
  }
  return files;
}

function planFor(files: Files, config = '', request: Partial<PlanRequest> = {}): Plan {
  return makePlan(datasetOf(files, { config, origin: 'config' }), {
    recipe: sd15Likeness,
    model: { name: 'sd15', place: '/models/v1-5.safetensors', kind: 'local' },
    ...request,
  });
}

const alice = filesIn({ '10_alice woman': 3 });
const NEGATIVE = ' --n anime, cartoon, drawing, illustration, 3d render, child, teen';
const sample = (words: string) => `${words} --w 512 --h 512 --s 35 --d 1${NEGATIVE}`;

describe('the folders of a plan', () => {
  it('have what their names say', () => {
    expect(planFor(alice).subsets).toEqual([
      {
        folder: '/dataset/10_alice woman',
        repeats: 10,
        classTokens: 'alice woman',
        isRegularization: false,
        images: 3,
      },
    ]);
  });

  it('that say no number are repeated as the recipe has it, regularization once', () => {
    const plan = planFor(filesIn({ front: 2, reg: 2, '3_back': 1 }), '[concepts.reg]\nis_reg = true');
    expect(
      plan.subsets.map(({ folder, repeats, isRegularization }) => [folder, repeats, isRegularization]),
    ).toEqual([
      ['/dataset/3_back', 3, false],
      ['/dataset/front', 10, false],
      ['/dataset/reg', 1, true],
    ]);
  });

  it('may be the dataset itself', () => {
    const plan = makePlan(datasetOf({ 'a.png': '', 'b.png': '' }, { origin: 'flat' }), {
      recipe: sd15Likeness,
      model: { name: undefined, place: '/m', kind: 'local' },
    });
    expect(plan.subsets).toMatchObject([{ folder: '/dataset', repeats: 10, images: 2 }]);
  });

  it('without a picture are none', () => {
    const dataset = datasetOf(alice);
    const paths = [...dataset.images.keys()];
    const empty = withFiles(dataset, { images: new Map(paths.map((path) => [path, undefined])) });
    expect(makePlan(empty, { recipe: sd15Likeness, model: planFor(alice).model }).subsets).toEqual([]);
  });

  it.each([
    ['10_alice woman', '[dataset]\ntrigger = "bob"\nclass = "man"', 'alice woman'],
    ['front', '[dataset]\ntrigger = "bob"\nclass = "man"', 'bob man'],
    ['front', '[dataset]\ntrigger = ["bob", "bobby"]', 'bob'],
    ['front', '[dataset.trigger]\nall = ["bob", "hat"]', 'bob, hat'],
    [
      'front',
      '[dataset]\ntrigger = "bob"\n[concepts.front]\ntrigger = "alice"\nclass = "woman"',
      'alice woman',
    ],
    ['10_', '[dataset]\nclass = "man"', 'man'],
    ['front', '', undefined],
    ['front', '[dataset]\ntrigger = "bob"\nclass = "man"\n[concepts.front]\nis_reg = true', 'man'],
    ['5_man', '[dataset]\ntrigger = "bob"\n[concepts.5_man]\nis_reg = true', 'man'],
  ])('%s with %j trains a picture without a caption with %j', (folder, config, tokens) => {
    expect(planFor(filesIn({ [folder]: 1 }), config).subsets[0]?.classTokens).toBe(tokens);
  });

  it('that is called like a part of every object has nothing declared', () => {
    expect(planFor(filesIn({ constructor: 1 }), '[concepts.x]').subsets[0]).toMatchObject({
      isRegularization: false,
      classTokens: undefined,
    });
  });

  it('do not train an inferred trigger', () => {
    expect(planFor(filesIn({ front: 12 }, 'ohwx, hat')).subsets[0]?.classTokens).toBeUndefined();
  });
});

describe('the pictures of a plan', () => {
  it('come folder by folder, in the order of their names, with what is known of their size', () => {
    const dataset = datasetOf(
      { '2_b/1.png': '', '1_a/2.png': '', '1_a/1.png': '', '3_reg/1.png': '' },
      {
        config: '[concepts.3_reg]\nis_reg = true',
      },
    );
    const facts = { state: 'readable', width: 640, height: 768, format: 'png' } as const;
    const measured = withFiles(dataset, {
      images: new Map([
        ['/dataset/1_a/2.png', { path: '/dataset/1_a/2.png', facts }],
        ['/dataset/2_b/1.png', { path: '/dataset/2_b/1.png', facts: { state: 'broken', reason: 'empty' } }],
      ]),
    });
    const plan = makePlan(measured, { recipe: sd15Likeness, model: planFor(alice).model });
    expect(trainedImages(measured, plan)).toEqual([
      { size: undefined, repeats: 1, isRegularization: false },
      { size: [640, 768], repeats: 1, isRegularization: false },
      { size: undefined, repeats: 2, isRegularization: false },
      { size: undefined, repeats: 3, isRegularization: true },
    ]);
  });
});

describe('the options of a plan', () => {
  it("are the recipe's where nobody says else", () => {
    expect(planFor(alice).options).toEqual(sd15Likeness.options);
  });

  it("are outweighed by the hardware's, those by the dataset's, those by what is asked for", () => {
    const config = '[training.options]\nnetwork_dim = 32\nmixed_precision = "bf16"\nseed = 0';
    const adjustments = { options: { mixed_precision: 'no', sdpa: false }, dropped: ['seed', 'color_aug'] };
    const own = { adjustments, overrides: { network_dim: 16 } };
    expect(planFor(alice, config, own).options).toMatchObject({
      network_dim: 16,
      mixed_precision: 'bf16',
      sdpa: false,
      seed: 0,
      network_alpha: 72,
    });
    expect(planFor(alice, config, own).options).not.toHaveProperty('color_aug');
  });

  it('may be ones that nobody knows', () => {
    expect(planFor(alice, '[training.options]\nnew_thing = [1]').options).toMatchObject({ new_thing: [1] });
  });

  it.each([
    ['max_train_steps', 'max_train_epochs', 2000],
    ['sample_every_n_steps', 'sample_every_n_epochs', 500],
    ['use_8bit_adam', 'optimizer_type', true],
  ])("of the dataset's that say the same in another way stand alone: %s", (option, ours, value) => {
    for (const plan of [
      planFor(alice, `[training.options]\n${option} = ${value}`),
      planFor(alice, '', { overrides: { [option]: value } }),
    ]) {
      expect(plan.options[option]).toBe(value);
      expect(plan.options).not.toHaveProperty(ours);
    }
  });

  it.each(['max_train_steps = 0', 'sample_every_n_steps = 0', 'use_8bit_adam = false'])(
    "do not stand instead of the recipe's where they say nothing: %s",
    (line) => {
      expect(planFor(alice, `[training.options]\n${line}`).options).toMatchObject(sd15Likeness.options);
    },
  );

  it('are not scheduled by Adafactor where another optimizer is chosen', () => {
    const { options } = planFor(alice, '[training.options]\noptimizer_type = "AdamW"');
    expect(options).not.toHaveProperty('lr_scheduler');
  });

  it('that are said both ways are both kept', () => {
    const config = '[training.options]\nmax_train_steps = 2000\nmax_train_epochs = 5';
    expect(planFor(alice, config).options).toMatchObject({ max_train_steps: 2000, max_train_epochs: 5 });
  });
});

describe('a plan is called', () => {
  it.each<[string, Files, string, string]>([
    ['as asked for', alice, '', 'my-run'],
    ['as its trigger', alice, '[dataset]\ntrigger = "CharacterAI"', 'CharacterAI'],
    ['as the first of its triggers', alice, '[dataset]\ntrigger = ["ohwx", "sks"]', 'ohwx'],
    [
      'as the trigger of its first folder',
      alice,
      '[concepts."10_alice woman"]\ntrigger = "ali ce"',
      'ali_ce',
    ],
    ['as the trigger in its captions', filesIn({ '10_alice woman': 12 }, 'alice, hat'), '', 'alice'],
    ['as the dataset, with a placeholder', filesIn({ front: 12 }, '[trigger], hat'), '', 'dataset'],
    ['as the dataset, without a trigger', alice, '', 'dataset'],
    [
      'not as its regularization',
      filesIn({ '1_reg': 1, '2_bob': 1 }),
      '[concepts.1_reg]\nis_reg = true\ntrigger = "no"\n[concepts.2_bob]\ntrigger = "bob"',
      'bob',
    ],
  ])('%s', (_, files, config, name) => {
    const request = name === 'my-run' ? { name } : {};
    expect(planFor(files, config, request).name).toBe(name);
  });

  it('as something that files can be called', () => {
    const dataset = datasetOf(alice, { config: '[dataset]\ntrigger = "../con: <x>"', origin: 'config' });
    expect(defaultName(dataset)).toBe('con-_-x');
  });
});

describe('the sample prompts of a plan', () => {
  const prompts = (config: string, files: Files = alice) => planFor(files, config).prompts;

  it.each<[string, string, readonly string[]]>([
    ["are the recipe's", '[dataset]\ntrigger = "ohwx"', [sample('ohwx, woman, photo, realistic')]],
    [
      'have the first of several triggers',
      '[dataset]\ntrigger = ["a", "b"]',
      [sample('a, woman, photo, realistic')],
    ],
    [
      'have all that belong together',
      '[dataset.trigger]\nall = ["a", "b"]',
      [sample('a, b, woman, photo, realistic')],
    ],
    ['have the declared class', '[dataset]\nclass = "girl"', [sample('girl, photo, realistic')]],
    [
      'are what the dataset says, with a seed each',
      '[dataset]\ntrigger = "ohwx"\nbase_caption = "1girl, ohwx"\n[samples]\nprompts = ["{base_caption}, hat", "{trigger} --d 7", "a {class}"]',
      ['1girl, ohwx, hat --d 1', 'ohwx --d 7', 'a woman --d 3'],
    ],
    ['are none where the dataset wants none', '[samples]\nprompts = []', []],
    ['are a line each', '[samples]\nprompts = ["a\\nb\\r\\nc"]', ['a b c --d 1']],
    ['are left out where nothing is left of them', '[samples]\nprompts = ["{trigger}", "x"]', ['x --d 2']],
    [
      'keep what is no placeholder',
      '[samples]\nprompts = ["{x}, $&, {Trigger}"]',
      ['{x}, $&, {Trigger} --d 1'],
    ],
  ])('%s', (_, config, expected) => expect(prompts(config)).toEqual(expected));

  it('are none where neither trigger nor class is known: they would show the base model alone', () => {
    expect(prompts('', filesIn({ front: 1 }))).toEqual([]);
  });

  it('take the words of the first folder that is no regularization', () => {
    const files = filesIn({ '1_reg': 1, '2_bob man': 1 });
    const config = '[concepts.1_reg]\nis_reg = true\n[concepts."2_bob man"]\ntrigger = "bob"';
    expect(prompts(config, files)).toEqual([sample('bob, man, photo, realistic')]);
  });
});
