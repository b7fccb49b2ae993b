import type { ModelFamily } from '../../training/machine.ts';
import type { SafetensorsHeader } from '../../training/safetensors.ts';

/** The first tensor name that fits tells. */
const signs: readonly (readonly [RegExp, ModelFamily])[] = [
  [/^lora_(?:unet|te\d?)_/, 'lora'],
  [/^(?:model\.diffusion_model\.)?double_blocks\.0\./, 'flux'],
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
