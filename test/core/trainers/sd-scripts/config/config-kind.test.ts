// What a file is: one of the trainer's configurations, another trainer's, or nothing of the kind.
import { describe, expect, it } from 'vitest';
import { configs } from '../../../../../core/trainers/sd-scripts/config/index.ts';
import { sdScripts } from '../../../../../core/trainers/sd-scripts/index.ts';
import { optionTable } from '../../../../../core/trainers/sd-scripts/known-options.ts';
import { filesOf } from '../run-files.ts';
import { flawsIn } from './flaws.ts';

const kindOf = (name: string, text: string, isMeant = false) =>
  configs.read({ name, text, bom: false }, { isMeant })?.kind;

describe('a file', () => {
  it.each([
    ['dataset.toml', '', 'dataset'],
    ['a.toml', '[[datasets]]\n[[datasets.subsets]]\nimage_dir = "x"\n', 'dataset'],
    ['dataset.toml', '[[datasets]\n', 'dataset'],
    ['dataset.json', '{"datasets": []}', 'dataset'],
    ['a.toml', 'network_dim = 4\noutput_name = "a"\n', 'training'],
    ['config.toml', '[a]\nseed = 4\n', 'training'],
    ['a.toml', 'network_dim = \n', 'training'],
    ['prompts.txt', 'a cat', 'prompts'],
    ['sample_prompts.txt', 'a cat', 'prompts'],
    ['prompt.toml', '[prompt]\n[[prompt.subset]]\nprompt = "a"\n', 'prompts'],
    ['prompts.json', '["a"]', 'prompts'],
    ['notes.txt', 'a cat', undefined],
    ['pyproject.toml', '[project]\nname = "x"\nversion = "1"\n', undefined],
    ['Cargo.toml', '[package]\nname = "x"\n[dependencies]\nresume = "1"\n', undefined],
    ['settings.toml', '[general]\ntheme = "dark"\n', undefined],
    ['config.toml', '[server]\nport = 80\nseed = 1\nhost = "x"\n', undefined],
    ['package.json', '{"name": "x"}', undefined],
    ['gui.json', '{"LoRA_type": "Standard", "train_data_dir": "/x"}', 'preset'],
  ])('%s with %j is %s', (name, text, kind) => expect(kindOf(name, text)).toBe(kind));

  it.each([
    ['a.toml', '[datasets]\nx = 1\n', 'dataset'],
    ['a.toml', 'netwrok_dim = 4\n', 'training'],
    ['a.toml', 'x = \n', 'training'],
    ['a.txt', 'a cat', 'prompts'],
    ['pyproject.toml', '[project]\nname = "x"\n', undefined],
    ['a.json', '{"name": "x"}', undefined],
  ])('%s with %j is %s where somebody names it', (name, text, kind) => {
    expect(kindOf(name, text, true)).toBe(kind);
  });

  it('is what another one names it as', () => {
    const read = (name: string, role: 'dataset' | 'prompts') =>
      configs.read({ name, text: 'a', bom: false }, { role });
    expect(read('a.txt', 'prompts')?.kind).toBe('prompts');
    expect(read('a.txt', 'dataset')?.flaws.map(({ severity }) => severity)).toEqual(['error']);
    expect(read('a.md', 'prompts')?.flaws.map(({ severity }) => severity)).toEqual(['error']);
  });
});

describe('a file of another trainer', () => {
  it.each([
    [
      'musubi.toml',
      '[general]\nresolution = [960, 544]\n[[datasets]]\nimage_directory = "/x"\ncache_directory = "/c"\n',
    ],
    ['wan.toml', 'dit = "/models/wan.safetensors"\nnetwork_module = "networks.lora_wan"\nnetwork_dim = 32\n'],
    [
      'dataset.toml',
      'resolutions = [512]\nenable_ar_bucket = true\n[[directory]]\npath = "/x"\nnum_repeats = 10\n',
    ],
    [
      'train.toml',
      'output_dir = "/o"\nmicro_batch_size_per_gpu = 1\n[model]\ntype = "flux"\n[adapter]\ntype = "lora"\n',
    ],
    ['ai-toolkit.yaml', 'job: extension\nconfig:\n  name: "x"\n  process:\n    - type: sd_trainer\n'],
    ['ai-toolkit.json', '{\n  "job": "extension",\n  "config": {"process": []}\n}\n'],
    ['onetrainer.json', '{"__version": 6, "training_method": "LORA", "base_model_name": "x"}'],
    ['prompts.json', '[{"prompt": "a", "diffusion_steps": 20, "noise_scheduler": "EULER"}]'],
  ])('%s is recognised, and not judged', (name, text) => {
    expect(kindOf(name, text, true)).toBe('foreign');
    expect(flawsIn(name, text)).toEqual([]);
  });

  it('is known by nothing that sd-scripts has', () => {
    for (const option of optionTable.keys())
      for (const text of [`${option} = 1\n`, `{"${option}": 1}`])
        expect(kindOf('a.toml', text, true), option).not.toBe('foreign');
  });
});

it('what we write ourselves is found to be right', () => {
  for (const [name, text] of Object.entries(filesOf()))
    if (sdScripts.mayBeConfig(name)) {
      expect(flawsIn(name, text), name).toEqual([]);
      expect(kindOf(name, text), name).toBeDefined();
    }
});
