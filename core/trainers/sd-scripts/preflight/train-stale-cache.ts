import { message } from '../../../message.ts';
import type { Check } from '../../../training/problem.ts';

/** Only with these are caches on disk read. */
const READING = ['cache_latents_to_disk', 'cache_text_encoder_outputs_to_disk'];

/** Caches of earlier pictures and captions are trained in their stead, without a word. */
export const trainStaleCache: Check = function* ({ plan: { options }, findings }) {
  if (!READING.some((option) => options[option] === true)) return;
  const stale = findings.filter(({ code }) => code === 'stale-cache');
  const known = stale.filter(({ severity }) => severity !== 'hint');
  const told = known.length > 0 ? known : stale;
  const count = told.reduce((sum, finding) => sum + finding.count, 0);
  if (count === 0) return;
  const example = told.find(({ scope }) => scope === 'file')?.file;
  yield {
    code: 'train-stale-cache',
    severity: 'warning',
    ...(example === undefined ? {} : { file: example }),
    message:
      known.length > 0
        ? count === 1
          ? message('A cache was made of another picture or caption than there is now.')
          : message('{0} caches were made of other pictures or captions than there are now.', count)
        : count === 1
          ? message('A picture or caption is newer than its cache.')
          : message('{0} pictures or captions are newer than their caches.', count),
    wayOut: message('The trainer goes by the caches. Deleted, they are made anew.'),
  };
};
