import { nearest } from '../../../config/nearest.ts';
import { type Message, message } from '../../../message.ts';
import type { Span } from '../../../span.ts';
import type { ImportedTraining, Remark } from '../../../training/imported-training.ts';
import type { Options } from '../../../training/options.ts';
import { optionConflicts } from '../config/option-conflicts.ts';
import type { WrittenOption } from '../config/training-options.ts';
import { isOurs } from '../config-files.ts';
import { fitsOption, optionTable } from '../known-options.ts';

/** Where an option is said in the file; undefined where nothing in it says it. */
export type PlaceOf = (option: string) => Span | undefined;

/** Said by the dataset, not as options of its training. */
const elsewhere: ReadonlySet<string> = new Set([
  'pretrained_model_name_or_path',
  'caption_extension',
  'caption_extention',
  'sample_prompts',
]);

/** Nobody wants them in a file that goes around with the pictures. */
const secrets: ReadonlySet<string> = new Set(['wandb_api_key', 'huggingface_token']);

/** Whether an option is better kept in a user's own files. */
export function isSecret(option: string): boolean {
  return secrets.has(option);
}

/** Of options as the trainer would get them, those that a dataset can have, and what is said of the others. */
export function takenOptions(
  said: Options,
  placeOf: PlaceOf,
): Pick<ImportedTraining, 'options' | 'model' | 'captionExtension' | 'remarks'> {
  const options: Record<string, unknown> = {};
  const remarks: Remark[] = [];
  const tell = (severity: Remark['severity'], key: string, text: Message) => {
    const span = placeOf(key);
    remarks.push({ severity, key, message: text, ...(span ? { span } : {}) });
  };
  for (const [option, value] of Object.entries(said)) {
    const why = whyNot(option, value);
    if (why === undefined) options[option] = value;
    else if (why !== 'quiet' && (placeOf(option) || why.severity === 'warning'))
      tell(why.severity, option, why.message);
  }
  // Each run has its own folder for logs.
  remarks.push(...conflictRemarks({ ...options, logging_dir: 'logs' }, placeOf));
  const model = textOf(said['pretrained_model_name_or_path']);
  const extension = textOf(said['caption_extension'] ?? said['caption_extention']);
  return {
    options,
    ...(model === undefined ? {} : { model }),
    ...(extension === undefined
      ? {}
      : { captionExtension: extension.startsWith('.') ? extension : `.${extension}` }),
    remarks,
  };
}

/** What options say against each other. */
export function conflictRemarks(options: Options, placeOf: PlaceOf): readonly Remark[] {
  const written = new Map(
    Object.keys(options).map((name): [string, WrittenOption] => {
      const key = placeOf(name) ?? { start: 0, end: 0 };
      return [name, { name, key, node: { kind: 'text', span: key, value: '' } }];
    }),
  );
  return optionConflicts(options, written).map(({ severity, span, message: text }) => {
    const key = String(text.args[0] ?? '');
    const known = placeOf(key) ? { span } : {};
    return { severity: severity === 'info' ? 'info' : 'warning', key, message: text, ...known };
  });
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

type Why = { readonly severity: Remark['severity']; readonly message: Message } | 'quiet' | undefined;

/** Why an option can't be one of the dataset's. */
function whyNot(option: string, value: unknown): Why {
  if (elsewhere.has(option)) return 'quiet';
  if (option === 'dataset_repeats')
    return info(message('dataset_repeats is left out: the names of folders say it here.'));
  if (isOurs(option, value))
    return value === '' || value === false
      ? 'quiet'
      : info(message('{0} is left out: each run has places and names of its own here.', option));
  if (isSecret(option)) {
    const text =
      '{0} is left out: it is a secret, and would go around with the dataset. Sign in on this machine.';
    return { severity: 'warning', message: message(text, option) };
  }
  const kind = optionTable.get(option);
  if (kind === undefined) return unknown(option);
  if (fitsOption(kind, value)) return undefined;
  // A window has it always, and without torch_compile it says nothing.
  if (option === 'dynamo_backend' && value === 'no') return 'quiet';
  const shown = JSON.stringify(value) ?? String(value);
  return {
    severity: 'warning',
    message: message('{0} is left out: the trainer takes no {1} there.', option, shown.slice(0, 80)),
  };
}

function unknown(option: string): Why {
  const guess = nearest(option.replaceAll('-', '_'), [...optionTable.keys()]);
  const name = option.slice(0, 80);
  return info(
    guess === undefined
      ? message('{0} is left out: the trainer knows no such option.', name)
      : message('{0} is left out: the trainer knows no such option. Did you mean {1}?', name, guess),
  );
}

function info(text: Message): Why {
  return { severity: 'info', message: text };
}
