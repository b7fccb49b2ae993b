import { tagKey } from '../../caption/tag-key.ts';
import type { Config, TriggerSetting } from '../../config/schema.ts';
import { isGeneric } from '../../vocabulary/known-words.ts';
import type { ConceptFolder } from '../files.ts';

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

/** What a declared trigger means: any one of these, each with all of its phrases. */
export function alternativesOf(setting: TriggerSetting): readonly (readonly string[])[] {
  if (typeof setting === 'string') return [[setting]];
  return Array.isArray(setting) ? setting.map((phrase) => [phrase]) : [setting.all];
}

/** The phrases that a dataset counts in its captions: its triggers, and those that could be inferred as one. */
export function watchedPhrases(config: Config, folders: readonly ConceptFolder[]): readonly string[] {
  const concepts = [config.dataset, ...Object.values(config.concepts ?? {})];
  const declared = concepts.flatMap((concept) =>
    concept?.trigger === undefined ? [] : alternativesOf(concept.trigger).flat(),
  );
  return [...new Set([...placeholders, ...declared, ...folders.flatMap(instanceWords)])];
}
