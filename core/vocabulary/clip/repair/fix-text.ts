import { unescapeHtml } from './html-entities.ts';
import { readC1AsWindows, undoMojibake } from './mojibake.ts';

/**
 * Repairs a text as the trainer's CLIP tokenizer does before it counts: entities, wrong decodings, ligatures, width,
 * quotation marks, line breaks, control characters, composed accents. The same answers as `ftfy.fix_text` of ftfy 6.3.1
 * with its own settings (© Robyn Speer, Apache-2.0). Never throws.
 */
export function fixText(text: string): string {
  if (isPlain(text)) return text;
  let fixed = '';
  let unescapes = true;
  for (const line of linesOf(text)) {
    // Something like HTML, whose entities are meant: so in this line and in those after it.
    if (line.includes('<')) unescapes = false;
    fixed += fixLine(line, unescapes);
  }
  return fixed;
}

/** What nothing is to be done about: printable ASCII without an entity. */
function isPlain(text: string): boolean {
  return /^[\t\n\x20-%'-~]*$/.test(text);
}

/** A line, with its line feed, of at most so many characters. */
const LONGEST = 1_000_000;

function* linesOf(text: string): Iterable<string> {
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start) + 1;
    const end = lengthen(text, Math.min(feed === 0 ? text.length : feed, start + LONGEST));
    yield text.slice(start, end);
    start = end;
  }
}

/** Not between the two halves of a character. */
function lengthen(text: string, end: number): number {
  const isHalved = /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(end - 1, end + 1));
  return isHalved ? end + 1 : end;
}

function fixLine(line: string, unescapes: boolean): string {
  for (let current = line; ; ) {
    const next = fixOnce(current, unescapes);
    if (next === current) return next;
    current = next;
  }
}

function fixOnce(line: string, unescapes: boolean): string {
  const unescaped = unescapes ? unescapeHtml(line) : line;
  return readC1AsWindows(undoMojibake(unescaped))
    .replace(LIGATURE, (ligature) => LIGATURES[ligature] ?? ligature)
    .replace(/\u3000/g, ' ')
    .replace(/[\uff01-\uffef]/g, (character) => character.normalize('NFKC'))
    .replace(/[\u201c-\u201f]/g, '"')
    .replace(/[\u02bc\u2018-\u201b]/g, "'")
    .replace(/\r\n|[\r\u2028\u2029\x85]/g, '\n')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(TERMINAL_ESCAPE, '')
    .replace(CONTROL, '')
    .normalize('NFC');
}

const LIGATURES: Readonly<Record<string, string>> = {
  Ĳ: 'IJ',
  ĳ: 'ij',
  ŉ: 'ʼn',
  Ǳ: 'DZ',
  ǲ: 'Dz',
  ǳ: 'dz',
  Ǆ: 'DŽ',
  ǅ: 'Dž',
  ǆ: 'dž',
  Ǉ: 'LJ',
  ǈ: 'Lj',
  ǉ: 'lj',
  Ǌ: 'NJ',
  ǋ: 'Nj',
  ǌ: 'nj',
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'ſt',
  ﬆ: 'st',
};
const LIGATURE = new RegExp(`[${Object.keys(LIGATURES).join('')}]`, 'g');
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const TERMINAL_ESCAPE = /\x1b\[[\p{Nd};]*[a-zA-Z]/gu;
/** Those that don't break lines nor shape what is written. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL = /[\0-\x08\x0b\x0e-\x1f\x7f\u206a-\u206f\ufeff\ufff9-\ufffc]/g;
