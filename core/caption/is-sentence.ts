import type { Caption, Tag } from './caption.ts';
import { styleOf } from './style.ts';

/** Whether a part of a caption is read as a sentence, or as a piece of one: all of it in prose. */
export function isSentence({ style }: Caption, tag: Tag): boolean {
  return style === 'prose' || (style === 'mixed' && styleOf([tag]) !== 'tags');
}
