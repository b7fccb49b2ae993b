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
      '{0} ignored pictures lie in folders that are trained, such as {1}: the trainer takes them all the same. Move them out of "{2}".',
      ignoredImages.length,
      basename(first),
      basename(dirname(first)),
    ),
  };
};
