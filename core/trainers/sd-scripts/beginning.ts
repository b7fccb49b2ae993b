import * as z from 'zod';
import type { BeginningAdapter, SavedState } from '../../training/beginning.ts';
import { numberOption } from '../../training/options.ts';

const trainState = z.object({
  current_epoch: z.int().min(0),
  current_step: z.int().min(0),
});

/**
 * Saved states and weights to begin with. The trainer takes the count of steps from the state for the number of the first
 * epoch alone: it counts steps from 0 again, and trains each epoch from its beginning.
 * Source: `train` in `train_network.py`, from "calculate steps to skip" on.
 */
export const beginning: BeginningAdapter = {
  isState: (name) => name.endsWith('-state'),
  stateFile: 'train_state.json',
  readState(names, text) {
    if (text !== undefined) return stateOf(text);
    return names.includes('optimizer.bin') ? { kind: 'uncounted' } : { kind: 'none' };
  },
  readWeights: ({ ss_network_dim: rank, ss_network_alpha: alpha }) => ({
    kind: 'file',
    rank: numberIn(rank),
    alpha: numberIn(alpha),
  }),
  placesOf: (options) => ({
    // At Hugging Face it is a name of another kind.
    state: options['resume_from_huggingface'] === true ? undefined : textIn(options['resume']),
    weights: textIn(options['network_weights']),
  }),
  resume: (state) => ({ resume: state }),
  warmStart(file, weights) {
    if (weights.kind !== 'file' || weights.rank === undefined)
      return { network_weights: file, dim_from_weights: true };
    const { rank, alpha } = weights;
    return {
      network_weights: file,
      network_dim: rank,
      ...(alpha === undefined ? {} : { network_alpha: alpha }),
    };
  },
  savedStates(options) {
    if (options['save_state'] === true) return 'checkpoints';
    return options['save_state_on_train_end'] === true ? 'end' : 'never';
  },
  saveStates: (saving) => ({
    save_state: saving === 'checkpoints',
    save_state_on_train_end: saving === 'end',
  }),
  untilEpoch: (epochs) => ({ max_train_epochs: epochs }),
  courseOf(saved, { stepsPerEpoch, epochs, steps }, options) {
    if (saved.kind !== 'counted' || saved.step >= steps || stepsPerEpoch < 1) return undefined;
    const isSkipped = options['skip_until_initial_step'] === true && saved.step > 0;
    const accumulated = isSkipped ? numberOption(options, 'gradient_accumulation_steps', 1) : 1;
    const before = Math.floor((saved.step * accumulated) / stepsPerEpoch);
    const left = Math.max(0, epochs - before);
    return {
      first: before + 1,
      epochs: left,
      steps: isSkipped ? steps - saved.step : Math.min(left * stepsPerEpoch, steps),
    };
  },
};

function stateOf(text: string): SavedState {
  try {
    const { data } = trainState.safeParse(JSON.parse(text));
    if (data) return { kind: 'counted', epoch: data.current_epoch, step: data.current_step };
  } catch {
    // It is no JSON.
  }
  return { kind: 'unreadable' };
}

/** Metadata are texts, as Python prints values: "96", "72.0", "None". */
function numberIn(value: unknown): number | undefined {
  const number = typeof value === 'string' && value !== '' ? Number(value) : Number.NaN;
  return Number.isFinite(number) && number > 0 ? number : undefined;
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
