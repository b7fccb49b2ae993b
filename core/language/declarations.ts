import { parseCaption } from '../caption/caption.ts';
import { lineGrammar } from '../caption/grammar.ts';
import { tagKey } from '../caption/tag-key.ts';
import {
  CAPTIONS,
  childrenOf,
  KEYS,
  PROMPTS,
  stringsBelow,
  TAGS,
  wordsOfPrompt,
} from '../config/tag-ways.ts';
import { type Path, readToml, type TomlReading } from '../config/toml.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Span } from '../span.ts';
import { placesOf, type Term } from './term.ts';

/** What people call the subject, where it counts as declared too. */
const CLASSES: readonly Path[] = [
  ['dataset', 'class'],
  ['concepts', '*', 'class'],
];

/**
 * Where a configuration names a tag. What declares it comes first: the folder's trigger and base caption, the dataset's,
 * other folders', the views; then what says something about it.
 * @param text of `lora-dataset.toml`
 * @param folder the name of the concept folder that one asks from
 */
export function declarationsOf(
  text: string,
  term: Term,
  { grammar }: Pick<Dataset, 'grammar'>,
  folder: string | undefined,
): readonly Span[] {
  const toml = readToml(text);
  if ('mistake' in toml) return [];
  const found: { readonly path: Path; readonly span: Span }[] = [];
  const within = (path: Path, value: string, span: Span) =>
    found.push({ path, span: partOf(text, toml.placeOf(path, 'value'), value, span) });
  for (const way of [...TAGS, ...CLASSES])
    for (const [path, value] of stringsBelow(toml, way))
      if (tagKey(value) === term.key) within(path, value, { start: 0, end: value.length });
  for (const way of [...CAPTIONS, PROMPTS]) {
    for (const [path, value] of stringsBelow(toml, way)) {
      const parts = way === PROMPTS ? wordsOfPrompt(value) : [undefined];
      for (const part of parts)
        for (const span of placesOf(parseCaption(value, part, lineGrammar(grammar)), term))
          within(path, value, span);
    }
  }
  for (const path of KEYS.flatMap((way) => keysOf(toml, way)))
    if (tagKey(String(path.at(-1))) === term.key) found.push({ path, span: toml.placeOf(path, 'key') });
  return found
    .map((one) => ({ ...one, rank: rankOf(one.path, folder) }))
    .sort((a, b) => a.rank - b.rank || a.span.start - b.span.start)
    .map(({ span }) => span);
}

function keysOf({ value }: TomlReading, way: Path): readonly Path[] {
  const table = way.reduce<unknown>((at, part) => new Map(childrenOf(at)).get(String(part)), value);
  return childrenOf(table).map(([key]) => [...way, key]);
}

function rankOf(path: Path, folder: string | undefined): number {
  if (path[0] === 'concepts') return path[1] === folder ? 0 : 2;
  if (path[0] === 'dataset') return 1;
  return path[0] === 'views' && path.length === 2 ? 3 : 4;
}

/** A part of a text value in its source; all of the value where escapes make source and value differ. */
function partOf(text: string, place: Span, value: string, part: Span): Span {
  const at = text.slice(place.start, place.end).indexOf(value);
  if (at < 0) return place;
  return { start: place.start + at + part.start, end: place.start + at + part.end };
}
