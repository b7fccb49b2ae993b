import type { Caption } from '../caption/caption.ts';
import { removeTag } from '../caption/edit.ts';
import type { Fix } from '../finding.ts';
import { message } from '../message.ts';

/** The fix that takes a tag out: suggested only, for who wrote it may have meant it. @param index its number among the tags */
export function removal(caption: Caption, index: number): Fix {
  const text = caption.tags[index]?.text ?? '';
  return { title: message('Remove "{0}"', text), kind: 'suggested', edits: [removeTag(caption, index)] };
}
