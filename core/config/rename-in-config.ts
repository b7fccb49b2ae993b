import { parseCaption } from '../caption/caption.ts';
import { isMeant, type TagRename, tagRenamer } from '../caption/rename.ts';
import { tagKey } from '../caption/tag-key.ts';
import { applyTextEdits, type Span, type TextEdit } from '../span.ts';
import { views } from '../vocabulary/views.ts';
import { rewriteString } from './string-edits.ts';
import { type Path, readToml, type TomlReading } from './toml.ts';

/** Lists and texts that hold tags, as ways to them; `*` stands for every key. */
const TAGS: readonly Path[] = [
  ['dataset', 'trigger'],
  ['concepts', '*', 'trigger'],
  ['views', '*', 'hides'],
  ['tags', 'known'],
  ['tags', 'unwanted'],
  ['tags', 'aliases'],
  ['tags', 'implies'],
];
/** Whole captions. */
const CAPTIONS: readonly Path[] = [
  ['dataset', 'base_caption'],
  ['concepts', '*', 'base_caption'],
];
/** What is painted from: captions with the trainer's flags behind them. */
const PROMPTS: Path = ['samples', 'prompts'];
/** Tables whose keys are tags. */
const KEYS: readonly Path[] = [['views'], ['composition'], ['tags', 'aliases'], ['tags', 'implies']];

/**
 * The edits that have a `lora-dataset.toml` follow when a tag is renamed: its triggers, base captions, views, tags and
 * sample prompts. A view that the vocabulary knows keeps its name there, by which it is known; none at all for a text that is no TOML.
 */
export function renameInConfig(text: string, rename: TagRename): readonly TextEdit[] {
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
      rewrite(at, value, applyTextEdits(value, renameIn(parseCaption(value))));
  }
  for (const [at, value] of stringsBelow(toml, PROMPTS)) {
    const changed = wordsOfPrompt(value).flatMap((span) => renameIn(parseCaption(value, span)));
    rewrite(at, value, applyTextEdits(value, changed));
  }
  for (const path of KEYS) edits.push(...keyEdits(text, toml, path, rename));
  return edits;
}

/** What is said in words in a prompt: what it is to show, and what not (`--n`); the other flags are numbers and names. */
function wordsOfPrompt(prompt: string): readonly Span[] {
  return [...prompt.matchAll(/(?:^| --n )((?:(?! --).)*)/gis)].map(({ 0: all, 1: words = '', index }) => {
    const end = index + all.length;
    return { start: end - words.length, end };
  });
}

/** All strings at a way, or in the lists and tables below it. */
function* stringsBelow({ value }: TomlReading, path: Path): Iterable<readonly [Path, string]> {
  let found: (readonly [Path, unknown])[] = [[[], value]];
  for (const part of path) {
    found = found.flatMap(([at, table]) =>
      childrenOf(table)
        .filter(([key]) => part === '*' || key === part)
        .map(([key, child]) => [[...at, key], child] as const),
    );
  }
  for (let next = found.pop(); next; next = found.pop()) {
    const [at, node] = next;
    if (typeof node === 'string') yield [at, node];
    else found.push(...childrenOf(node).map(([key, child]) => [[...at, key], child] as const));
  }
}

function childrenOf(node: unknown): readonly (readonly [string, unknown])[] {
  return typeof node === 'object' && node !== null ? Object.entries(node) : [];
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
