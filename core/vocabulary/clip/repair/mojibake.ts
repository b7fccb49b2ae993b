import { CODE_PAGES, type CodePage, encode, LOST } from './code-pages.ts';
import { looksGarbled } from './mojibake-signs.ts';
import { decodeUtf8 } from './utf8.ts';

/**
 * Undoes a wrong decoding (`schÃ¶n` was `schön`), as often as it was done; a text without signs of one stays as it is.
 * Does what `ftfy.fix_encoding` of ftfy 6.3.1 does (© Robyn Speer, Apache-2.0), which the trainer's tokenizer calls.
 */
export function undoMojibake(text: string): string {
  for (let current = text; ; ) {
    const next = undoOnce(current);
    if (next === current) return next;
    current = next;
  }
}

function undoOnce(text: string): string {
  if (!looksGarbled(text)) return text;
  const encodings = CODE_PAGES.flatMap((page) => {
    const bytes = encode(text, page);
    return bytes === undefined ? [] : [{ page, bytes }];
  });
  for (const { page, bytes } of encodings) {
    const decoded = decodeRepaired(page, bytes);
    if (decoded !== undefined) return decoded;
  }
  const embedded = text.replace(EMBEDDED, (part) =>
    // Shorter than the whole, so that this ends.
    part.length < text.length && looksGarbled(part) ? undoMojibake(part) : part,
  );
  if (embedded !== text) return embedded;
  const latin = encodings.find(({ page }) => page.name === 'latin-1');
  // What Windows-1252 has as well is probably meant so.
  if (latin && encodings.some(({ page }) => page === WINDOWS_1252)) return text;
  return readC1AsWindows(text);
}

/** What the bytes say as UTF-8, with what was lost of it put back. */
function decodeRepaired({ name, isWindows }: CodePage, bytes: string): string | undefined {
  let repaired = bytes;
  // In MacRoman it would take a dash and a blank for such a sequence.
  if (name !== 'macroman' && ALTERED.test(bytes)) repaired = restoreNoBreakSpaces(bytes);
  if (isWindows) repaired = repaired.replace(LOSSY, REPLACEMENT);
  return decodeUtf8(repaired, /[\xc0\xed]/.test(repaired));
}

/** UTF-8 in which a no-break space (byte 0xA0) became a blank; only characters that are likely in a text. */
const ALTERED = new RegExp(
  [
    '[\xc2\xc3\xc5\xce\xd0\xd9] ',
    '[\xe2\xe3] [\x80-\x84\x86-\x9f\xa1-\xbf]',
    '[\xe0-\xe3][\x80-\x84\x86-\x9f\xa1-\xbf] ',
    '\xf0 [\x80-\xbf][\x80-\xbf]',
    '\xf0[\x80-\xbf] [\x80-\xbf]',
    '\xf0[\x80-\xbf][\x80-\xbf] ',
  ].join('|'),
);
const EVERY_ALTERED = new RegExp(ALTERED, 'g');
/** A lone `à` keeps its blank, but in the Portuguese contractions with it. */
const A_GRAVE = /\xc3 (?! |quele|quela|quilo|s )/g;

function restoreNoBreakSpaces(bytes: string): string {
  return bytes
    .replace(A_GRAVE, '\xc3\xa0 ')
    .replace(EVERY_ALTERED, (sequence) => sequence.replaceAll(' ', '\xa0'));
}

/** UTF-8 of which a byte was lost, or became a question mark. */
const LOSSY = (() => {
  const lost = String.fromCharCode(LOST);
  const some = `[${lost}\x80-\xbf]`;
  const none = `[${lost}?]`;
  return new RegExp(
    [
      `[\xc2-\xdf]${lost}`,
      '[\xc2-\xc3][?]',
      `\xed[\xa0-\xaf]${none}\xed[\xb0-\xbf][${lost}?\x80-\xbf]`,
      `\xed[\xa0-\xaf][${lost}?\x80-\xbf]\xed[\xb0-\xbf]${none}`,
      `[\xe0-\xef]${none}${some}`,
      `[\xe0-\xef]${some}${none}`,
      `[\xf0-\xf4]${none}${some}${some}`,
      `[\xf0-\xf4]${some}${none}${some}`,
      `[\xf0-\xf4]${some}${some}${none}`,
      lost,
    ].join('|'),
    'g',
  );
})();
/** U+FFFD in UTF-8. */
const REPLACEMENT = '\xef\xbf\xbd';

/** The pages that resemble Latin-1. */
const LATIN_LIKE = CODE_PAGES.filter(({ name, isWindows }) => isWindows || name === 'latin-1');
const WINDOWS_1252 = CODE_PAGES.find(({ name }) => name === 'windows-1252');

/** The characters that the Latin-like pages have for the bytes from `first` to `last`, for a class of a pattern. */
function charactersOf(first: number, last = first): string {
  const all = LATIN_LIKE.map(({ characters }) => characters.slice(first - 0x80, last - 0x80 + 1)).join('');
  return [...new Set(all)].join('');
}

/** Sequences that look like UTF-8 read in a Latin-like page, in the midst of other text. */
const EMBEDDED = (() => {
  const continuation = charactersOf(0x80, 0xbf);
  // Dashes, quotation marks and the like stand for themselves beside such a sequence.
  const strict = continuation.replace(/[‘’‚“”„–—―•…]/g, '');
  const next = `[ ${continuation}]`;
  const two = `[${charactersOf(0xc2, 0xdf)}]${next}`;
  const three = `[${charactersOf(0xe0, 0xef)}]${next}{2}`;
  const four = `[${charactersOf(0xf0)}${charactersOf(0xf3)}]${next}{3}`;
  return new RegExp(`(?<![${strict}])(?:${two}|${three}|${four})+`, 'gu');
})();

/** Reads what is left of the control characters U+0080 to U+009F as Windows-1252, as browsers do. */
export function readC1AsWindows(text: string): string {
  return text.replace(
    /[\x80-\x9f]/g,
    (control) => WINDOWS_1252?.characters.charAt(control.charCodeAt(0) - 0x80) ?? control,
  );
}
