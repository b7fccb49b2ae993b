import type { TrainerCache } from '../trainer.ts';

/** `<stem>_WWWWxHHHH_<kind of model>.npz`, the picture's own size with four digits at least. */
const LATENTS = /^(.+)_(\d{4,})x(\d{4,})_(sd|sdxl|flux|sd3|lumina|hi|anima)\.npz$/s;
/** What SDXL's text encoders made is called without the model's kind. */
const TEXT = /^(.+)_(?:te_outputs|(flux|sd3|lumina|hi|anima)_te)\.npz$/s;
/** What SD 1.5 and SDXL wrote before names told anything; they still prefer it. */
const OLD = /^(.+)\.npz$/s;

/**
 * What the name of a cache on disk says. Before it looks at a picture, sd-scripts takes the size out of this name.
 * Source: `get_latents_npz_path` and `get_outputs_npz_path` of the strategies, `load_dreambooth_dir` in
 * `library/train_util.py`.
 */
export function cacheOf(fileName: string): TrainerCache | undefined {
  const [, stem, width, height, model] = LATENTS.exec(fileName) ?? [];
  if (stem !== undefined && model !== undefined)
    return { stem, of: 'picture', size: [Number(width), Number(height)], model };
  const [, captioned, family = 'sdxl'] = TEXT.exec(fileName) ?? [];
  if (captioned !== undefined) return { stem: captioned, of: 'caption', model: family };
  const [, old] = OLD.exec(fileName) ?? [];
  return old === undefined ? undefined : { stem: old, of: 'picture', model: 'sd' };
}
