import type { LatentCache } from '../trainer.ts';

/** `<stem>_WWWWxHHHH_<kind of model>.npz`, the picture's own size with four digits at least. */
const CACHE = /^(.+)_(\d{4,})x(\d{4,})_(sd|sdxl|flux|sd3|lumina|hi|anima)\.npz$/s;

/**
 * What the name of a latent cache on disk says. Before it looks at a picture, sd-scripts takes the size out of this name.
 * Source: `get_latents_npz_path` of the strategies, `load_dreambooth_dir` in `library/train_util.py`.
 */
export function latentCache(fileName: string): LatentCache | undefined {
  const [, stem, width, height, model] = CACHE.exec(fileName) ?? [];
  if (stem === undefined || model === undefined) return undefined;
  return { stem, size: [Number(width), Number(height)], model };
}
