import { nearest } from '../../config/nearest.ts';
import type { Message } from '../../message.ts';
import { message } from '../../message.ts';
import type { Options } from '../../training/options.ts';
import { scheduleOf } from './schedule.ts';

/** Source: `SchedulerType` of transformers, and what `get_scheduler_fix` in `library/train_util.py` adds. */
const schedules = [
  ...['linear', 'cosine', 'cosine_with_restarts', 'polynomial', 'constant', 'constant_with_warmup'],
  ...['inverse_sqrt', 'reduce_lr_on_plateau', 'cosine_with_min_lr', 'cosine_warmup_with_min_lr'],
  ...['warmup_stable_decay', 'piecewise_constant', 'adafactor'],
];

/** Taken in any case. Source: `get_optimizer` in `library/train_util.py`. */
const optimizers = [
  ...['AdamW', 'AdamW8bit', 'PagedAdamW', 'PagedAdamW8bit', 'PagedAdamW32bit', 'Lion', 'Lion8bit'],
  ...['PagedLion8bit', 'SGDNesterov', 'SGDNesterov8bit', 'Adafactor', 'Prodigy', 'DAdaptation'],
  ...['DAdaptAdamPreprint', 'DAdaptAdaGrad', 'DAdaptAdam', 'DAdaptAdan', 'DAdaptAdanIP', 'DAdaptLion'],
  ...['DAdaptSGD', 'AdamWScheduleFree', 'RAdamScheduleFree', 'SGDScheduleFree'],
];

/** Those of PyTorch itself, as they are written. */
const ofTorch = [
  ...['ASGD', 'Adadelta', 'Adagrad', 'Adam', 'Adamax', 'LBFGS', 'Muon', 'NAdam', 'RAdam', 'RMSprop'],
  ...['Rprop', 'SGD', 'SparseAdam'],
];

/** The trainer's own modules, those of later versions too. */
const networks = [
  ...['lora', 'lora_fa', 'dylora', 'oft', 'lora_flux', 'oft_flux', 'lora_sd3', 'lora_lumina'],
  ...['lora_hunyuan_image', 'lora_anima', 'loha', 'lokr'],
].map((name) => `networks.${name}`);

/** A name that the trainer looks up after the base model is loaded, and doesn't find. */
export interface UnknownName {
  readonly message: Message;
  /** The one that is meant most likely. */
  readonly guess: string | undefined;
}

/** Whether an option names a schedule, an optimizer or a network that there is none of. @param options all of the training */
export function unknownName(option: string, options: Options): UnknownName | undefined {
  const name = options[option];
  if (typeof name !== 'string' || name === '') return undefined;
  switch (option) {
    case 'lr_scheduler': {
      // Some optimizers bring their own, whatever is chosen.
      const isUsed = scheduleOf(options) === name && !options['lr_scheduler_type'];
      if (!isUsed || name.startsWith('adafactor') || schedules.includes(name)) return undefined;
      return unknown(message('The trainer knows no schedule "{0}", and stops.', name), name, schedules);
    }
    case 'optimizer_type': {
      const isKnown = optimizers.some((one) => one.toLowerCase() === name.toLowerCase());
      if (isKnown || ofTorch.includes(name) || name.includes('.')) return undefined;
      const known = [...optimizers, ...ofTorch];
      return unknown(message('The trainer knows no optimizer "{0}", and stops.', name), name, known);
    }
    case 'network_module':
      if (!name.startsWith('networks.') || networks.includes(name)) return undefined;
      return unknown(message('The trainer has no network "{0}", and stops.', name), name, networks);
    default:
      return undefined;
  }
}

function unknown(text: Message, name: string, known: readonly string[]): UnknownName {
  const isSame = (one: string) => one.toLowerCase() === name.toLowerCase();
  return { message: text, guess: known.find(isSame) ?? nearest(name, known) };
}
