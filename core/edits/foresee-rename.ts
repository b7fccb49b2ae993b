import { parseCaption } from '../caption/caption.ts';
import type { TagRename } from '../caption/rename.ts';
import { tagKey } from '../caption/tag-key.ts';
import { strip } from '../caption/white-space.ts';
import { readToml } from '../config/toml.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { isTrigger } from '../dataset/trigger/trigger.ts';
import { type Message, message } from '../message.ts';
import type { FileText } from './bulk-edit.ts';

/** A rename as a user words it. */
export type RenameWish = Omit<TagRename, 'inSentences'>;

/** What a rename would do, as far as the dataset's counts tell it at once. */
export interface RenameOutlook {
  /** Why it can't be done. */
  readonly refusal?: Message;
  /** In how many captions it stands. */
  readonly captions: number;
  /** How the dataset writes the other tag that it becomes one with, and in how many captions. */
  readonly merges?: { readonly tag: string; readonly captions: number };
}

/** The wish with what the dataset knows of the tag: a trigger is renamed in sentences too. */
export function renameOf(dataset: Dataset, { from, to, allSpellings }: RenameWish): TagRename {
  return { from, to: strip(to), allSpellings, inSentences: isTrigger(dataset, from) };
}

/** In how many captions a tag stands; a trigger inside of tags and sentences too. */
export function useOf(dataset: Dataset, tag: string, allSpellings = true): number {
  const { tags, phrases } = dataset.statistics;
  const own = tags.get(tagKey(tag));
  const alone = (allSpellings ? own?.count : own?.spellings.get(tag)) ?? 0;
  return Math.max(alone, isTrigger(dataset, tag) ? (phrases.get(tag) ?? 0) : 0);
}

/**
 * What comes of a rename. Costs next to nothing: it is asked at each letter of the new name.
 * @param config the text of the dataset's `lora-dataset.toml`, where it has one
 */
export function foreseeRename(dataset: Dataset, wish: RenameWish, config?: FileText): RenameOutlook {
  const { from, to, allSpellings } = wish;
  const { tags } = dataset.statistics;
  const own = tags.get(tagKey(from));
  const captions = useOf(dataset, from, allSpellings);
  const name = strip(to);
  const other = tagKey(name) === tagKey(from) ? undefined : tags.get(tagKey(name));
  const refusal =
    refusalOfName(dataset, name) ??
    refusalOfPair(name, from, allSpellings ? [...(own?.spellings.keys() ?? [])] : [from]) ??
    refusalOfConfig(from, config);
  if (refusal) return { refusal, captions };
  if (!other) return { captions };
  if (isTrigger(dataset, from) && !isTrigger(dataset, name)) {
    const lost = message('"{0}" is the trigger, and "{1}" a tag of {2} captions.', from, name, other.count);
    return { refusal: lost, captions };
  }
  return { captions, merges: { tag: name, captions: other.count } };
}

/** Why something can't be the name of a tag in a dataset. @param name without white space around it */
export function refusalOfName({ trainer, grammar }: Dataset, name: string): Message | undefined {
  if (name === '') return message('A tag has at least one letter.');
  // Frequencies are counted by commas whatever parts the tags.
  const separator = [',', ...grammar.separators].find((one) => name.includes(one));
  if (separator) return message('The trainer would read two tags: "{0}" separates them.', separator);
  const { tags } = parseCaption(name, trainer.readSpan(name, grammar), grammar);
  if (tags.length === 1 && tags[0]?.text === name) return undefined;
  return message('The trainer would not read this as one tag.');
}

function refusalOfPair(name: string, from: string, spellings: readonly string[]): Message | undefined {
  return name === from && spellings.every((one) => one === name)
    ? message('The tag is called so already.')
    : undefined;
}

/** A configuration that names the tag and can't be read could not follow. */
function refusalOfConfig(from: string, config: FileText | undefined): Message | undefined {
  const isNamed = config?.text.toLowerCase().includes(from.toLowerCase()) ?? false;
  return isNamed && config && 'mistake' in readToml(config.text)
    ? message('Mend the mistakes in lora-dataset.toml first.')
    : undefined;
}
