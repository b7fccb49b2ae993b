import { message } from '../../message.ts';
import { basename, dirname } from '../../path.ts';
import type { Check } from '../problem.ts';

/** What `ignore` says is ours alone: the trainer takes every picture of a folder. */
export const trainIgnoredImages: Check = function* ({ ignoredImages }) {
  const [first] = ignoredImages;
  if (first === undefined) return;
  yield {
    code: 'train-ignored-images',
    severity: 'warning',
    file: first,
    message: message(
      '{0} ignored pictures are trained all the same, such as {1}.',
      ignoredImages.length,
      basename(first),
    ),
    wayOut: message('The trainer takes all of a folder: move them out of "{0}".', basename(dirname(first))),
  };
};
