import { message } from '../../../message.ts';
import { numberOption } from '../../../training/options.ts';
import { type Check, optionSetting } from '../../../training/problem.ts';

/** Weights to begin with that are none, or are of another rank or alpha than is trained. */
export const trainWarmStart: Check = function* ({ beginning, plan: { options } }) {
  if (!beginning?.weights) return;
  const { file, content } = beginning.weights;
  const setting = optionSetting('network_weights');
  if (content.kind !== 'file') {
    const what =
      content.kind === 'missing'
        ? message('The LoRA to begin with is not there: {0}.', file)
        : message('The LoRA to begin with is no whole .safetensors file: {0}.', file);
    yield { code: 'train-warm-start', severity: 'error', setting, message: what };
    return;
  }
  if (options['dim_from_weights'] === true) return;
  const { rank, alpha } = content;
  const [ownRank, ownAlpha] = [
    numberOption(options, 'network_dim', 4),
    numberOption(options, 'network_alpha', 1),
  ];
  if (rank !== undefined && rank !== ownRank) {
    yield {
      code: 'train-warm-start',
      setting,
      severity: 'error',
      message: message('The LoRA to begin with has rank {0}, and network_dim is {1}.', rank, ownRank),
      wayOut: message(
        'The trainer would end with "size mismatch". Leave network_dim out, or set it to {0}.',
        rank,
      ),
    };
  } else if (alpha !== undefined && alpha !== ownAlpha) {
    yield {
      code: 'train-warm-start',
      setting,
      severity: 'warning',
      message: message('The LoRA to begin with has alpha {0}, and network_alpha is {1}.', alpha, ownAlpha),
      wayOut: message('It would begin {0} times as strong as it was saved.', String(ownAlpha / alpha)),
    };
  }
};
