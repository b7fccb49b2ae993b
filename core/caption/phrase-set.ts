import { type Caption, readText } from './caption.ts';
import { commas, type Grammar } from './grammar.ts';
import { findPhrase, isAscii } from './phrase.ts';
import { rememberedByPhrase, rememberedByTag } from './spelling.ts';

/**
 * Whether one of some phrases stands in the part of a caption that is read, as whole words. None has a comma in it, so that
 * each tag can be looked through by itself, and once, however many captions have it.
 */
export function anyPhraseIn(phrases: readonly string[]): (caption: Caption) => boolean {
  const isIn = phraseFinder(phrases);
  const isInTag = rememberedByTag(({ text }) => isIn(text));
  return (caption) =>
    caption.grammar !== commas && phrases.some((phrase) => mayBeSplit(caption.grammar, phrase))
      ? isIn(readText(caption))
      : caption.tags.some(isInTag);
}

/** Whether a phrase goes on from tag to tag, since it has a separator in it: blanks and underscores are the same to it. */
export function mayBeSplit({ separators }: Grammar, phrase: string): boolean {
  return separators.some((one) => /^[\s_]*$/.test(one) || phrase.includes(one));
}

/** Whether one of some phrases stands in a text as whole words; several times faster than one after the other. */
function phraseFinder(phrases: readonly string[]): (text: string) => boolean {
  const byWord = new Map<string, string[]>();
  const others: string[] = [];
  for (const phrase of phrases) {
    const [word] = isAscii(phrase) ? (phrase.toLowerCase().match(/^[a-z\d]+/) ?? []) : [];
    if (word === undefined) others.push(phrase);
    else byWord.set(word, [...(byWord.get(word) ?? []), phrase]);
  }
  return (text) => {
    const has = (phrase: string) => findPhrase(text, phrase) !== undefined;
    if (!isAscii(text)) return phrases.some(has);
    // Only what begins with a word of the text can be in it.
    for (const word of text.toLowerCase().match(/[a-z\d]+/g) ?? [])
      if (byWord.get(word)?.some(has)) return true;
    return others.some(has);
  };
}

const isInTag = rememberedByPhrase((phrase) => {
  const isIn = phraseFinder([phrase]);
  return ({ text }) => isIn(text);
});

/** Whether a phrase that somebody chose stands in the part of a caption that is read, as whole words. */
export function hasPhrase(caption: Caption, phrase: string): boolean {
  return mayBeSplit(caption.grammar, phrase)
    ? findPhrase(readText(caption), phrase) !== undefined
    : caption.tags.some(isInTag(phrase));
}
