import type { ConfigFlaw, ConfigNode } from '../../../config/config-node.ts';
import { plainValue, textOf } from '../../../config/config-node.ts';
import { nearest } from '../../../config/nearest.ts';
import { message } from '../../../message.ts';
import type { Options } from '../../../training/options.ts';
import { inOneLine, type WrittenTraining } from '../../../training/problem.ts';
import type { OptionNames } from '../../trainer-configs.ts';
import { fitsOption, type OptionKind, optionTable } from '../known-options.ts';
import { unknownName } from '../named-choices.ts';
import { trainLearningRate } from '../preflight/train-learning-rate.ts';
import { trainRange } from '../preflight/train-range.ts';
import { trainRate } from '../preflight/train-rate.ts';
import { trainZeroOption } from '../preflight/train-zero-option.ts';
import { shorten } from './dataset-flaws.ts';
import { generalSchema, isOfKind, kindWords, type ValueKind } from './dataset-schema.ts';
import { optionConflicts } from './option-conflicts.ts';
import { optionsOf, type WrittenOption, writtenOptions } from './training-options.ts';
import { valueFixes } from './value-fixes.ts';
import { isWrittenByGui } from './written-by-gui.ts';

/**
 * What a training config says in vain, or otherwise than the trainer reads it. The trainer itself takes any key and nearly
 * any value. @param installed the options of the version that is installed, where it is known
 */
export function trainingFlaws(
  text: string,
  root: ConfigNode,
  installed: OptionNames | undefined,
): readonly ConfigFlaw[] {
  const options = writtenOptions(root);
  const last = new Map(options.map((option) => [option.name, option]));
  const said = optionsOf(root);
  const conflicts = optionConflicts(said, last);
  return [
    ...options.flatMap((option) =>
      last.get(option.name) === option
        ? [...aboutName(option, installed), ...aboutValue(text, option), ...aboutLookup(option, said)]
        : [outweighed(option)],
    ),
    ...conflicts,
    ...numberFlaws(said, last).filter(({ key }) => !conflicts.some(({ span }) => span === key)),
  ];
}

/** Numbers that mean nothing to the trainer, or hardly anything good; told before a training of a dataset, too. */
function numberFlaws(
  said: Options,
  written: ReadonlyMap<string, WrittenOption>,
): readonly (ConfigFlaw & Pick<WrittenOption, 'key'>)[] {
  // For these the kind of model is of no account.
  const training: WrittenTraining = {
    plan: { options: said, family: 'sd15', recipe: '' },
    ownOptions: said,
    machine: {},
  };
  return [trainRange, trainZeroOption, trainLearningRate, trainRate]
    .flatMap((check) => [...check(training)])
    .flatMap((problem) => {
      const option = written.get(String(problem.setting?.at(-1)));
      if (!option) return [];
      const { key, node } = option;
      return [{ severity: problem.severity, span: node.span, message: inOneLine(problem), key }];
    });
}

/** A name that the trainer looks up once the base model is loaded. */
function aboutLookup({ name, node }: WrittenOption, said: Options): readonly ConfigFlaw[] {
  const unknown = unknownName(name, said);
  if (!unknown) return [];
  const { message: text, guess } = unknown;
  const fix = { title: message('Change it to "{0}"', guess ?? ''), kind: 'suggested' } as const;
  const edits = [{ span: node.span, newText: JSON.stringify(guess) }];
  return [
    {
      severity: 'warning',
      span: node.span,
      message: text,
      fixes: guess === undefined ? [] : [{ ...fix, edits }],
    },
  ];
}

function outweighed({ name, key }: WrittenOption): ConfigFlaw {
  const text = message(
    'Another table below says {0}, too: the trainer takes that one, tables are nothing to it.',
    name,
  );
  return { severity: 'warning', span: key, message: text };
}

/** Options that a dataset config has under another name. */
const otherNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    batch_size: 'train_batch_size',
    num_repeats: 'dataset_repeats',
  }),
);

function aboutName(
  { name, key, node }: WrittenOption,
  installed: OptionNames | undefined,
): readonly ConfigFlaw[] {
  const isKnown = installed ? installed.has(name) : optionTable.has(name);
  if (isKnown || isWrittenByGui(name)) return [];
  const severity = installed ? 'warning' : 'info';
  const guess =
    otherNames.get(name) ?? nearest(name.replaceAll('-', '_'), [...(installed ?? optionTable).keys()]);
  if (node.kind === 'table' && guess === undefined) {
    const text = message('A table in a table: the trainer reads nothing of what stands in it.');
    return [{ severity: 'warning', span: key, message: text }];
  }
  const text = guess
    ? message('The trainer has no option "{0}", and passes over it. Did you mean "{1}"?', name, guess)
    : message('The trainer has no option "{0}", and passes over it.', name);
  const fix = { title: message('Change it to "{0}"', guess ?? ''), kind: 'suggested' } as const;
  return [
    {
      severity,
      span: key,
      message: text,
      fixes: guess === undefined ? [] : [{ ...fix, edits: [{ span: key, newText: guess }] }],
    },
  ];
}

/** Options whose kind the trainer looks at all the same, since a dataset config has them too. */
const checked: Readonly<Record<string, ValueKind>> = {
  ...generalSchema.keys,
  train_batch_size: 'int',
  dataset_repeats: 'int',
  debug_dataset: 'bool',
  max_token_length: 'int',
  prior_loss_weight: 'number',
};

function aboutValue(text: string, { name, node }: WrittenOption): readonly ConfigFlaw[] {
  const shown = shorten(text.slice(node.span.start, node.span.end));
  if (name === 'resolution' || name === 'face_crop_aug_range') return aboutPair(name, node, shown);
  const own = Object.hasOwn(checked, name) ? checked[name] : undefined;
  if (own !== undefined && !isOfKind(own, node)) {
    const stops = message(
      'The trainer takes {0} for "{1}", and stops over {2}.',
      kindWords[own],
      name,
      shown,
    );
    return [{ severity: 'error', span: node.span, message: stops, fixes: valueFixes(own, node) }];
  }
  const kind = optionTable.get(name);
  if (kind === undefined || fitsOption(kind, plainValue(node))) return [];
  const value = textOf(node);
  const guess = Array.isArray(kind) && value !== undefined ? nearest(value, kind.map(String)) : undefined;
  const taken = message(
    'The trainer takes {0} for "{1}"; it does not look at {2} before it is used.',
    Array.isArray(kind) ? `one of ${kind.map((one) => JSON.stringify(one)).join(', ')}` : wordsFor(kind),
    name,
    shown,
  );
  const fixes = guess
    ? [
        {
          title: message('Change it to "{0}"', guess),
          kind: 'suggested' as const,
          edits: [{ span: node.span, newText: JSON.stringify(guess) }],
        },
      ]
    : valueFixes(fixable[String(kind)] ?? 'text', node);
  return [{ severity: 'warning', span: node.span, message: taken, fixes }];
}

const fixable: Readonly<Record<string, ValueKind>> = {
  flag: 'bool',
  int: 'int',
  float: 'number',
  number: 'number',
  floats: 'number',
};

function wordsFor(kind: OptionKind): string {
  switch (kind) {
    case 'flag':
      return 'true or false';
    case 'int':
      return 'a whole number';
    case 'text':
      return 'a text in quotes';
    case 'texts':
      return 'a list of texts';
    case 'floats':
      return 'a list of numbers';
    default:
      return 'a number';
  }
}

/** These two are read from a text, as on the command line: a number or a list makes the trainer stop. */
function aboutPair(name: string, node: ConfigNode, shown: string): readonly ConfigFlaw[] {
  const value = textOf(node);
  const parts = (value ?? '').split(',').map((part) => part.trim());
  const isSize = name === 'resolution';
  const isRight = isSize
    ? parts.length <= 2 && parts.every((part) => /^[+-]?\d+$/.test(part))
    : parts.length === 2 &&
      parts.every((part) => part !== '' && Number.isFinite(Number(part))) &&
      Number(parts[0]) <= Number(parts[1]);
  if (value !== undefined && isRight) return [];
  const example = isSize ? '"768" or "768,768"' : '"2.0,4.0"';
  const stops = message(
    'The trainer takes a text for "{0}" here, such as {1}, and stops over {2}.',
    name,
    example,
    shown,
  );
  const numbers = node.kind === 'list' ? node.items : [node];
  const isPlain = numbers.length <= 2 && numbers.every(({ kind }) => kind === 'int' || kind === 'float');
  const meant = `"${numbers.map((one) => String(plainValue(one))).join(',')}"`;
  const fix = {
    title: message('Write it as {0}', meant),
    kind: 'suggested' as const,
    edits: [{ span: node.span, newText: meant }],
  };
  return [{ severity: 'error', span: node.span, message: stops, fixes: isPlain ? [fix] : [] }];
}
