import { parseCaption } from '../caption/caption.ts';
import { commas, type Grammar } from '../caption/grammar.ts';
import { isMeant, type TagRename, tagRenamer } from '../caption/rename.ts';
import { tagKey } from '../caption/tag-key.ts';
import { applyTextEdits, type Span, type TextEdit } from '../span.ts';
import { views } from '../vocabulary/views/views.ts';
import { rewriteString } from './string-edits.ts';
import { CAPTIONS, childrenOf, KEYS, PROMPTS, stringsBelow, TAGS, wordsOfPrompt } from './tag-ways.ts';
import { type Path, readToml, type TomlReading } from './toml.ts';

/**
 * The edits that have a `lora-dataset.toml` follow when a tag is renamed: its triggers, base captions, views, tags and
 * sample prompts. A view that the vocabulary knows keeps its name there, by which it is known; none at all for a text that is no TOML.
 * @param grammar how the dataset's captions are split
 */
export function renameInConfig(
  text: string,
  rename: TagRename,
  grammar: Grammar = commas,
): readonly TextEdit[] {
  const toml = readToml(text);
  if ('mistake' in toml) return [];
  const edits: TextEdit[] = [];
  const rewrite = (path: Path, value: string, next: string) => {
    if (next !== value) edits.push(...rewriteString(text, toml.placeOf(path, 'value'), next));
  };
  const renamed = (value: string) =>
    isMeant({ text: value, key: tagKey(value) }, rename) ? rename.to : value;
  for (const path of TAGS)
    for (const [at, value] of stringsBelow(toml, path)) rewrite(at, value, renamed(value));
  const renameIn = tagRenamer(rename);
  for (const path of CAPTIONS) {
    for (const [at, value] of stringsBelow(toml, path))
      rewrite(at, value, applyTextEdits(value, renameIn(parseCaption(value, undefined, grammar))));
  }
  for (const [at, value] of stringsBelow(toml, PROMPTS)) {
    const changed = wordsOfPrompt(value).flatMap((span) => renameIn(parseCaption(value, span, grammar)));
    rewrite(at, value, applyTextEdits(value, changed));
  }
  for (const path of KEYS) edits.push(...keyEdits(text, toml, path, rename));
  return edits;
}

/** The keys of a table that are the tag; none where a table of the new name is there already. */
function keyEdits(text: string, toml: TomlReading, path: Path, rename: TagRename): readonly TextEdit[] {
  const table = path.reduce<unknown>((at, part) => new Map(childrenOf(at)).get(String(part)), toml.value);
  const keys = childrenOf(table).map(([key]) => key);
  if (keys.some((key) => tagKey(key) === tagKey(rename.to))) return [];
  const isKnownView = views.some(({ tag }) => tag === tagKey(rename.from));
  if (isKnownView && path[0] !== 'tags') return [];
  const [meant, ...more] = keys.filter((key) => isMeant({ text: key, key: tagKey(key) }, rename));
  if (meant === undefined || more.length > 0) return [];
  return rewriteString(text, lastPartOf(text, toml.placeOf([...path, meant], 'key')), rename.to);
}

/** The last part of a key: of `views."from behind"`, which stands for all of its parts, the one in quotation marks. */
function lastPartOf(text: string, { start, end }: Span): Span {
  const part = /(?:"(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+)$/.exec(text.slice(start, end));
  return { start: part ? start + part.index : start, end };
}
