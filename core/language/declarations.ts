import { type Caption, parseCaption } from '../caption/caption.ts';
import { type Grammar, lineGrammar } from '../caption/grammar.ts';
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
import { isTrigger } from '../dataset/trigger/trigger.ts';
import { type Span, touches } from '../span.ts';
import { placesOf, type Term, type TermAt } from './term.ts';

/** What people call the subject, where it counts as declared too. */
const CLASSES: readonly Path[] = [
  ['dataset', 'class'],
  ['concepts', '*', 'class'],
];

/** A text of a configuration that is a tag, or has tags in it. */
interface Value {
  readonly path: Path;
  readonly of: 'key' | 'value';
  readonly text: string;
  /** The parts of it that are captions; undefined where it is one tag. */
  readonly captions: readonly Caption[] | undefined;
}

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
  const found = [...valuesOf(toml, [...TAGS, ...CLASSES], grammar)].flatMap((value) => {
    const spans = value.captions
      ? value.captions.flatMap((caption) => placesOf(caption, term))
      : tagKey(value.text) === term.key
        ? [whole(value)]
        : [];
    return spans.map((span) => ({ path: value.path, span: placeOf(text, toml, value, span) }));
  });
  return found
    .map((one) => ({ ...one, rank: rankOf(one.path, folder) }))
    .sort((a, b) => a.rank - b.rank || a.span.start - b.span.start)
    .map(({ span }) => span);
}

/** The tag that an offset of a configuration touches, wherever it names one. @param text of `lora-dataset.toml` */
export function configTermAt(
  dataset: Dataset,
  text: string,
  offset: number,
): Pick<TermAt, 'text' | 'key' | 'span' | 'isTrigger'> | undefined {
  const toml = readToml(text);
  if ('mistake' in toml) return undefined;
  for (const value of valuesOf(toml, TAGS, dataset.grammar)) {
    if (!touches(toml.placeOf(value.path, value.of), offset)) continue;
    const tags = value.captions?.flatMap((caption) => caption.tags) ?? [
      { text: value.text, span: whole(value) },
    ];
    for (const tag of tags) {
      const span = placeOf(text, toml, value, tag.span);
      if (touches(span, offset))
        return { text: tag.text, key: tagKey(tag.text), span, isTrigger: isTrigger(dataset, tag.text) };
    }
  }
  return undefined;
}

/** All that names tags. @param ways to the texts that are one tag each */
function* valuesOf(toml: TomlReading, ways: readonly Path[], grammar: Grammar): Iterable<Value> {
  for (const way of ways)
    for (const [path, text] of stringsBelow(toml, way))
      yield { path, of: 'value', text, captions: undefined };
  for (const way of [...CAPTIONS, PROMPTS]) {
    for (const [path, text] of stringsBelow(toml, way)) {
      const parts = way === PROMPTS ? wordsOfPrompt(text) : [undefined];
      const captions = parts.map((part) => parseCaption(text, part, lineGrammar(grammar)));
      yield { path, of: 'value', text, captions };
    }
  }
  for (const path of KEYS.flatMap((way) => keysOf(toml, way)))
    yield { path, of: 'key', text: String(path.at(-1)), captions: undefined };
}

function whole({ text }: Value): Span {
  return { start: 0, end: text.length };
}

/** Where a part of a text stands: of a key all of it. */
function placeOf(text: string, toml: TomlReading, { path, of, text: value }: Value, part: Span): Span {
  const place = toml.placeOf(path, of);
  return of === 'key' ? place : partOf(text, place, value, part);
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
