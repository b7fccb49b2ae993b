import type { Options } from '../../training/options.ts';

/** The optimizer by its name in lower case, as the trainer compares it. Source: `get_optimizer` in `library/train_util.py`. */
export function optimizerOf(options: Options): string {
  if (options['use_8bit_adam'] === true) return 'adamw8bit';
  if (options['use_lion_optimizer'] === true) return 'lion';
  return String(options['optimizer_type'] || 'AdamW').toLowerCase();
}

/** The optimizer as one knows it, for people. */
export function optimizerTitle(options: Options): string {
  const written = options['optimizer_type'];
  const name = optimizerOf(options);
  return typeof written === 'string' && written.toLowerCase() === name ? written : (TITLES.get(name) ?? name);
}

const TITLES: ReadonlyMap<string, string> = new Map([
  ['adamw', 'AdamW'],
  ['adamw8bit', 'AdamW8bit'],
  ['lion', 'Lion'],
]);

/**
 * The schedule of the learning rate. Adafactor by relative steps has its own, whatever is chosen.
 * Source: `get_optimizer` and `get_scheduler_fix` in `library/train_util.py`.
 * @returns undefined where the optimizer needs none
 */
export function scheduleOf(options: Options): string | undefined {
  const optimizer = optimizerOf(options);
  if (optimizer.endsWith('schedulefree')) return undefined;
  if (options['lr_scheduler_type']) return String(options['lr_scheduler_type']);
  if (optimizer === 'adafactor' && hasRelativeSteps(options)) return 'adafactor';
  return String(options['lr_scheduler'] ?? 'constant');
}

/** Whether Adafactor finds its own rates: unless that is switched off, or where it is to warm up by itself. */
function hasRelativeSteps(options: Options): boolean {
  const args = argumentsOf(options['optimizer_args']);
  return args.get('relative_step') !== 'False' || args.get('warmup_init') === 'True';
}

/** `["relative_step=False"]` by name; of several of one name the last counts. */
function argumentsOf(value: unknown): ReadonlyMap<string, string> {
  const texts = Array.isArray(value) ? value.map(String) : [];
  return new Map(texts.map((text) => [text.split('=')[0] ?? '', (text.split('=')[1] ?? '').trim()]));
}
