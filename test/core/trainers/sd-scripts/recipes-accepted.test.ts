// Whether the trainer would take what each recipe writes, with each overlay: by its own options and its own refusals.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { promptLineFlaws } from '../../../../core/trainers/sd-scripts/config/prompt-line-flaws.ts';
import { configFiles } from '../../../../core/trainers/sd-scripts/config-files.ts';
import { families } from '../../../../core/trainers/sd-scripts/families.ts';
import { checks } from '../../../../core/trainers/sd-scripts/preflight/index.ts';
import { parsePromptLine } from '../../../../core/trainers/sd-scripts/prompt-line.ts';
import { makePlan } from '../../../../core/training/make-plan.ts';
import { partNames } from '../../../../core/training/model-parts.ts';
import type { Plan } from '../../../../core/training/plan.ts';
import type { Recipe } from '../../../../core/training/recipe.ts';
import { recipeOptions } from '../../../../core/training/recipe-options.ts';
import { recipes } from '../../../../core/training/recipes/index.ts';
import { vramSizes } from '../../../../core/training/vram-overlays.ts';
import { datasetOf } from '../../../support/memory.ts';
import { packages, preflightOf } from '../../training/preflight/preflight.ts';
import { refusedIn } from './dataset-schema.ts';
import { contentOf, flattened, RUN } from './run-files.ts';
import { optionsOfScript, wrongKind } from './script-options.ts';

const dataset = datasetOf(
  { '10_alice woman/1.png': '', '10_alice woman/1.txt': 'alice, woman' },
  { config: '[dataset]\ntrigger = "alice"\nclass = "woman"', origin: 'config' },
);
const model = {
  name: 'mine',
  place: '/models/mine.safetensors',
  kind: 'local',
  parts: Object.fromEntries(partNames.map((name) => [name, `/models/${name}.safetensors`])),
} as const;

function planOf(recipe: Recipe, vram: number | undefined): Plan {
  return makePlan(dataset, { recipe, model, ...(vram === undefined ? {} : { vram }) });
}

const cases = recipes.flatMap((recipe) =>
  [undefined, ...vramSizes, 6, 48].map((vram) => [recipe.id, vram, planOf(recipe, vram)] as const),
);

describe.each(cases)('the recipe %s with %s GB', (_, __, plan) => {
  const files = configFiles(plan, RUN);
  const config = flattened(files['config.toml']);
  const { script, needed } = families[plan.family];

  it('writes options that the script has, each of its kind', () => {
    const options = optionsOfScript(script);
    const wrong = Object.entries(config).flatMap(([name, value]) => wrongKind(options.get(name), value));
    expect(Object.keys(config).filter((name) => !options.has(name))).toEqual([]);
    expect(wrong).toEqual([]);
  });

  it('writes a dataset config that the trainer takes', () => {
    expect(refusedIn(files['dataset.toml'])).toEqual([]);
  });

  it('has what the trainer ends without', () => {
    expect(config).toMatchObject({ pretrained_model_name_or_path: model.place, output_dir: `${RUN}/output` });
    expect(config).toMatchObject(families[plan.family].forced);
    for (const part of needed) expect(config).toHaveProperty(part);
    expect(String(config['network_module'])).toMatch(
      /^networks\.lora(?:_(?:flux|sd3|lumina|hunyuan_image|anima))?$/,
    );
  });

  it('sets nothing that the trainer refuses', () => {
    const general = Object(contentOf(files['dataset.toml'])['general']);
    expect(refusals({ ...config, ...general }, plan)).toEqual([]);
  });

  it('is told nothing by our own checks', () => {
    const python = { version: '3.10', packages: { ...packages, bitsandbytes: '0.45' } };
    const state = { kind: 'file', family: plan.family } as const;
    const preflight = preflightOf({ plan, machine: { python, model: state } });
    expect(checks.flatMap((check) => [...check({ ...preflight, plan })])).toEqual([]);
  });

  it('paints samples that can be compared, of a size that the model is made for', () => {
    expect(plan.prompts.length).toBeGreaterThan(0);
    for (const line of plan.prompts) {
      expect(promptLineFlaws(line, 0)).toEqual([]);
      const { seed, width, height, prompt } = parsePromptLine(line);
      expect(seed).toBeGreaterThan(0);
      expect([width, height]).toEqual(plan.family === 'sd15' ? [512, 512] : [1024, 1024]);
      expect(prompt).toMatch(/^alice, woman, /);
    }
    expect(new Set(plan.prompts.map((line) => parsePromptLine(line).seed)).size).toBe(plan.prompts.length);
  });
});

/** The trainer's own refusals, as far as options alone can meet them. */
function refusals(options: Record<string, unknown>, { family }: Plan): readonly string[] {
  const on = (...names: readonly string[]) => names.some((name) => options[name] === true);
  const more = (name: string) => on(name) || Number(options[name] ?? 0) > 0;
  const [width = 0, height = 0] = options['resolution'] as readonly number[];
  const divisor = { sdxl: 32, sd3: 32, anima: 16 }[family as string] ?? 64;
  const isAdafactor = options['optimizer_type'] === 'Adafactor';
  const rules: Readonly<Record<string, boolean>> = {
    'cached latents with augmentation':
      on('cache_latents', 'cache_latents_to_disk') && on('color_aug', 'random_crop'),
    'cached text with changing captions':
      on('cache_text_encoder_outputs', 'cache_text_encoder_outputs_to_disk') &&
      ['shuffle_caption', 'caption_dropout_rate', 'token_warmup_step', 'caption_tag_dropout_rate'].some(more),
    'cached text of trained encoders':
      on('cache_text_encoder_outputs') &&
      !on('network_train_unet_only') &&
      ['sdxl', 'anima'].includes(family),
    'text encoders that have no LoRA': family === 'hunyuan-image' && !on('network_train_unet_only'),
    'warmup without a schedule for it':
      more('lr_warmup_steps') && (isAdafactor || options['lr_scheduler'] === 'constant'),
    'a schedule of another optimizer': options['lr_scheduler'] === 'adafactor' && !isAdafactor,
    'nothing to learn': !more('learning_rate'),
    'fp8 without half precision': on('fp8_base', 'fp8_base_unet') && options['mixed_precision'] === 'no',
    'full precision of another kind': on('full_fp16', 'full_bf16'),
    'workers that are not there':
      on('persistent_data_loader_workers') && options['max_data_loader_n_workers'] === 0,
    'steps of buckets': Number(options['bucket_reso_steps']) % divisor !== 0,
    'limits of buckets':
      Math.max(width, height) > Number(options['max_bucket_reso']) ||
      Math.min(width, height) < Number(options['min_bucket_reso']),
    'saving every 0 epochs': options['save_every_n_epochs'] === 0,
    'no epochs': options['max_train_epochs'] === 0,
    'noise without v-prediction': on('zero_terminal_snr') && !on('v_parameterization'),
    'swapping with offloading':
      more('blocks_to_swap') && on('cpu_offload_checkpointing', 'unsloth_offload_checkpointing'),
    'blocks that are not there':
      Number(options['blocks_to_swap'] ?? 0) > (family === 'hunyuan-image' ? 37 : 35),
    'Chroma without its mask': family === 'chroma' && !on('apply_t5_attn_mask'),
    'SDXL with v2': family === 'sdxl' && on('v2'),
    'a logger without a folder': options['log_with'] !== undefined && options['logging_dir'] === undefined,
  };
  return Object.keys(rules).filter((rule) => rules[rule]);
}

it('whatever the user sets outweighs recipe and overlay', () => {
  const own = fc.dictionary(
    fc.constantFrom(
      ...[
        'network_dim',
        'network_alpha',
        'blocks_to_swap',
        'fp8_base',
        'fp8_scaled',
        'gradient_checkpointing',
      ],
      ...[
        'cpu_offload_checkpointing',
        'text_encoder_cpu',
        'vae_chunk_size',
        'train_batch_size',
        'lr_scheduler',
      ],
    ),
    fc.oneof(fc.boolean(), fc.integer({ min: 0, max: 64 }), fc.constant('x')),
  );
  const gb = fc.option(fc.double({ min: 0.1, max: 100, noNaN: true }), { nil: undefined });
  fc.assert(
    fc.property(fc.constantFrom(...recipes), gb, own, (recipe, vram, options) => {
      expect(recipeOptions(recipe, vram, options)).toMatchObject(options);
      const others = { ...recipeOptions(recipe, undefined, options) };
      if (Object.hasOwn(options, 'network_dim') && !Object.hasOwn(options, 'network_alpha'))
        expect(recipeOptions(recipe, vram, options)['network_alpha']).toBe(others['network_alpha']);
    }),
  );
});
