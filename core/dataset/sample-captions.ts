import type { Caption } from '../caption/caption.ts';
import type { Dataset } from './dataset.ts';
import type { CaptionFile } from './files.ts';

/** So many captions stand for a dataset: what is often together is so in them too, and a keystroke can look at all. */
const MOST = 2000;

/** A caption of the sample. */
export interface SampledCaption {
  readonly path: string;
  readonly caption: Caption;
}

const samples = new WeakMap<ReadonlyMap<string, CaptionFile>, readonly SampledCaption[]>();

/**
 * Captions that stand for a dataset, taken evenly from it: all of a small one. What the dataset's shared base has is
 * chosen once for thousands of keystrokes; what changed since is always among them.
 */
export function sampleCaptions({ captions: { base, layer } }: Dataset): readonly SampledCaption[] {
  let sample = samples.get(base);
  if (!sample) {
    sample = choose(base);
    samples.set(base, sample);
  }
  if (layer.size === 0) return sample;
  const unchanged = sample.filter(({ path }) => !layer.has(path));
  return [...unchanged, ...[...layer].flatMap(([path, file]) => sampled(path, file))];
}

function choose(captions: ReadonlyMap<string, CaptionFile>): readonly SampledCaption[] {
  const step = Math.max(1, captions.size / MOST);
  const sample: SampledCaption[] = [];
  let [next, index] = [0, 0];
  for (const [path, file] of captions) {
    if (index++ < next) continue;
    next += step;
    sample.push(...sampled(path, file));
  }
  return sample;
}

function sampled(path: string, file: CaptionFile | undefined): readonly SampledCaption[] {
  return file?.caption ? [{ path, caption: file.caption }] : [];
}
