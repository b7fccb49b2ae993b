// What the trainer says of its optimizer and its learning rates, and what it refuses.
import { PythonError } from './errors.mjs';
import { repr } from './python-text.mjs';

/** The lines of code that name the optimizers, and the packages that these need. */
const optimizers = {
  lion: ['Lion optimizer', 4886, 'lion_pytorch'],
  adamw8bit: ['8-bit AdamW optimizer', 4897, 'bitsandbytes'],
  sgdnesterov8bit: ['8-bit SGD with Nesterov optimizer', 4902, 'bitsandbytes'],
  lion8bit: ['8-bit Lion optimizer', 4913, 'bitsandbytes'],
  pagedadamw8bit: ['8-bit PagedAdamW optimizer', 4921, 'bitsandbytes'],
  pagedlion8bit: ['8-bit Paged Lion optimizer', 4929, 'bitsandbytes'],
  pagedadamw: ['PagedAdamW optimizer', 4941, 'bitsandbytes'],
  pagedadamw32bit: ['32-bit PagedAdamW optimizer', 4955, 'bitsandbytes'],
  sgdnesterov: ['SGD with Nesterov optimizer', 4969],
  dadaptation: ['D-Adaptation AdamPreprint optimizer', 5012, 'dadaptation'],
  dadaptadam: ['D-Adaptation Adam optimizer', 5018, 'dadaptation'],
  prodigy: ['Prodigy optimizer', 5043, 'prodigyopt'],
  adafactor: ['Adafactor optimizer', 5056],
  adamw: ['AdamW optimizer', 5096],
};

const missing = {
  lion_pytorch: 'No lion_pytorch / lion_pytorch がインストールされていないようです',
  bitsandbytes: 'No bitsandbytes / bitsandbytesがインストールされていないようです',
  dadaptation: 'No dadaptation / dadaptation がインストールされていないようです',
  prodigyopt: 'No Prodigy / Prodigy がインストールされていないようです',
};

/** `relative_step=False` as a value of Python. */
function literal(text) {
  if (/^(?:True|False)$/.test(text)) return text === 'True';
  if (/^[+-]?\d+$/.test(text)) return BigInt(text);
  const number = Number(text);
  return Number.isNaN(number) ? text : number;
}

const argumentsOf = (list) =>
  Object.fromEntries((list ?? []).map((pair) => [pair.split('=')[0], literal(pair.split('=')[1] ?? '')]));

function sayAdafactor(args, log) {
  log.info('train_util.py:5059', 'relative_step is true / relative_stepがtrueです');
  if (Number(args.learning_rate) !== 0)
    log.warning(
      'train_util.py:5061',
      'learning rate is used as initial_lr / 指定したlearning rateはinitial_lrとして使用されます',
    );
  log.warning(
    'train_util.py:5073',
    'unet_lr and text_encoder_lr are ignored / unet_lrとtext_encoder_lrは無視されます',
  );
  if (args.lr_scheduler !== 'adafactor')
    log.info('train_util.py:5078', 'use adafactor_scheduler / スケジューラにadafactor_schedulerを使用します');
}

/**
 * Names the optimizer.
 * @returns {string} the scheduler of the learning rate, which Adafactor chooses itself
 */
export function chooseOptimizer(args, { log, packages }) {
  const type = args.optimizer_type || (args.use_8bit_adam ? 'AdamW8bit' : 'AdamW');
  const [name, line, needs] = optimizers[type.toLowerCase()] ?? [type, 5123];
  if (needs !== undefined && !packages[needs]) throw new PythonError(`ImportError: ${missing[needs]}`);
  const given = argumentsOf(args.optimizer_args);
  const adafactor = type.toLowerCase() === 'adafactor';
  if (adafactor) given.relative_step = given.warmup_init === true || (given.relative_step ?? true);
  log.info(`train_util.py:${line}`, `use ${name} | ${repr(given)}`);
  if (!adafactor || given.relative_step === false) return args.lr_scheduler;
  sayAdafactor(args, log);
  return `adafactor:${repr(Number(args.learning_rate))}`;
}

/** Refuses a warmup where the scheduler has none. @param {number} steps of the whole run */
export function checkWarmup(scheduler, { lr_warmup_steps: warmup }, steps) {
  const without = scheduler.startsWith('adafactor') || scheduler === 'constant';
  const warmupSteps = typeof warmup === 'number' ? Math.trunc(warmup * steps) : Number(warmup);
  if (!without || warmupSteps === 0) return;
  const name = scheduler === 'constant' ? 'SchedulerType.CONSTANT' : scheduler;
  throw new PythonError(`ValueError: ${name} does not require \`num_warmup_steps\`. Set None or 0.`);
}
