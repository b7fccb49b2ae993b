import type { Dataset } from '../dataset.ts';
import type { CaptionFile, PlacedCaption } from '../files.ts';

/** So many captions stand for a dataset: what is often together is so in them too, and a keystroke can look at all. */
const MOST = 2000;

const samples = new WeakMap<ReadonlyMap<string, CaptionFile>, readonly PlacedCaption[]>();

/** Captions that stand for a dataset. */
export interface CaptionSample {
  /** Taken evenly from the dataset's shared base: the same ones for thousands of keystrokes, as they were then. */
  readonly chosen: readonly PlacedCaption[];
  /** What changed since, in place of what is chosen. */
  readonly changed: readonly PlacedCaption[];
}

/** Captions that stand for a dataset, at most 2,000 and what changed since they were chosen: all of a small one. */
export function sampleCaptions({ captions: { base, layer } }: Dataset): CaptionSample {
  let sample = samples.get(base);
  if (!sample) {
    sample = choose(base);
    samples.set(base, sample);
  }
  return { chosen: sample, changed: [...layer].flatMap(([path, file]) => sampled(path, file)) };
}

function choose(captions: ReadonlyMap<string, CaptionFile>): readonly PlacedCaption[] {
  const step = Math.max(1, captions.size / MOST);
  const sample: PlacedCaption[] = [];
  let [next, index] = [0, 0];
  for (const [path, file] of captions) {
    if (index++ < next) continue;
    next += step;
    sample.push(...sampled(path, file));
  }
  return sample;
}

function sampled(path: string, file: CaptionFile | undefined): readonly PlacedCaption[] {
  return file?.caption ? [{ path, caption: file.caption }] : [];
}
