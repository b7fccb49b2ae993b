import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isAboutData } from '../../../../core/trainers/sd-scripts/dataset-options.ts';
import { knownOptions, type OptionKind } from '../../../../core/trainers/sd-scripts/known-options.ts';
import { sd15Likeness } from '../../../../core/training/recipes/sd15-likeness.ts';
import { planOf, subsetOf } from '../../training/plans.ts';
import { generalSchema, refusedIn } from './dataset-schema.ts';
import { contentOf, filesOf, filesWith, flattened, RUN } from './run-files.ts';

const { common }: { common: readonly { dest: string; kind: string; type?: string; nargs?: string }[] } =
  JSON.parse(readFileSync('test/fixtures/oracles/trainer-options.json', 'utf8'));

describe('the files of a run by the recipe', () => {
  const files = filesOf();

  it('are these', () => {
    expect(files).toEqual({
      'accelerate.yaml': `compute_environment: LOCAL_MACHINE
distributed_type: 'NO'
num_machines: 1
num_processes: 1
machine_rank: 0
use_cpu: false
`,
      'config.toml': `# "alice", by the recipe "sd15-likeness".

[model]
pretrained_model_name_or_path = "/models/v1-5.safetensors"

[network]
network_module = "networks.lora"
network_dim = 96
# ${sd15Likeness.why['network_alpha']}
network_alpha = 72

[saving]
save_model_as = "safetensors"
save_precision = "fp16"
# The last epoch is not always the best one.
save_every_n_epochs = 1
output_dir = "${RUN}/output"
output_name = "alice"

[samples]
sample_every_n_epochs = 1
# What the base model makes of the prompts, to compare with.
sample_at_first = true
sample_sampler = "euler_a"
sample_prompts = "${RUN}/prompts.txt"

[logging]
logging_dir = "${RUN}/logs"

[training]
max_train_epochs = 8
optimizer_type = "Adafactor"
lr_scheduler = "adafactor"
# Any other number ends the training with an error: the schedule of Adafactor has no warmup.
lr_warmup_steps = 0
# Adafactor finds its own. It only has to be more than 0: what has a rate of 0 is not trained.
learning_rate = 0.0001
# Not with color_aug, which makes each picture another one each time.
cache_latents = false
mixed_precision = "fp16"
# Fast attention that comes with PyTorch.
sdpa = true
max_data_loader_n_workers = 2
persistent_data_loader_workers = true
# Fixed, so that a run can be repeated.
seed = 42
# Also in dataset.toml, which counts; here it goes into the metadata of the files.
resolution = "768,768"
`,
      'dataset.toml': `# The trainer does not read the numbers in the names of folders here: num_repeats counts.

[general]
resolution = [ 768, 768 ]
enable_bucket = true
min_bucket_reso = 256
max_bucket_reso = 1024
bucket_reso_steps = 64
batch_size = 1
shuffle_caption = false
color_aug = true
flip_aug = true
caption_extension = ".txt"

[[datasets]]

[[datasets.subsets]]
image_dir = "/dataset/img/10_alice woman"
num_repeats = 10
class_tokens = "alice woman"
`,
      'prompts.txt': 'alice, woman --w 512 --h 512 --d 1\n',
    });
  });

  it('have options that the trainer has, of the kind that it takes', () => {
    const kinds: Readonly<Record<string, string>> = {
      str: 'string',
      int: 'number',
      float: 'number',
      int_or_float: 'number',
    };
    for (const [option, value] of Object.entries(flattened(files['config.toml']))) {
      const known = common.find(({ dest }) => dest === option);
      expect([option, typeof value]).toEqual([
        known?.dest,
        known?.kind === 'flag' ? 'boolean' : kinds[known?.type ?? ''],
      ]);
    }
    expect(refusedIn(files['dataset.toml'])).toEqual([]);
  });

  it('divide all options of the plan among them', () => {
    const general = Object.keys(Object(contentOf(files['dataset.toml'])['general']));
    const training = Object.keys(flattened(files['config.toml']));
    for (const option of Object.keys(sd15Likeness.options)) {
      const isOfData = general.includes(option === 'train_batch_size' ? 'batch_size' : option);
      expect([option, isOfData]).toEqual([option, isAboutData(option)]);
      expect([option, training.includes(option)]).toEqual([option, !isOfData || option === 'resolution']);
    }
  });
});

describe('dataset.toml', () => {
  it('has each folder, with what belongs to it', () => {
    const { 'dataset.toml': toml } = filesOf({
      captionExtension: '.caption',
      subsets: [
        subsetOf({ folder: '/d/front', repeats: 3, classTokens: undefined }),
        subsetOf({ folder: '/d/1_woman', repeats: 1, classTokens: 'woman', isRegularization: true }),
      ],
    });
    expect(refusedIn(toml)).toEqual([]);
    expect(contentOf(toml)).toMatchObject({
      general: { caption_extension: '.caption' },
      datasets: [
        {
          subsets: [
            { image_dir: '/d/front', num_repeats: 3 },
            { image_dir: '/d/1_woman', num_repeats: 1, class_tokens: 'woman', is_reg: true },
          ],
        },
      ],
    });
    expect(toml.match(/class_tokens|is_reg/g)).toHaveLength(2);
  });

  it.each([
    ['a text', '512', [512, 512]],
    ['two sides as text', '512,768', [512, 768]],
    ['a number', 512, [512, 512]],
    ['a list', [512, 768], [512, 768]],
    ['nothing', undefined, [768, 768]],
  ])(
    'has the resolution as two whole numbers, config.toml as text, where it is %s',
    (_, resolution, size) => {
      const files = filesWith({ resolution });
      expect(contentOf(files['dataset.toml'])).toMatchObject({ general: { resolution: size } });
      expect(flattened(files['config.toml'])['resolution']).toBe(size.join(','));
      expect(refusedIn(files['dataset.toml'])).toEqual([]);
    },
  );

  it.each([
    ['0.0', 0],
    ['0.2', 0.2],
    ['1.0', 1],
  ])('has validation_split = %s with a point: the trainer refuses it without', (text, value) => {
    const { 'dataset.toml': toml } = filesWith({ validation_split: value });
    expect(toml).toContain(`\nvalidation_split = ${text}\n`);
    expect(refusedIn(toml)).toEqual([]);
  });

  it('takes every option that is about data, with any value of its kind', () => {
    for (const [option, kind] of knownOptions) {
      if (!isAboutData(option) || option === 'resolution') continue;
      for (const value of examples(kind)) {
        const { 'config.toml': training, 'dataset.toml': data } = filesWith({ [option]: value });
        expect([option, value, refusedIn(data)]).toEqual([option, value, []]);
        expect(flattened(training)).not.toHaveProperty(option);
      }
    }
    expect(Object.keys(generalSchema)).toContain('batch_size');
  });
});

function examples(kind: OptionKind): readonly unknown[] {
  if (typeof kind !== 'string') return kind;
  const values = { flag: [true, false], int: [0, 3], float: [0, 0.5, 1, 1e-7], text: ['', ',', '"#"'] };
  return kind in values ? values[kind as keyof typeof values] : [];
}

describe('config.toml', () => {
  it('is read by a reader that wants lists of one kind: numbers are all whole, or all with a point', () => {
    const { 'config.toml': toml } = filesWith({
      text_encoder_lr: [1, 0.5, 0],
      base_weights_multiplier: [1, 2],
      network_args: ['conv_dim=8', 'x="a, b]"'],
      optimizer_args: [],
    });
    expect(toml).toContain('\ntext_encoder_lr = [ 1.0, 0.5, 0.0 ]\n');
    expect(toml).toContain('\nbase_weights_multiplier = [ 1, 2 ]\n');
    expect(toml).toContain('\noptimizer_args = []\n');
    expect(flattened(toml)['network_args']).toEqual(['conv_dim=8', 'x="a, b]"']);
  });

  it("has the VAE of the user's list, unless another is wanted", () => {
    const model = { ...planOf().model, parts: { vae: '/models/vae.safetensors' } };
    expect(flattened(filesOf({ model })['config.toml'])['vae']).toBe('/models/vae.safetensors');
    const options = { vae: '/models/other.pt' };
    expect(flattened(filesOf({ model, options })['config.toml'])['vae']).toBe('/models/other.pt');
  });

  it('has a base model at Hugging Face by its name', () => {
    const model = { name: undefined, place: 'owner/name', kind: 'remote' } as const;
    expect(flattened(filesOf({ model })['config.toml'])['pretrained_model_name_or_path']).toBe('owner/name');
  });

  it('wants no samples where there are no prompts', () => {
    const files = filesOf({ prompts: [], options: { ...sd15Likeness.options, sample_every_n_steps: 100 } });
    expect(files['config.toml']).not.toMatch(/sample/);
    expect(files['prompts.txt']).toBe('');
  });

  it('has a comment on one line, whatever it is', () => {
    const { 'config.toml': toml } = filesOf({}, { seed: 'a\nb\r\u2028c = 1' });
    expect(toml).toContain('\n# a b c = 1\nseed = 42\n');
    expect(toml.match(/^#/gm)).toHaveLength(2);
  });
});
