import type { Family } from '../../../training/family.ts';
import { recipes } from '../../../training/recipes/index.ts';
import type { Script } from '../options/option.ts';

/** A kind of model that is ticked in the window of kohya_ss, which chooses the script by it. */
export interface ModelKind {
  readonly script: Script;
  /** The key that is ticked; none for SD 1.5 and 2. */
  readonly checkbox?: string;
  /** As the table of keys calls it, which is also what people say. */
  readonly title: string;
  /** What our recipes call it; FLUX and Chroma have a script together. */
  readonly families: readonly Family[];
}

const stable: ModelKind = { script: 'sd', title: 'SD 1.5', families: ['sd15'] };

/** The kinds of models; of several that are ticked the window takes the first. */
export const modelKinds: readonly ModelKind[] = [
  { script: 'sdxl', checkbox: 'sdxl', title: 'SDXL', families: ['sdxl'] },
  { script: 'flux', checkbox: 'flux1_checkbox', title: 'FLUX', families: ['flux', 'chroma'] },
  { script: 'sd3', checkbox: 'sd3_checkbox', title: 'SD 3', families: ['sd3'] },
  {
    script: 'hunyuan',
    checkbox: 'hunyuan_image_checkbox',
    title: 'HunyuanImage',
    families: ['hunyuan-image'],
  },
  { script: 'anima', checkbox: 'anima_checkbox', title: 'Anima', families: ['anima'] },
  { script: 'lumina', checkbox: 'lumina_checkbox', title: 'Lumina', families: ['lumina'] },
  stable,
];

/** The kind whose box is ticked. */
export function tickedKind(isTicked: (checkbox: string) => boolean): ModelKind {
  return modelKinds.find(({ checkbox }) => checkbox !== undefined && isTicked(checkbox)) ?? stable;
}

/** The kind of a family of models. */
export function kindOfFamily(family: Family): ModelKind {
  return modelKinds.find(({ families }) => families.includes(family)) ?? stable;
}

/** The recipes for what a file trains, the likeliest first. */
export function recipesFor({ families }: ModelKind, isChroma: boolean): readonly string[] {
  return recipes
    .filter(({ family }) => families.includes(family) && (family === 'chroma') === isChroma)
    .map(({ id }) => id);
}

const modern: readonly Script[] = ['flux', 'sd3', 'hunyuan', 'anima', 'lumina'];
const only =
  (...scripts: readonly Script[]) =>
  (names: string): readonly (readonly [string, readonly Script[]])[] =>
    names.split(/\s+/).map((name) => [name, scripts] as const);

/** Keys that have no family's name in front, and yet are passed for some kinds of models only. */
const scriptsOfKey: ReadonlyMap<string, readonly Script[]> = new Map([
  ...only('flux')(
    `ae clip_l t5xxl discrete_flow_shift model_prediction_type timestep_sampling split_mode t5xxl_max_token_length
    guidance_scale mem_eff_save apply_t5_attn_mask cpu_offload_checkpointing single_blocks_to_swap double_blocks_to_swap
    fp8_base_unet model_type`,
  ),
  ...only('sd3')(
    `clip_g clip_g_dropout_rate logit_mean logit_std mode_scale pos_emb_random_crop_rate save_clip save_t5xxl t5xxl_device
    t5xxl_dtype weighting_scheme`,
  ),
  ...only(...modern)('blocks_to_swap'),
  ...only('flux', 'sd3', 'anima', 'lumina')('show_timesteps show_timesteps_resolution'),
  ...only('sd', 'sdxl', 'flux', 'sd3')('clip_skip'),
  ...only('sd', 'sdxl', 'sd3')('max_token_length'),
  ...only('sd', 'sdxl', 'flux', 'sd3', 'anima', 'lumina')('v2'),
  ...only('sd', 'sdxl')('train_inpainting'),
  // Those two have a key of their own for it.
  ...only('sd', 'sdxl', 'flux', 'sd3', 'lumina')('vae'),
]);

/** Whether the window passes a key on for a kind of model. @param family of the key, where its name says one */
export function isPassedFor({ script, title }: ModelKind, key: string, family: string | undefined): boolean {
  return family === undefined ? (scriptsOfKey.get(key)?.includes(script) ?? true) : family === title;
}
