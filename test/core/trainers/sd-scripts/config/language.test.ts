import { describe, expect, it } from 'vitest';
import { configs } from '../../../../../core/trainers/sd-scripts/config/index.ts';
import type { InstalledOptions, LanguageAround } from '../../../../../core/trainers/trainer-configs.ts';
import { MarkedConfig } from '../../../../support/marked-config.ts';

function open(name: string, marked: string, around: LanguageAround = {}): MarkedConfig {
  return new MarkedConfig(marked, (text) => configs.language.documentOf({ name, text, bom: false }, around));
}
const training = (marked: string, around?: LanguageAround) => open('config.toml', marked, around);
const dataset = (marked: string, around?: LanguageAround) => open('dataset.toml', marked, around);
const preset = (marked: string) => open('preset.json', marked);

describe('a training config', () => {
  it('is offered its options while their first letters are typed', () => {
    const at = training('output_name = "a"\nnetwo|\nseed = 1\n');
    expect(at.labels).toEqual(expect.arrayContaining(['network_dim', 'network_module', 'max_train_epochs']));
    expect(at.labels).not.toContain('seed');
    expect(at.item('network_dim')).toMatchObject({
      kind: 'key',
      newText: 'network_dim = ',
      filter: 'network_dim',
    });
    expect(at.item('network_dim')?.snippet).toMatch(/^network_dim = \$\{1:8\}$/);
    expect(at.with('network_dim')).toBe('output_name = "a"\nnetwork_dim = \nseed = 1\n');
    expect(training('|').labels).toContain('network_module');
  });

  it('has a key alone replaced where its value is there', () => {
    expect(training('netwo|rk_dmi = 4\n').with('network_dim')).toBe('network_dim = 4\n');
    expect(training('"netwo|rk_dmi" = 4\n').with('network_dim')).toBe('"network_dim" = 4\n');
  });

  it('has values of its options, in right quotes', () => {
    expect(training('network_dim = 4\nsave_precision = |\n').with('bf16')).toBe(
      'network_dim = 4\nsave_precision = "bf16"\n',
    );
    expect(training('save_precision = "b|\nseed = 1\n').with('bf16')).toBe(
      'save_precision = "bf16"\nseed = 1\n',
    );
    expect(training("save_precision = 'b|f'\nseed = 1\n").with('bf16')).toBe(
      "save_precision = 'bf16'\nseed = 1\n",
    );
    expect(training('seed = 1\ncache_latents = t|').with('true')).toBe('seed = 1\ncache_latents = true');
    expect(training('optimizer_type = "Ad|"').labels).toContain('Adafactor');
    expect(training('optimizer_type = "Ad|"').item('AdamW8bit')?.filter).toBe('"AdamW8bit');
    expect(training('learning_rate = |').labels).toContain('0.000002');
    expect(training('timestep_sampling = "|"').labels).toContain('nextdit_shift');
  });

  it('has items of a list, and a list where none is', () => {
    expect(training('text_encoder_lr = [1e-5, |]\nseed = 1').with('0.0001')).toBe(
      'text_encoder_lr = [1e-5, 0.0001]\nseed = 1',
    );
    expect(training('seed = 1\noptimizer_args = |').with('relative_step=True')).toBe(
      'seed = 1\noptimizer_args = ["relative_step=True"]',
    );
    expect(training('seed = 1\noptimizer_args = [\n  |').with('relative_step=True')).toBe(
      'seed = 1\noptimizer_args = [\n  "relative_step=True"',
    );
    expect(training('seed = 1\nnetwork_args = [ # open\nnetwork_al|\n').labels).toBeDefined();
  });

  it('is nothing in comments, behind values and in tables of tables', () => {
    expect(training('seed = 1 # net|').completion).toBeUndefined();
    expect(training('seed = 1 |').completion).toBeUndefined();
    expect(training('seed = 1\n[a.b]\n|').labels).toEqual([]);
    expect(training('[network]\n|').labels).toContain('network_dim');
    expect(training('seed = 1\ncache_latents =\n|').labels).toContain('network_dim');
    expect(training('seed = 1\ncache_latents =|\n').labels).toEqual(['true', 'false']);
  });

  it('tells of an option what it is, at the key and at the value', () => {
    const text = 'network_dim = 4\nmixed_precision = "fp16"\ntimestep_sampling = "sigma"\n';
    const at = (place: string) => training(text.replace(place, `${place[0]}|${place.slice(1)}`)).hover;
    expect(at('network_dim')).toMatchObject({ of: 'network_dim', title: 'network_dim' });
    expect(at('network_dim')?.words).toContain('Rank of the LoRA');
    expect(at('"fp16"')).toMatchObject({ of: '"fp16"', title: 'mixed_precision' });
    expect(at('"fp16"')?.words).toContain('Takes one of "no", "fp16", "bf16".\nWhere nothing is said: "no".');
    expect(at('timestep_sampling')?.words).toContain('Only for FLUX, Lumina, HunyuanImage, Anima.');
    expect(at('timestep_sampling')?.words).toContain('Where nothing is said, for Lumina: "shift".');
    expect(at('= 4')).toBeUndefined();
    expect(training('nonsen|se = 1\nseed = 1\nnetwork_dim = 4').hover).toBeUndefined();
  });

  it('is written for the version that is installed', () => {
    const installed: InstalledOptions = new Map([
      ['network_dim', { form: 'int', default: 8 }],
      ['brand_new', { form: 'text', choices: ['a', 'b'], help: 'Does new things.' }],
      ['of_others', { isElsewhere: true }],
    ]);
    expect(training('network_module = ""\n|', { installed }).labels).toEqual(['network_dim', 'brand_new']);
    expect(training('network_dim = 1\nbrand_new = |', { installed }).labels).toEqual(['a', 'b']);
    const words = training('network_dim = 1\nbrand|_new = "a"', { installed }).hover?.words;
    expect(words).toContain('Does new things.\nKnown from the installed version only.');
    expect(training('network_|dim = 1\nseed = 1', { installed }).hover?.words).toContain(
      'Where nothing is said: 8.',
    );
  });

  it('is none of another program', () => {
    expect(open('pyproject.toml', '[project]\nname = "x"\n|').completion).toBeUndefined();
    expect(open('Cargo.toml', '[package]\n|').completion).toBeUndefined();
    expect(open('notes.toml', 'a|').completion).toBeUndefined();
    expect(
      open('musubi.toml', '[general]\n|\n[[datasets]]\nimage_directory = "/x"\n').completion,
    ).toBeUndefined();
  });
});

describe('a dataset config', () => {
  const text = '[general]\n\n[[datasets]]\nresolution = 768\n\n[[datasets.subsets]]\nimage_dir = "a"\n';

  it('has tables', () => {
    expect(dataset('|').labels).toEqual(['[general]', '[[datasets]]']);
    expect(dataset('[gen|').with('[general]')).toBe('[general]');
    expect(dataset(`${text}[[|]]\n`).labels).toEqual(['[[datasets]]', '[[datasets.subsets]]']);
    expect(dataset('[[datasets]]\nresolution = 1\n[[data|').with('[[datasets.subsets]]')).toBe(
      '[[datasets]]\nresolution = 1\n[[datasets.subsets]]',
    );
  });

  it('has keys at their levels, and none twice', () => {
    const general = dataset(text.replace('[general]\n', '[general]\n|')).labels;
    expect(general).toEqual(expect.arrayContaining(['batch_size', 'keep_tokens', 'resolution']));
    expect(general).not.toContain('image_dir');
    const own = dataset(text.replace('768\n', '768\n|')).labels;
    expect(own).toContain('batch_size');
    expect(own).not.toContain('resolution');
    const subset = dataset(`${text}|`).labels;
    expect(subset).toEqual(expect.arrayContaining(['num_repeats', 'is_reg', '[[datasets.subsets]]']));
    expect(subset).not.toContain('batch_size');
    expect(subset).not.toContain('image_dir');
  });

  it('has the keys of metadata where a subset has such', () => {
    const metadata = '[[datasets]]\n\n[[datasets.subsets]]\nmetadata_file = "a.json"\n';
    expect(dataset(`${metadata}|`).labels).not.toContain('caption_extension');
    expect(dataset(metadata.replace(']]\n', ']]\n|')).labels).not.toContain('caption_extension');
    expect(dataset('[[datasets]]\n[[datasets.subsets]]\n|').labels).toContain('metadata_file');
    expect(dataset('[[datasets]]\n[[datasets.subsets]]\nis_reg = true\n|').labels).not.toContain(
      'metadata_file',
    );
    const masks = { training: { masked_loss: true } };
    expect(dataset(`${text}|`).labels).not.toContain('conditioning_data_dir');
    expect(dataset(`${text}|`, masks).labels).toContain('conditioning_data_dir');
  });

  it('has values', () => {
    expect(dataset('[general]\nflip_aug = |').labels).toEqual(['true', 'false']);
    expect(dataset('[general]\nvalidation_split = |').with('0')).toBe('[general]\nvalidation_split = 0.0');
    expect(dataset('[general]\nresize_interpolation = "l|').with('lanczos')).toBe(
      '[general]\nresize_interpolation = "lanczos"',
    );
  });

  it('is JSON as well', () => {
    const json = (marked: string) => open('dataset.json', marked);
    expect(json('{"general": {"keep|"}}').with('keep_tokens')).toBe('{"general": {"keep_tokens": }}');
    expect(json('{"general": {"keep|_t": 1}}').with('keep_tokens')).toBe('{"general": {"keep_tokens": 1}}');
    expect(json('{"general": {"flip_aug": |}}').labels).toEqual(['true', 'false']);
    expect(json('{"general": {"flip_aug": true, |').labels).toContain('keep_tokens');
    expect(json('{"datasets": [{"subsets": [{"image_dir": "a", |}]}]}').labels).toContain('num_repeats');
    expect(json('{"datasets": [{"subsets": [{"metadata_file": "a", |}]}]}').labels).not.toContain('is_reg');
    expect(json('{|}').labels).toEqual([]);
    expect(json('{"general": {"flip_aug": true |}}').completion).toBeUndefined();
    expect(json('{"general": {"flip|_aug": true}}').hover).toMatchObject({
      of: '"flip_aug"',
      title: 'flip_aug',
    });
  });
});

describe('a preset of kohya_ss', () => {
  it('has its keys and values', () => {
    expect(preset('{"LoRA_type": "Standard", "max_|"}').with('max_resolution')).toBe(
      '{"LoRA_type": "Standard", "max_resolution": }',
    );
    expect(preset('{"LoRA_type": "|"}').labels).toContain('LyCORIS/LoHa');
    expect(preset('{"LoRA_type": |\n}').with('Standard')).toBe('{"LoRA_type": "Standard"\n}');
    expect(preset('{"LoRA_type": "Standard",\n  |\n}').labels).not.toContain('LoRA_type');
  });

  it('tells what becomes of a key', () => {
    const words = (key: string, value: string) =>
      preset(`{"LoRA_type": "Standard", "|${key}": ${value}}`.replace(`|${key}`, `${key[0]}|${key.slice(1)}`))
        .hover?.words;
    expect(words('max_resolution', '"512,512"')).toContain("Becomes the trainer's option resolution.");
    expect(words('seed', '0')).toContain('0 is not passed');
    expect(words('max_data_loader_n_workers', '0')).not.toContain('0 is not passed');
    expect(words('sd3_clip_l', '""')).toContain('Counts only where SD 3 is ticked.');
    expect(words('conv_dim', '1')).toContain('network_args');
    expect(words('lowvram', 'true')).toContain('the trainer gets nothing of it');
    expect(words('num_processes', '1')).toContain('accelerate');
  });
});

describe('prompts in TOML', () => {
  it('have their keys', () => {
    const prompts = (marked: string) => open('prompts.toml', marked);
    expect(prompts('[prompt]\nwidth = 512\n|\n[[prompt.subset]]\nprompt = "a"\n').labels).toContain('height');
    expect(prompts('[prompt]\n[[prompt.subset]]\nsample_sampler = "|"\n').labels).toContain('euler_a');
  });
});
