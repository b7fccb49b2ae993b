import type { ForeignEncoding } from '../../dataset/foreign-text.ts';

/** How the characters of two bytes look in an encoding: all of them, and those that people use. */
interface Pairs {
  readonly all: RegExp;
  readonly usual: RegExp;
}

// The usual ones are those that each standard puts in front: kana, Hangul, the first level of Han characters.
const pairs: Readonly<Partial<Record<ForeignEncoding, Pairs>>> = {
  shift_jis: {
    all: /[\x81-\x9f\xe0-\xfc][\x40-\xfc]/g,
    usual: /^(?:\x81[\x41-\x7c]|[\x82\x83][\x40-\xf1]|[\x88-\x97].|\x98[\x40-\x72])$/s,
  },
  'euc-jp': { all: /[\xa1-\xfe][\xa1-\xfe]/g, usual: /^(?:[\xa1\xa4\xa5].|[\xb0-\xcf].)$/s },
  'euc-kr': { all: /[\x81-\xfe][\x41-\xfe]/g, usual: /^[\xb0-\xc8][\xa1-\xfe]$/s },
  gb18030: { all: /[\x81-\xfe][\x40-\xfe]/g, usual: /^(?:[\xa1\xa3]|[\xb0-\xd7])[\xa1-\xfe]$/s },
  big5: { all: /[\x81-\xfe][\x40-\xfe]/g, usual: /^(?:[\xa1-\xa2]|[\xa4-\xc6]).$/s },
};

const usualLetters = /[оеаинтсрвлкмдпуяыαειοτνσρηκπόίάéèêàáâãäåçíïñóôöõøúüßæęąłśżčšžřěőűışğ]/u;
const scripts = [/^\p{Script=Latin}+$/u, /^\p{Script=Cyrillic}+$/u, /^\p{Script=Greek}+$/u];
const usualSigns = /[’‘“”–—…«»°©®™€£¿¡„]/u;

/**
 * How likely it is that bytes were written in an encoding that they can be read in: 0 and less (hardly) to 1. Short texts
 * give little to go by: this says in which order to offer them, not which it is.
 */
export function likelihoodOf(encoding: ForeignEncoding, bytes: Uint8Array, text: string): number {
  const kind = pairs[encoding];
  return kind ? likelihoodOfPairs(kind, bytes, text) : likelihoodOfLetters(text);
}

function likelihoodOfPairs({ all, usual }: Pairs, bytes: Uint8Array, text: string): number {
  const found = Buffer.from(bytes).toString('latin1').match(all) ?? [];
  const share = found.filter((pair) => usual.test(pair)).length / Math.max(1, found.length);
  // Katakana of half the width, or what is glued to Latin letters: most likely bytes of another encoding.
  const odd = text.match(/[\uff61-\uff9f]|[a-z]\P{ASCII}|\P{ASCII}[a-z]/giu)?.length ?? 0;
  return share - odd / Math.max(1, found.length);
}

/** Of one byte a character: whether its letters make words of one script, with capitals where words have them. */
function likelihoodOfLetters(text: string): number {
  let sum = 0;
  let count = 0;
  for (const [word] of text.matchAll(/[\p{L}\p{M}]+|[^\p{L}\p{M}\s\x21-\x7e]/gu)) {
    const own = [...word].filter((character) => character > '\x7f');
    count += own.length;
    if (/^[^\p{L}]/u.test(word)) sum += usualSigns.test(word) ? 0.5 : -0.5;
    else sum += likelihoodOfWord(word, own);
  }
  return count === 0 ? 0 : sum / count;
}

/** The likelihood of each of its letters that is beyond ASCII, added up. */
function likelihoodOfWord(word: string, own: readonly string[]): number {
  const script = scripts.find((one) => one.test(word));
  if (!script) return -own.length;
  if (/\p{Ll}\p{Lu}/u.test(word)) return 0;
  // Languages that are written in Latin letters do with few others.
  if (script === scripts[0] && own.length * 3 > word.length * 2 && word.length > 1) return 0.2 * own.length;
  const capitals = /^\p{Lu}{2}/u.test(word) ? 0.2 : 0;
  return own.reduce((sum, letter) => sum + (usualLetters.test(letter.toLowerCase()) ? 1 : 0.6) - capitals, 0);
}
