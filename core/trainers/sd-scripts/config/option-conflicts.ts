import type { ConfigFlaw } from '../../../config/config-node.ts';
import { type Message, message } from '../../../message.ts';
import type { Options } from '../../../training/options.ts';
import { scheduleOf } from '../schedule.ts';
import type { WrittenOption } from './training-options.ts';

/** Options of one file that the trainer stops over together, or of which it takes one. */
interface Conflict {
  /** The option that it is told at. */
  readonly at: string;
  /**
   * `stops`: the trainer refuses it; `lacks`: it does, unless the command line says more; `ignored`: one has no effect;
   * `loses`: so too, as programs write it all day.
   */
  readonly outcome: 'stops' | 'lacks' | 'ignored' | 'loses';
  readonly holds: (options: Options) => boolean;
  readonly text: string;
}

const severities = { stops: 'error', lacks: 'warning', ignored: 'warning', loses: 'info' } as const;

const isOn = (options: Options, ...names: readonly string[]) => names.some((name) => options[name] === true);
const isSet = (options: Options, name: string) => options[name] !== undefined && options[name] !== 0;
const says = (options: Options, name: string) => String(options[name] ?? '').toLowerCase();

/** Source: the checks of `train_network.py`, `library/train_util.py` and `networks/`, and what is known of them. */
const conflicts: readonly Conflict[] = [
  ...['color_aug', 'random_crop'].map(
    (at): Conflict => ({
      at,
      outcome: 'stops',
      holds: (options) => isOn(options, at) && isOn(options, 'cache_latents', 'cache_latents_to_disk'),
      text: 'With cached latents the trainer stops over {0}: it would have to cache each picture anew.',
    }),
  ),
  ...['shuffle_caption', 'caption_dropout_rate', 'caption_tag_dropout_rate', 'token_warmup_step'].map(
    (at): Conflict => ({
      at,
      outcome: 'stops',
      holds: (options) =>
        isOn(options, 'cache_text_encoder_outputs', 'cache_text_encoder_outputs_to_disk') &&
        (options[at] === true || (typeof options[at] === 'number' && options[at] > 0)),
      text: 'With cached outputs of the text encoder the trainer stops over {0}: captions stay as they were cached.',
    }),
  ),
  {
    at: 'lr_warmup_steps',
    outcome: 'stops',
    holds: (options) =>
      isSet(options, 'lr_warmup_steps') &&
      (says(options, 'lr_scheduler') === 'constant' || isRelative(options)),
    text: 'A schedule without warmup (constant, or that of Adafactor): the trainer stops over {0}.',
  },
  {
    at: 'lr_warmup_steps',
    outcome: 'lacks',
    holds: (options) =>
      isSet(options, 'lr_warmup_steps') &&
      !isSet(options, 'lr_scheduler') &&
      !isRelative(options) &&
      scheduleOf(options) === 'constant',
    text: 'Without lr_scheduler the schedule is constant, which takes no warmup: the trainer stops over {0}.',
  },
  {
    at: 'lr_scheduler',
    outcome: 'stops',
    holds: (options) =>
      says(options, 'lr_scheduler').startsWith('adafactor') &&
      isSet(options, 'optimizer_type') &&
      says(options, 'optimizer_type') !== 'adafactor',
    text: 'The schedule of Adafactor is for that optimizer only: the trainer stops.',
  },
  {
    at: 'full_fp16',
    outcome: 'stops',
    holds: (options) =>
      isOn(options, 'full_fp16') &&
      isSet(options, 'mixed_precision') &&
      says(options, 'mixed_precision') !== 'fp16',
    text: 'full_fp16 is for mixed_precision = "fp16" only: the trainer stops.',
  },
  {
    at: 'full_bf16',
    outcome: 'stops',
    holds: (options) =>
      isOn(options, 'full_bf16') &&
      isSet(options, 'mixed_precision') &&
      says(options, 'mixed_precision') !== 'bf16',
    text: 'full_bf16 is for mixed_precision = "bf16" only: the trainer stops.',
  },
  {
    at: 'persistent_data_loader_workers',
    outcome: 'stops',
    holds: (options) =>
      isOn(options, 'persistent_data_loader_workers') && options['max_data_loader_n_workers'] === 0,
    text: 'There are no workers to keep (max_data_loader_n_workers is 0): the trainer stops.',
  },
  ...['save_every_n_epochs', 'save_every_n_steps'].map(
    (at): Conflict => ({
      at,
      outcome: 'stops',
      holds: (options) => options[at] === 0,
      text: 'The trainer divides by {0}, and stops over 0. Left out, it is off.',
    }),
  ),
  {
    at: 'v_pred_like_loss',
    outcome: 'stops',
    holds: (options) => isSet(options, 'v_pred_like_loss') && isOn(options, 'v_parameterization'),
    text: 'v_pred_like_loss is for models without v_parameterization: the trainer stops.',
  },
  {
    at: 'fused_backward_pass',
    outcome: 'stops',
    holds: (options) =>
      isOn(options, 'fused_backward_pass') &&
      ((isSet(options, 'optimizer_type') && says(options, 'optimizer_type') !== 'adafactor') ||
        Number(options['gradient_accumulation_steps'] ?? 1) > 1),
    text: 'fused_backward_pass is for Adafactor without gradient accumulation: the trainer stops.',
  },
  {
    at: 'scale_v_pred_loss_like_noise_pred',
    outcome: 'lacks',
    holds: (options) =>
      isOn(options, 'scale_v_pred_loss_like_noise_pred') && !isOn(options, 'v_parameterization'),
    text: 'Without v_parameterization the trainer stops over {0}.',
  },
  {
    at: 'adaptive_noise_scale',
    outcome: 'lacks',
    holds: (options) => isSet(options, 'adaptive_noise_scale') && !isSet(options, 'noise_offset'),
    text: 'Without noise_offset the trainer stops over {0}.',
  },
  {
    at: 'log_with',
    outcome: 'lacks',
    holds: (options) =>
      ['tensorboard', 'all'].includes(says(options, 'log_with')) && !isSet(options, 'logging_dir'),
    text: 'Without logging_dir the trainer stops over {0}.',
  },
  ...['train_data_dir', 'reg_data_dir', 'in_json'].map(
    (at): Conflict => ({
      at,
      outcome: 'ignored',
      holds: (options) => isSet(options, at) && isSet(options, 'dataset_config') && options[at] !== '',
      text: 'With dataset_config the trainer passes over {0}.',
    }),
  ),
  {
    at: 'max_train_steps',
    outcome: 'loses',
    holds: (options) => isSet(options, 'max_train_steps') && isSet(options, 'max_train_epochs'),
    text: 'With max_train_epochs the trainer passes over {0}.',
  },
  {
    at: 'sample_every_n_steps',
    outcome: 'loses',
    holds: (options) => isSet(options, 'sample_every_n_steps') && isSet(options, 'sample_every_n_epochs'),
    text: 'With sample_every_n_epochs the trainer passes over {0}.',
  },
];

/** Adafactor chooses its own rate, and brings its own schedule, unless it is told not to. */
function isRelative(options: Options): boolean {
  const own = options['optimizer_args'];
  const isTold = Array.isArray(own) && own.some((one) => /^\s*relative_step\s*=\s*False/.test(String(one)));
  return says(options, 'optimizer_type') === 'adafactor' && !isTold;
}

/** Something that options say against each other. */
interface FoundConflict {
  /** The option that it is told at. */
  readonly option: string;
  readonly severity: (typeof severities)[Conflict['outcome']];
  /** Whether the trainer stops over it, with these options alone. */
  readonly isRefused: boolean;
  readonly message: Message;
}

/** What the options of one training say against each other. */
export function conflictsIn(options: Options): readonly FoundConflict[] {
  return conflicts
    .filter(({ holds }) => holds(options))
    .map(({ at, outcome, text }) => ({
      option: at,
      severity: severities[outcome],
      isRefused: outcome === 'stops' || outcome === 'lacks',
      message: message(text, at),
    }));
}

/** The same for those that are written. @param written where each stands */
export function optionConflicts(
  options: Options,
  written: ReadonlyMap<string, WrittenOption>,
): readonly ConfigFlaw[] {
  return conflictsIn(options).flatMap(({ option, severity, message: text }) => {
    const place = written.get(option);
    return place ? [{ severity, span: place.key, message: text }] : [];
  });
}
