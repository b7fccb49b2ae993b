import * as z from 'zod';

/** A folder of pictures, as the trainer calls it. */
export interface TrainedFolder {
  readonly name: string;
  readonly repeats: number;
  readonly pictures: number;
}

/** How often each tag was in the captions of a folder; the trainer counts tags in small letters, each picture once. */
export interface TrainedTags {
  readonly folder: string;
  /** The most frequent first. */
  readonly tags: readonly (readonly [tag: string, count: number])[];
}

/** A bucket and how many pictures (with repeats) were in it. */
export interface TrainedBucket {
  /** Width and height in pixels. */
  readonly size: readonly [number, number];
  readonly count: number;
}

/** What the metadata of a LoRA tell in structures; what is missing or no sound JSON is empty. */
export interface TrainingMetadata {
  /** Training folders, without regularization pictures. */
  readonly folders: readonly TrainedFolder[];
  readonly tags: readonly TrainedTags[];
  readonly buckets: readonly TrainedBucket[];
  /** Milliseconds since 1970. */
  readonly startedAt: number | undefined;
  readonly finishedAt: number | undefined;
  readonly epoch: number | undefined;
  readonly epochs: number | undefined;
  readonly step: number | undefined;
  readonly steps: number | undefined;
  readonly rank: number | undefined;
  readonly alpha: number | undefined;
}

const count = z.number().min(0);
const frequency = z.record(z.string(), z.record(z.string(), count));
const directories = z.record(z.string(), z.object({ n_repeats: count, img_count: count }));
const bucketInfo = z.object({
  buckets: z.record(z.string(), z.object({ resolution: z.tuple([count, count]), count })),
});
const datasets = z.array(z.object({ bucket_info: bucketInfo.nullish().catch(null) }));

/**
 * Reads what the trainer wrote about a training: all values are texts, some of them JSON.
 * Source: `train_network.py`, where it makes `metadata`; with a dataset config buckets stand in `ss_datasets`.
 * @param metadata a file's; anything may be in there
 */
export function readTrainingMetadata(metadata: Readonly<Record<string, unknown>>): TrainingMetadata {
  const numberOf = (key: string) => numberIn(metadata[key]);
  const timeOf = (key: string) => {
    const seconds = numberOf(key);
    const time = seconds === undefined ? undefined : Math.round(seconds * 1000);
    // What a date can't be is none.
    return time === undefined || Math.abs(time) > 8.64e15 ? undefined : time;
  };
  return {
    folders: Object.entries(jsonIn(metadata['ss_dataset_dirs'], directories) ?? {}).map(
      ([name, { n_repeats, img_count }]) => ({ name, repeats: n_repeats, pictures: img_count }),
    ),
    tags: Object.entries(jsonIn(metadata['ss_tag_frequency'], frequency) ?? {}).map(([folder, tags]) => ({
      folder,
      tags: Object.entries(tags).sort((a, b) => b[1] - a[1]),
    })),
    buckets: bucketsOf(metadata),
    startedAt: timeOf('ss_training_started_at'),
    finishedAt: timeOf('ss_training_finished_at'),
    epoch: numberOf('ss_epoch'),
    epochs: numberOf('ss_num_epochs'),
    step: numberOf('ss_steps'),
    steps: numberOf('ss_max_train_steps'),
    rank: numberOf('ss_network_dim'),
    alpha: numberOf('ss_network_alpha'),
  };
}

/** A text of the metadata; Python's `None` and an empty one are nothing. */
export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value !== 'None' && value !== 'null'
    ? value
    : undefined;
}

/** A number of the metadata, which is written as a text. */
export function numberIn(value: unknown): number | undefined {
  const text = textIn(value);
  const number = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
}

function bucketsOf(metadata: Readonly<Record<string, unknown>>): readonly TrainedBucket[] {
  const whole = jsonIn(metadata['ss_bucket_info'], bucketInfo);
  const parts = jsonIn(metadata['ss_datasets'], datasets)?.map(({ bucket_info }) => bucket_info) ?? [];
  const bySize = new Map<string, TrainedBucket>();
  // One or the other is there, never both.
  for (const info of whole ? [whole] : parts)
    for (const { resolution, count: more } of Object.values(info?.buckets ?? {})) {
      const key = resolution.join('×');
      bySize.set(key, { size: resolution, count: (bySize.get(key)?.count ?? 0) + more });
    }
  return [...bySize.values()].sort((a, b) => b.count - a.count);
}

function jsonIn<T>(value: unknown, schema: z.ZodType<T>): T | undefined {
  if (typeof value !== 'string') return undefined;
  try {
    return schema.safeParse(JSON.parse(value)).data;
  } catch {
    return undefined;
  }
}
