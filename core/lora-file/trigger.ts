import { isGeneric } from '../vocabulary/known-words.ts';
import { readTrainingMetadata, type TrainingMetadata, textIn } from './training-metadata.ts';

/** What has to be in a prompt for a LoRA to work, and whether its file says so or it only follows from its captions. */
export interface TriggerOfFile {
  readonly words: string;
  readonly isDeclared: boolean;
}

/** So many of the captions have a trigger. */
const SHARE = 0.9;

/**
 * The trigger of a LoRA. Where nobody declared one, it is the tag of nearly all captions that stands in the name of the folder that
 * it was trained on (`10_alice woman`), with the folder's letters: the trainer counts tags in small ones. Undefined where folders
 * have several, as concepts do.
 */
export function triggerOf(metadata: Readonly<Record<string, unknown>>): TriggerOfFile | undefined {
  const declared = textIn(metadata['modelspec.trigger_phrase'])?.replace(/\s+/g, ' ').trim();
  if (declared !== undefined && declared !== '') return { words: declared, isDeclared: true };
  const found = new Set(triggersOfFolders(readTrainingMetadata(metadata)));
  const [words] = found;
  return found.size === 1 && words !== undefined ? { words, isDeclared: false } : undefined;
}

function triggersOfFolders({ folders, tags }: TrainingMetadata): readonly (string | undefined)[] {
  const pictures = new Map(folders.map(({ name, pictures: count }) => [name, count]));
  return tags.map(({ folder, tags: counts }) => {
    const least = SHARE * (pictures.get(folder) ?? Number.POSITIVE_INFINITY);
    const words = folder.replace(/^\d+_/, '');
    const places = counts
      .filter(([tag, count]) => count >= least && !isGeneric(tag))
      .map(([tag]) => ({ tag, at: placeOf(words, tag) }))
      .filter(({ at }) => at >= 0)
      // The folder's own words are the trigger, then the class.
      .sort((a, b) => a.at - b.at || b.tag.length - a.tag.length);
    const [first] = places;
    return first && words.slice(first.at, first.at + first.tag.length);
  });
}

/** Where a tag stands in a folder's name as whole words, also with `_` for a blank; -1 for nowhere. */
function placeOf(words: string, tag: string): number {
  const [name, wanted] = [words, tag].map((text) => text.toLowerCase().replaceAll('_', ' '));
  if (name === undefined || wanted === undefined || wanted === '') return -1;
  const isWord = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
  for (let at = name.indexOf(wanted); at >= 0; at = name.indexOf(wanted, at + 1))
    if (!isWord(name[at - 1]) && !isWord(name[at + wanted.length])) return at;
  return -1;
}
