import { commas, type Grammar } from '../../caption/grammar.ts';
import { stripSpan } from '../../caption/white-space.ts';
import { splitExtension } from '../../path.ts';
import type { Span } from '../../span.ts';

/** The face-detection suffix that the trainer strips has this many `_` parts. */
const FALLBACK_PARTS = 4;

/**
 * The caption files that sd-scripts tries for an image: the same path with the caption's extension; then, when the
 * whole path has five or more `_` parts, the path without the last four (`photo_1_2_3_4.png` → `photo.txt`).
 * Source: `read_caption` in `library/train_util.py`.
 */
export function captionCandidates(imagePath: string, extension: string): readonly string[] {
  const [stem] = splitExtension(imagePath);
  const own = stem + extension;
  if (!hasFallback(stem)) return [own];
  const parts = stem.split('_');
  return [own, parts.slice(0, -FALLBACK_PARTS).join('_') + extension];
}

/** Whether a path has enough `_` parts; asked for each picture of a large dataset. */
function hasFallback(stem: string): boolean {
  let parts = 1;
  for (let at = stem.indexOf('_'); at >= 0; at = stem.indexOf('_', at + 1)) parts++;
  return parts > FALLBACK_PARTS;
}

/**
 * The first line without the white space around it: all that sd-scripts reads while wildcards are off, blank or not.
 * Lines end at LF, CRLF or CR (Python's universal newlines). With wildcards it is all of them.
 */
export function readSpan(text: string, { hasVariants }: Grammar = commas): Span {
  if (hasVariants) return stripSpan(text, 0, text.length);
  const end = text.search(/[\r\n]/);
  return stripSpan(text, 0, end < 0 ? text.length : end);
}

/**
 * Tags stand between `caption_separator`. `keep_tokens_separator` parts those that keep their places from the others,
 * `secondary_separator` those that are moved together; it becomes a tag separator at the end. With `enable_wildcard` one
 * of the lines is taken. Source: `process_caption` in `library/train_util.py`.
 */
export function grammar(options: Readonly<Record<string, unknown>>): Grammar {
  const textOf = (option: string) => {
    const value = options[option];
    return typeof value === 'string' && value !== '' ? [value] : [];
  };
  const [separator = commas.separator] = textOf('caption_separator');
  const [keepSeparator] = textOf('keep_tokens_separator');
  const groups = [...textOf('keep_tokens_separator'), ...textOf('secondary_separator')];
  const hasVariants = options['enable_wildcard'] === true;
  if (separator === commas.separator && groups.length === 0 && !hasVariants) return commas;
  return {
    separator,
    separators: [...new Set([separator, ...groups])],
    keepSeparator,
    hasVariants,
    hasChoices: hasVariants,
  };
}

/**
 * With `shuffle_caption` all tags but the first `keep_tokens` change their places in each epoch. A prefix that is put in
 * front, or a separator instead of the number, is not looked at here. Source: `process_caption` in `library/train_util.py`.
 */
export function keptTags(options: Readonly<Record<string, unknown>>): number | undefined {
  if (options['shuffle_caption'] !== true || options['keep_tokens_separator']) return undefined;
  return typeof options['keep_tokens'] === 'number' ? options['keep_tokens'] : 0;
}
