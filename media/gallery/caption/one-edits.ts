import type { CaptionParts } from '../../../protocol/gallery/caption.ts';
import type { OneEdit } from './written.ts';

/** The text of a tag by its number. */
function tagAt({ text, tags }: CaptionParts, place: number): string | undefined {
  const tag = tags[place];
  return tag && text.slice(tag.start, tag.end);
}

/** Puts a tag at another number. */
export function moveTag({ tags }: CaptionParts, from: number, to: number): OneEdit | undefined {
  if (from === to || from >= tags.length || to >= tags.length) return undefined;
  return { operation: { kind: 'moveAt', from, to } };
}

/** Takes a tag out. @param expected what it must be, if that matters */
export function removeTag(parts: CaptionParts, place: number, expected?: string): OneEdit | undefined {
  const tag = tagAt(parts, place);
  if (tag === undefined || (expected !== undefined && tag !== expected)) return undefined;
  return { operation: { kind: 'removeAt', places: [place] }, again: { kind: 'remove', tags: [tag] } };
}

/** Puts a tag behind all others, or several that are parted by commas. */
export function addTag({ tags }: CaptionParts, written: string): OneEdit {
  const added = written
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
  const [tag = written] = added;
  const again = { kind: 'add' as const, tags: added, place: { at: 'end' as const } };
  return added.length > 1
    ? { operation: again }
    : { operation: { kind: 'insertAt', place: tags.length, tag }, again };
}

/** Writes a tag another way; without any text, takes it out. */
export function changeTag(parts: CaptionParts, place: number, written: string): OneEdit | undefined {
  const { text, tags } = parts;
  const tag = tags[place];
  const before = tagAt(parts, place);
  if (!tag || before === undefined || before === written) return undefined;
  if (written === '') return removeTag(parts, place);
  return {
    operation: { kind: 'set', text: text.slice(0, tag.start) + written + text.slice(tag.end) },
    again: { kind: 'replace', from: before, to: written },
  };
}
