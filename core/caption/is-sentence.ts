import type { Caption, Tag } from './caption.ts';
import { styleOf } from './style.ts';

/** Whether a part of a caption is read as a sentence, or as a piece of one: all of it in prose. */
export function isSentence({ style }: Caption, tag: Tag): boolean {
  return style === 'prose' || (style === 'mixed' && styleOf([tag]) !== 'tags');
}

/** The parts of a caption that are tags: all that are no sentences; none of prose. */
export function tagsOf(caption: Caption): readonly Tag[] {
  if (caption.style === 'tags') return caption.tags;
  return caption.style === 'prose' ? [] : caption.tags.filter((tag) => !isSentence(caption, tag));
}

/** Longer ones are sentences. */
const LONGEST_TAG = 60;

/** Whether a key may be a tag's, by a quick look: pieces of sentences, which commas part as well, are longer or end so. */
export function isTagLike(key: string): boolean {
  return key.length <= LONGEST_TAG && !/[.!?](?:$| )/.test(key);
}
