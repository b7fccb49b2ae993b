import type { ImageFile } from '../../../dataset/files.ts';
import { message } from '../../../message.ts';
import { basename } from '../../../path.ts';
import type { Check } from '../../../training/problem.ts';
import { areLatentsCached, bucketOptions, fitsWithoutBuckets } from '../bucket-of-image.ts';

/** Without buckets a picture is only resized when its latents are cached: else each has to have the resolution. */
export const trainWithoutBuckets: Check = function* ({ plan: { options }, images }) {
  // With a face range a picture may be cut out by what its name says of the face.
  if (options['enable_bucket'] === true || areLatentsCached(options) || options['face_crop_aug_range'])
    return;
  const [width, height] = bucketOptions(options).resolution;
  const others = images.flatMap(({ path, facts }: ImageFile) => {
    if (facts?.state !== 'readable') return [];
    return fitsWithoutBuckets([facts.width, facts.height], options) ? [] : [{ path, ...facts }];
  });
  const [first] = others;
  if (!first) return;
  yield {
    code: 'train-without-buckets',
    severity: 'error',
    file: first.path,
    message: message(
      '{0} of {1} pictures are not {2} × {3}, such as {4} ({5} × {6}).',
      ...[others.length, images.length, width, height, basename(first.path), first.width, first.height],
    ),
    wayOut: message('Turn enable_bucket on: without buckets the trainer ends over them.'),
  };
};
