import type { Span } from '../span.ts';
import type { Path, TomlReading } from './toml.ts';

/** Lists and texts that hold tags, as ways to them; `*` stands for every key. */
export const TAGS: readonly Path[] = [
  ['dataset', 'trigger'],
  ['concepts', '*', 'trigger'],
  ['views', '*', 'hides'],
  ['tags', 'known'],
  ['tags', 'unwanted'],
  ['tags', 'aliases'],
  ['tags', 'implies'],
];
/** Whole captions. */
export const CAPTIONS: readonly Path[] = [
  ['dataset', 'base_caption'],
  ['concepts', '*', 'base_caption'],
];
/** What is painted from: captions with the trainer's flags behind them. */
export const PROMPTS: Path = ['samples', 'prompts'];
/** Tables whose keys are tags. */
export const KEYS: readonly Path[] = [['views'], ['composition'], ['tags', 'aliases'], ['tags', 'implies']];

/** What is said in words in a prompt: what it is to show, and what not (`--n`); the other flags are numbers and names. */
export function wordsOfPrompt(prompt: string): readonly Span[] {
  return [...prompt.matchAll(/(?:^| --n )((?:(?! --).)*)/gis)].map(({ 0: all, 1: words = '', index }) => {
    const end = index + all.length;
    return { start: end - words.length, end };
  });
}

/** All strings at a way, or in the lists and tables below it. */
export function* stringsBelow({ value }: TomlReading, path: Path): Iterable<readonly [Path, string]> {
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

/** The entries of a table or list; none of anything else. */
export function childrenOf(node: unknown): readonly (readonly [string, unknown])[] {
  return typeof node === 'object' && node !== null ? Object.entries(node) : [];
}
