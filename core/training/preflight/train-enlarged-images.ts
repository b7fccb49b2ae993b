import { message } from '../../message.ts';
import type { Check } from '../problem.ts';

/** What pictures gain by being enlarged, the LoRA learns: blur. */
export const trainEnlargedImages: Check = function* ({ findings }) {
  const enlarged = findings.filter(({ code, severity }) => code === 'small-image' && severity === 'warning');
  const [first] = enlarged;
  if (!first) return;
  yield {
    code: 'train-enlarged-images',
    severity: 'warning',
    file: first.file,
    message: message(
      '{0} pictures are enlarged to more than 1.5 times their size.',
      enlarged.reduce((sum, { count }) => sum + count, 0),
    ),
    wayOut: message('Take larger ones, a lower resolution, or bucket_no_upscale.'),
  };
};
