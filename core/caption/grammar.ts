import { literal } from './literal.ts';

/** How a training splits its captions into tags. */
export interface Grammar {
  /** What is written between two tags: `,`. */
  readonly separator: string;
  /** All that parts tags: the separator, and what parts groups of tags (`|||`, `;;;`). */
  readonly separators: readonly string[];
  /** The one of them that parts tags that keep their places from the others: `|||`. */
  readonly keepSeparator?: string | undefined;
  /** Whether each line is a caption of its own, of which one is taken at random. */
  readonly hasVariants: boolean;
  /** Whether one of several choices is taken, `{red|blue}`, before anything is split. */
  readonly hasChoices?: boolean;
}

/** Tags between commas: what holds where no option of the training says something else. */
export const commas: Grammar = { separator: ',', separators: [','], hasVariants: false };

/** A separator in a text. */
export interface Separator {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Whether the next variant begins behind it. */
  readonly endsVariant: boolean;
}

const lineGrammars = new WeakMap<Grammar, Grammar>();

/** How one line of a caption is split, where each is a caption of its own. */
export function lineGrammar(grammar: Grammar): Grammar {
  const known = lineGrammars.get(grammar);
  if (known) return known;
  const isPlain =
    grammar.separators.length === 1 && grammar.separator === commas.separator && !grammar.hasChoices;
  const line = isPlain ? commas : { ...grammar, hasVariants: false };
  lineGrammars.set(grammar, line);
  return line;
}

/** Choices within one line, of a length that people write; braces that are doubled stand for themselves. */
const CHOICES = '\\{\\{|\\}\\}|\\{[^}\\r\\n]{1,2000}\\}';

const patterns = new WeakMap<Grammar, RegExp>();

/** Whatever parts tags, the longest first, so that `||` doesn't end a `|||` early. */
function patternOf(grammar: Grammar): RegExp {
  const known = patterns.get(grammar);
  if (known) return known;
  const parts = [...grammar.separators].sort((a, b) => b.length - a.length).map(literal);
  // What stands in them parts nothing.
  if (grammar.hasChoices) parts.unshift(CHOICES);
  // Lines are stripped, and blank ones left out, before one is taken.
  if (grammar.hasVariants) parts.push('[\\r\\n][\\s]*');
  const pattern = new RegExp(parts.join('|'), 'g');
  patterns.set(grammar, pattern);
  return pattern;
}

/** Whether a separator is the end of a line, behind which another caption begins. */
export function endsVariant(separator: string): boolean {
  return /^[\r\n]/.test(separator);
}

/** The separators of a text between two offsets, in order. Takes a time that grows with the text's length alone. */
export function* separatorsIn(
  text: string,
  start: number,
  end: number,
  grammar: Grammar,
): Iterable<Separator> {
  if (grammar === commas) {
    for (let at = text.indexOf(',', start); at >= 0 && at < end; at = text.indexOf(',', at + 1))
      yield { text: ',', start: at, end: at + 1, endsVariant: false };
    return;
  }
  for (const { 0: found, index } of text.slice(start, end).matchAll(patternOf(grammar))) {
    if (grammar.hasChoices && /^[{}]/.test(found)) continue;
    const at = start + index;
    yield { text: found, start: at, end: at + found.length, endsVariant: endsVariant(found) };
  }
}
