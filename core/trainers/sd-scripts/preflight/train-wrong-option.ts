import { message } from '../../../message.ts';
import type { Options } from '../../../training/options.ts';
import { type OptionCheck, optionSetting, type Problem } from '../../../training/problem.ts';
import { resolutionOf } from '../bucket-of-image.ts';
import { isAboutData } from '../dataset-options.ts';
import { optionsInForce } from '../family-options.ts';
import { fitsOption, type OptionKind } from '../known-options.ts';
import { unknownName } from '../named-choices.ts';

const expected: Readonly<Record<Extract<OptionKind, string>, string>> = {
  flag: 'true or false',
  int: 'a whole number',
  float: 'a number',
  number: 'a number',
  text: 'a text in quotes',
  texts: 'a list of texts',
  floats: 'a list of numbers',
};

/** Options of the other file whose kind the trainer looks at too. */
const checked = new Set(['max_token_length', 'prior_loss_weight']);

/** The trainer takes any value of a file as it is; what comes of it shows hours later, or never. */
export const trainWrongOption: OptionCheck = function* ({
  ownOptions,
  plan: { family, options },
  machine: { options: installed },
}) {
  const known = optionsInForce(family, installed);
  for (const [option, value] of Object.entries(ownOptions)) {
    const kind = known.get(option);
    if (kind === undefined || kind === 'any') continue;
    if (isRight(option, kind, value)) {
      yield* aboutName(option, options);
      continue;
    }
    yield {
      code: 'train-wrong-option',
      severity: isAboutData(option) || checked.has(option) ? 'error' : 'warning',
      setting: optionSetting(option),
      message: message(
        '{0} = {1} is not what the trainer takes.',
        option,
        typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value)),
      ),
      wayOut: message('It takes {0}.', expectedOf(option, kind)),
    };
  }
};

/** What the trainer looks up by its name, after the base model is loaded. */
function* aboutName(option: string, options: Options): Iterable<Problem> {
  const unknown = unknownName(option, options);
  if (!unknown) return;
  const { message: text, guess } = unknown;
  const wayOut = guess ? message('Did you mean "{0}"?', guess) : message('Look at its spelling.');
  yield {
    code: 'train-wrong-option',
    severity: 'warning',
    setting: optionSetting(option),
    message: text,
    wayOut,
  };
}

/** A resolution may also be a number or two: it is written as the trainer's files want it. */
function isRight(option: string, kind: OptionKind, value: unknown): boolean {
  if (option !== 'resolution') return fitsOption(kind, value);
  const parts = Array.isArray(value) ? value : String(value).split(',');
  return parts.length <= 2 && resolutionOf(value)?.every(Number.isSafeInteger) === true;
}

function expectedOf(option: string, kind: OptionKind): string {
  if (option === 'resolution') return '"768", or width and height: "768,768"';
  return typeof kind === 'string' ? expected[kind] : kind.map((one) => JSON.stringify(one)).join(', ');
}
