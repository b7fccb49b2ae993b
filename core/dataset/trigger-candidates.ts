import { tagKey } from '../caption/tag-key.ts';
import { isGeneric } from '../vocabulary/known-words.ts';
import type { ConceptFolder } from './files.ts';

/** Placeholders that some trainers fill with the trigger. */
export const placeholders = ['[trigger]', '[name]'] as const;

/**
 * What a folder's name offers as its trigger: all its words, then its words without the last, which by the trainer's
 * custom is the class (`alice woman` → `alice woman`, `alice`). Plain words are left out.
 */
export function instanceWords(folder: ConceptFolder): readonly string[] {
  const words = (folder.classTokens ?? '').split(/\s+/).filter(Boolean);
  const phrases = [words.join(' '), words.slice(0, -1).join(' ')];
  return phrases.filter((phrase, index) => {
    return phrase !== '' && phrases.indexOf(phrase) === index && !isGeneric(tagKey(phrase));
  });
}

/** The class of a folder by the trainer's custom: the last of several words of its name. */
export function classWord(folder: ConceptFolder): string | undefined {
  const words = (folder.classTokens ?? '').split(/\s+/).filter(Boolean);
  return words.length > 1 ? words.at(-1) : undefined;
}

/** The phrases whose captions a dataset counts, so that its trigger can be inferred at any time. */
export function watchedPhrases(folders: readonly ConceptFolder[]): readonly string[] {
  return [...new Set([...placeholders, ...folders.flatMap(instanceWords)])];
}
