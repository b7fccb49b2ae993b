import type { SafetensorsHeader } from '../../safetensors/header.ts';
import type { ModelFamily } from '../../training/machine.ts';
import type { ModelPart } from '../../training/model-parts.ts';
import { families } from './families.ts';

/** The first that fits any tensor's name tells. Source: `library/*_models.py`, and what `library/*_util*.py` takes off the names. */
const signs: readonly (readonly [RegExp, ModelFamily])[] = [
  [/^lora_(?:unet|te\d?)_/, 'lora'],
  // These two have the blocks of FLUX.1, and something of their own.
  [/^(?:model\.diffusion_model\.)?distilled_guidance_layer\./, 'chroma'],
  [/^(?:model\.diffusion_model\.)?byt5_in\./, 'hunyuan-image'],
  [/^(?:model\.diffusion_model\.)?double_blocks\.0\./, 'flux'],
  [/^single_transformer_blocks\.0\./, 'flux'],
  [/^(?:model\.diffusion_model\.)?cap_embedder\./, 'lumina'],
  [/^(?:net\.)?blocks\.0\.adaln_modulation_self_attn\./, 'anima'],
  [/^(?:model\.diffusion_model\.)?joint_blocks\.0\./, 'sd3'],
  [/^conditioner\.embedders\.1\.model\./, 'sdxl'],
  [/^cond_stage_model\.model\.transformer\./, 'sd2'],
  [/^cond_stage_model\.transformer\./, 'sd15'],
];

/** The input of a model that paints into a masked picture has nine channels instead of four. */
const INPUT = 'model.diffusion_model.input_blocks.0.0.weight';

/** What a checkpoint is, by the names of its tensors; undefined where they say nothing we know. */
export function familyOf({ tensors }: SafetensorsHeader): ModelFamily | undefined {
  const names = [...tensors.keys()];
  const family = signs.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1];
  return family === 'sd15' && tensors.get(INPUT)?.shape[1] === 9 ? 'sd15-inpainting' : family;
}

/** Parts of any kind of model that may be in the base model, by how their tensors begin. */
const inside = Object.values(families).flatMap((row) => Object.entries(row.inside));

/** The parts that a checkpoint has in itself. */
export function partsIn({ tensors }: SafetensorsHeader): readonly ModelPart[] {
  const names = [...tensors.keys()];
  return inside
    .filter(([, prefix]) => names.some((name) => name.startsWith(prefix)))
    .map(([part]) => part as ModelPart);
}
