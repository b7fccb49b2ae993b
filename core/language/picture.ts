import type { Dataset } from '../dataset/dataset.ts';
import { trainingOptions } from '../dataset/training-options.ts';
import { type Message, message } from '../message.ts';
import { basename } from '../path.ts';

/** A picture in one line: its name, its size in pixels and the bucket that it is trained in, as far as they are known. */
export function pictureLine(dataset: Dataset, path: string): Message {
  const facts = dataset.images.get(path)?.facts;
  if (facts?.state !== 'readable') return message('{0}', basename(path));
  const { width, height } = facts;
  const placed = dataset.trainer.bucketOf([width, height], trainingOptions(dataset.config));
  if (!placed) return message('{0}, {1} × {2}', basename(path), width, height);
  const [bucketWidth, bucketHeight] = placed.bucket;
  return message(
    '{0}, {1} × {2} → bucket {3} × {4}',
    ...[basename(path), width, height, bucketWidth, bucketHeight],
  );
}
