import { literal } from '../../caption/literal.ts';
import { strip } from '../../caption/white-space.ts';
import { numberOption } from '../../training/options.ts';
import type { TrainedLine, TrainedText } from '../trainer.ts';
import { grammar } from './captions.ts';

/** A text with the place in the caption that each of its UTF-16 units comes from. */
interface Traced {
  readonly text: string;
  readonly sources: readonly number[];
}

/**
 * What the tokenizer gets of a caption: with prefix and suffix, each wildcard replaced by its longest choice, without what
 * parts groups. Tags keep their order, since any is as likely as another, and none is dropped.
 * Source: `process_caption` in `library/train_util.py`; prefix and suffix go to the first and the last line. It doesn't run at
 * all for captions that are encoded before the training: these are as they are written.
 */
export function trainedText(
  caption: string,
  options: Readonly<Record<string, unknown>>,
  { isFirst, isLast }: TrainedLine = { isFirst: true, isLast: true },
): TrainedText {
  const {
    caption_prefix: prefix,
    caption_suffix: suffix,
    cache_text_encoder_outputs: isEncodedBefore,
  } = options;
  if (isEncodedBefore === true) return { text: caption, sourceOf: (offset) => offset };
  const front = isFirst && isWritten(prefix) ? `${prefix} ` : '';
  const back = isLast && isWritten(suffix) ? ` ${suffix}` : '';
  if (!isRewritten(caption, options)) {
    const end = front.length + caption.length;
    return {
      text: front + caption + back,
      sourceOf: (offset) => Math.max(0, Math.min(offset, end) - front.length),
    };
  }
  let traced = joined([inserted(front, 0), plain(caption), inserted(back, caption.length)]);
  if (options['enable_wildcard'] === true) traced = withChoices(traced);
  traced = withoutGroups(traced, options);
  const { text, sources } = traced;
  return { text, sourceOf: (offset) => sources[offset] ?? caption.length };
}

function isWritten(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** Whether more is done to a caption than what stands in front of it and behind it: rarely. */
function isRewritten(caption: string, options: Readonly<Record<string, unknown>>): boolean {
  const { separator, separators } = grammar(options);
  if (options['enable_wildcard'] === true && /[{}]/.test(caption)) return true;
  if (separator !== ',' && isSplit(options)) return true;
  return separators.some((one) => one !== separator && caption.includes(one));
}

/** Whether the trainer splits captions into tags at all. */
function isSplit(options: Readonly<Record<string, unknown>>): boolean {
  return (
    options['shuffle_caption'] === true ||
    numberOption(options, 'token_warmup_step', 0) > 0 ||
    numberOption(options, 'caption_tag_dropout_rate', 0) > 0
  );
}

function withChoices(traced: Traced): Traced {
  const parts: Traced[] = [];
  let end = 0;
  for (const { 0: found, 1: choices, index } of traced.text.matchAll(/\{\{|\}\}|\{([^}]+)\}/g)) {
    parts.push(part(traced, end, index));
    end = index + found.length;
    if (choices === undefined) parts.push(part(traced, index, index + 1));
    else {
      const longest = choices.split('|').reduce((a, b) => (b.length > a.length ? b : a));
      const start = index + 1 + `|${choices}|`.indexOf(`|${longest}|`);
      parts.push(part(traced, start, start + longest.length));
    }
  }
  return joined([...parts, part(traced, end)]);
}

/** Tags and groups as they are put together again, and what ties tags gone. */
function withoutGroups(traced: Traced, options: Readonly<Record<string, unknown>>): Traced {
  const { separator, keepSeparator } = grammar(options);
  const { secondary_separator: secondary } = options;
  let text = traced;
  if (isSplit(options)) {
    // A third one stands for itself.
    const groups = keepSeparator === undefined ? [traced] : split(traced, keepSeparator, 2);
    const isParted = groups.length > 1;
    const tags = groups
      .flatMap((group) => split(group, separator).map(stripped))
      .filter((tag) => !isParted || tag.text !== '');
    text = joined(
      tags.flatMap((tag, index) => (index === 0 ? [tag] : [inserted(', ', tag.sources[0] ?? 0), tag])),
    );
  }
  if (!isWritten(secondary)) return text;
  return joined(
    split(text, secondary).flatMap((one, index) =>
      index === 0 ? [one] : [inserted(separator, one.sources[0] ?? 0), one],
    ),
  );
}

function plain(text: string): Traced {
  return { text, sources: Array.from({ length: text.length }, (_, index) => index) };
}

/** What stands in no caption, as if it stood at a place of it. */
function inserted(text: string, source: number): Traced {
  return { text, sources: new Array<number>(text.length).fill(source) };
}

function part({ text, sources }: Traced, start: number, end = text.length): Traced {
  return { text: text.slice(start, end), sources: sources.slice(start, end) };
}

function joined(parts: readonly Traced[]): Traced {
  return { text: parts.map(({ text }) => text).join(''), sources: parts.flatMap(({ sources }) => sources) };
}

/** The parts between separators. @param most so many separators are looked for */
function split(traced: Traced, separator: string, most = Number.POSITIVE_INFINITY): readonly Traced[] {
  const parts: Traced[] = [];
  let start = 0;
  for (const { index } of traced.text.matchAll(new RegExp(literal(separator), 'g'))) {
    if (parts.length >= most) break;
    parts.push(part(traced, start, index));
    start = index + separator.length;
  }
  return [...parts, part(traced, start)];
}

function stripped(traced: Traced): Traced {
  const { text } = traced;
  const start = text.indexOf(strip(text));
  return part(traced, start, start + strip(text).length);
}
