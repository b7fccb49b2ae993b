import { parseCaption, type Tag } from '../caption/caption.ts';
import { type Grammar, lineGrammar } from '../caption/grammar.ts';
import type { Dataset } from './dataset.ts';
import type { ConceptFolder } from './files.ts';

/** The caption that all pictures of a concept folder start from: its own, else the dataset's, as declared. */
export function baseCaptionOf({ config }: Dataset, folder: ConceptFolder | undefined): string | undefined {
  return config.concepts?.[folder?.name ?? '']?.base_caption ?? config.dataset?.base_caption;
}

/** The tags of that caption, split as the training splits the captions; none where nothing is declared. */
export function baseTagsOf(dataset: Dataset, folder: ConceptFolder | undefined): readonly Tag[] {
  const base = baseCaptionOf(dataset, folder);
  if (base === undefined) return NONE;
  if (latest?.base !== base || latest.grammar !== dataset.grammar) {
    const { tags } = parseCaption(base, undefined, lineGrammar(dataset.grammar));
    latest = { base, grammar: dataset.grammar, tags };
  }
  return latest.tags;
}

const NONE: readonly Tag[] = [];
/** What was asked for last: rules ask for it at each caption. */
let latest: { readonly base: string; readonly grammar: Grammar; readonly tags: readonly Tag[] } | undefined;
