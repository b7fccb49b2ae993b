import { type Caption, readText } from './caption.ts';
import { commas, type Grammar } from './grammar.ts';
import { findPhrase, isAscii } from './phrase.ts';
import { rememberedByPhrase, rememberedByTag } from './spelling.ts';

/**
 * Whether one of some phrases stands in the part of a caption that is read, as whole words. None has a comma in it, so that
 * each tag can be looked through by itself, and once, however many captions have it.
 */
export function anyPhraseIn(phrases: readonly string[]): (caption: Caption) => boolean {
  const find = phrasesIn(phrases);
  return (caption) => find(caption).length > 0;
}

/** The same, telling which of them; one may come twice. Many are looked for in the time of one. */
export function phrasesIn(phrases: readonly string[]): (caption: Caption) => readonly string[] {
  const find = phraseFinder(phrases);
  const findInTag = rememberedByTag(({ text }) => find(text));
  return (caption) => {
    const { grammar, tags } = caption;
    if (grammar !== commas && phrases.some((phrase) => mayBeSplit(grammar, phrase)))
      return find(readText(caption));
    let found = NONE;
    for (const tag of tags) {
      const more = findInTag(tag);
      if (more.length > 0) found = found.length > 0 ? [...found, ...more] : more;
    }
    return found;
  };
}

const NONE: readonly string[] = [];

/** Whether a phrase goes on from tag to tag, since it has a separator in it: blanks and underscores are the same to it. */
export function mayBeSplit({ separators }: Grammar, phrase: string): boolean {
  return separators.some((one) => /^[\s_]*$/.test(one) || phrase.includes(one));
}

/** The phrases that stand in a text as whole words; several times faster than one after the other. */
function phraseFinder(phrases: readonly string[]): (text: string) => readonly string[] {
  const byWord = new Map<string, string[]>();
  const others: string[] = [];
  for (const phrase of phrases) {
    const [word] = isAscii(phrase) ? (phrase.toLowerCase().match(/^[a-z\d]+/) ?? []) : [];
    if (word === undefined) others.push(phrase);
    else byWord.set(word, [...(byWord.get(word) ?? []), phrase]);
  }
  return (text) => {
    const has = (phrase: string) => findPhrase(text, phrase) !== undefined;
    if (!isAscii(text)) return listOf(phrases.filter(has));
    const found = others.filter(has);
    // Only what begins with a word of the text can be in it.
    for (const word of text.toLowerCase().match(/[a-z\d]+/g) ?? [])
      for (const phrase of byWord.get(word) ?? []) if (has(phrase)) found.push(phrase);
    return listOf(found);
  };
}

/** Nearly all have none: one list for all of these. */
function listOf(found: readonly string[]): readonly string[] {
  return found.length > 0 ? found : NONE;
}

const isInTag = rememberedByPhrase((phrase) => {
  const find = phraseFinder([phrase]);
  return ({ text }) => find(text).length > 0;
});

/** Whether a phrase that somebody chose stands in the part of a caption that is read, as whole words. */
export function hasPhrase(caption: Caption, phrase: string): boolean {
  return mayBeSplit(caption.grammar, phrase)
    ? findPhrase(readText(caption), phrase) !== undefined
    : caption.tags.some(isInTag(phrase));
}
