import * as z from 'zod/mini';
import type { Operation, TagPlace } from '../../../protocol/gallery/edits.ts';

/** What the form can do, in the order of its list. */
export const formKinds = [
  'replace',
  'add',
  'remove',
  'move',
  'regex',
  'sort',
  'dedupe',
  'fix',
] as const satisfies readonly Operation['kind'][];
export type FormKind = (typeof formKinds)[number];

export const places = ['front', 'end', 'before', 'after'] as const satisfies readonly TagPlace['at'][];
export const orders = ['base', 'alphabet'] as const;

/** The form's fields in which a tag is written. */
export type TagFieldName = 'tags' | 'from' | 'to' | 'moved' | 'beside';

/** What stands in the form. What is written for one kind is there again when one comes back to it. */
export const formFields = z.object({
  kind: z.enum(formKinds),
  /** Of what is added or removed, with commas. */
  tags: z.string(),
  from: z.string(),
  to: z.string(),
  moved: z.string(),
  at: z.enum(places),
  /** The tag that `before` and `after` mean. */
  beside: z.string(),
  pattern: z.string(),
  replacement: z.string(),
  ignoresCase: z.boolean(),
  order: z.enum(orders),
  /** The rule whose fix is meant. */
  code: z.string(),
});
export type Fields = Readonly<z.infer<typeof formFields>>;

export const emptyFields: Fields = {
  kind: 'replace',
  tags: '',
  from: '',
  to: '',
  moved: '',
  at: 'end',
  beside: '',
  pattern: '',
  replacement: '',
  ignoresCase: false,
  order: 'base',
  code: '',
};

/** The fields for tags that are in the form now, as they follow each other. */
export function tagFieldsOf({ kind, at }: Pick<Fields, 'kind' | 'at'>): readonly TagFieldName[] {
  const beside = at === 'before' || at === 'after' ? (['beside'] as const) : [];
  if (kind === 'add') return ['tags', ...beside];
  if (kind === 'move') return ['moved', ...beside];
  if (kind === 'remove') return ['tags'];
  return kind === 'replace' ? ['from', 'to'] : [];
}

/** What the form says is to be done; undefined while something is missing. */
export function operationOf(fields: Fields): Operation | undefined {
  const { kind, pattern, replacement, ignoresCase, order, code } = fields;
  const tags = tagsIn(fields.tags);
  const place = placeOf(fields);
  const [from, to, moved] = [fields.from.trim(), fields.to.trim(), fields.moved.trim()];
  switch (kind) {
    case 'add':
      return tags.length > 0 && place ? { kind, tags, place } : undefined;
    case 'remove':
      return tags.length > 0 ? { kind, tags } : undefined;
    case 'replace':
      return from !== '' && to !== '' ? { kind, from, to } : undefined;
    case 'move':
      return moved !== '' && place ? { kind, tag: moved, place } : undefined;
    case 'regex':
      return pattern !== '' ? { kind, pattern, ignoresCase, replacement } : undefined;
    case 'sort':
      return { kind, order };
    case 'fix':
      return code !== '' ? { kind, code } : undefined;
    case 'dedupe':
      return { kind };
  }
}

/**
 * Puts a tag of the captions into the form.
 * @param last the field for a tag that one was in
 */
export function withTag(fields: Fields, tag: string, last: TagFieldName | undefined): Fields {
  const names = tagFieldsOf(fields);
  const name = last !== undefined && names.includes(last) ? last : names[0];
  // A kind that asks for no tag is none for this one.
  if (name === undefined) return { ...fields, kind: 'replace', from: tag, to: '' };
  if (name !== 'tags') return { ...fields, [name]: tag };
  const tags = tagsIn(fields.tags);
  return { ...fields, tags: (tags.includes(tag) ? tags : [...tags, tag]).join(', ') };
}

/** Where the tag is that is written at a place of several, without the spaces around it. */
export function pieceAt(text: string, offset: number): { readonly start: number; readonly end: number } {
  const from = text.slice(0, offset).lastIndexOf(',') + 1;
  const comma = text.indexOf(',', offset);
  const piece = text.slice(from, comma < 0 ? text.length : comma);
  const start = from + piece.length - piece.trimStart().length;
  // One may be among the spaces.
  return { start: Math.min(start, offset), end: Math.max(offset, from + piece.trimEnd().length) };
}

function tagsIn(text: string): string[] {
  return text
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}

function placeOf({ at, beside }: Fields): TagPlace | undefined {
  const tag = beside.trim();
  if (at === 'front' || at === 'end') return { at };
  return tag === '' ? undefined : { at, tag };
}
