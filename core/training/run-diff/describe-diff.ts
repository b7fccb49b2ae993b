import { type Message, message } from '../../message.ts';
import { diffText } from '../../text-diff.ts';
import { isSame } from './index.ts';
import type { Change, RunDiff } from './side.ts';

/** Facts as people call them. */
const labels: Readonly<Record<string, Message>> = {
  name: message('name'),
  recipe: message('recipe'),
  'base model': message('base model'),
  trainer: message('trainer'),
  'trainer version': message('trainer version'),
  GPU: message('GPU'),
  steps: message('steps'),
  epochs: message('epochs'),
  origin: message('made from'),
};

/** What differs, as a text for a person. @param say puts a sentence in their language */
export function describeDiff(diff: RunDiff, say: (message: Message) => string): readonly string[] {
  const { before, after, facts, packages, options, images, captions, unknown } = diff;
  const nothing = say(message('nothing'));
  const value = (text: string | null) => (text === null ? nothing : oneLine(text));
  const arrow = ({ name, ...change }: Change) =>
    `  ${oneLine(name)}: ${value(change.before)} → ${value(change.after)}`;
  const labelled = (change: Change) => {
    const label = labels[change.name];
    return label ? { ...change, name: say(label) } : change;
  };
  const section = (title: Message, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', `${say(title)} (${lines.length})`, ...lines];
  return [
    `${before} → ${after}`,
    ...unknown.map((one) => `  ${say(one)}`),
    ...(isSame(diff) ? [`  ${say(message('They do not differ.'))}`] : []),
    ...section(message('Run'), facts.map(labelled).map(arrow)),
    ...section(message('Packages'), packages.map(arrow)),
    ...section(message('Options'), options.map(arrow)),
    ...section(
      message('Pictures'),
      images.map((one) => `  ${signOf(one)} ${oneLine(one.name)}`),
    ),
    ...section(
      message('Captions'),
      captions.map((one) => `  ${signOf(one)} ${oneLine(one.name)}: ${oneLine(captionWords(one))}`),
    ),
  ];
}

/** The same in short: how many there are of each kind that differs; nothing where both are the same. */
export function summarizeDiff({ facts, packages, options, images, captions }: RunDiff): readonly Message[] {
  return [
    ...(captions.length > 0 ? [message('captions: {0}', captions.length)] : []),
    ...(images.length > 0 ? [message('pictures: {0}', images.length)] : []),
    ...(options.length > 0 ? [message('options: {0}', options.length)] : []),
    ...(facts.length > 0 ? [message('model, trainer, GPU, steps: {0}', facts.length)] : []),
    ...(packages.length > 0 ? [message('packages: {0}', packages.length)] : []),
  ];
}

function signOf({ before, after }: Change): '+' | '-' | '~' {
  return before === null ? '+' : after === null ? '-' : '~';
}

/** Both captions in one, as `git diff --word-diff` has it: `alice, [-smile-]{+grin+}`. */
export function captionWords({ before, after }: Change): string {
  const old = before ?? '';
  let [words, place] = ['', 0];
  for (const { span, newText } of diffText(old, after ?? '')) {
    const gone = old.slice(span.start, span.end);
    words += old.slice(place, span.start);
    words += `${gone === '' ? '' : `[-${gone}-]`}${newText === '' ? '' : `{+${newText}+}`}`;
    place = span.end;
  }
  return words + old.slice(place);
}

/** Line ends and what else would upset a terminal, as one sees them in a text between quotes. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, (sign) => JSON.stringify(sign).slice(1, -1));
}
