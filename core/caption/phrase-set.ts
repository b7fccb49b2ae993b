import type { Caption, Tag } from './caption.ts';
import { findPhrase, isAscii } from './phrase.ts';
import { rememberedByPhrase, rememberedByTag } from './spelling.ts';

/**
 * Whether one of some phrases stands in a tag, or in a part of a sentence, as whole words. None has a separator in it, so
 * that each tag can be looked through by itself, and once, however many captions have it.
 */
export function phrasesInTags(phrases: readonly string[]): (tag: Tag) => boolean {
  const isIn = phraseFinder(phrases);
  return rememberedByTag(({ text }) => isIn(text));
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
export function hasPhrase({ text, read, grammar, tags }: Caption, phrase: string): boolean {
  // One with a separator in it goes on from tag to tag.
  if (grammar.separators.some((one) => one.trim() === '' || phrase.includes(one)))
    return findPhrase(text.slice(read.start, read.end), phrase) !== undefined;
  return tags.some(isInTag(phrase));
}
