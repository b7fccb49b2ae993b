import { parseCaption } from '../../../../core/caption/caption.ts';
import { completeCaption } from '../../../../core/language/completion/complete-caption.ts';
import type { Completion } from '../../../../core/language/completion/suggestion.ts';
import { applyTextEdits } from '../../../../core/span.ts';
import { buildDictionary } from '../../../../core/vocabulary/dictionary/build-dictionary.ts';
import { Dictionary } from '../../../../core/vocabulary/dictionary/dictionary.ts';
import { mergeEntries } from '../../../../core/vocabulary/dictionary/merge-entries.ts';
import { readDictionary } from '../../../../core/vocabulary/dictionary/read-dictionary.ts';
import { captionPath, captionsOf } from '../../../support/datasets.ts';

const base = '1girl, CharacterAI, dark skin, braided hair, earrings';
export const declared = `[dataset]\ntrigger = "CharacterAI"\nbase_caption = "${base}"\n`;
const others = [
  ...Array.from({ length: 6 }, () => `${base}, smile`),
  '1girl, CharacterAI, dark skin, hat, red hair',
  '1girl, CharacterAI, dark skin, hat, darkness',
  '1girl, CharacterAI, smiel',
];

interface Options {
  readonly config?: string;
  readonly folder?: string;
}

/** Completes at the `|` of a caption among others, or at its `‸` where it has choices. */
export function completeAt(
  marked: string,
  { config = declared, folder = '10_x' }: Options = {},
): Completion | undefined {
  const cursor = marked.includes('‸') ? '‸' : '|';
  const offset = marked.indexOf(cursor);
  const text = marked.replace(cursor, '');
  const dataset = captionsOf([text, ...others], { folder, config });
  const caption = dataset.captions.get(captionPath(0, folder))?.caption ?? parseCaption('');
  return completeCaption(dataset, captionPath(0, folder), caption, offset);
}

/** The dictionary of a danbooru list. */
export function dictionaryOf(csv: string): Dictionary {
  return new Dictionary(buildDictionary(mergeEntries([readDictionary('danbooru.csv', csv).entries])));
}

/** The tags offered at the `|` of a caption. */
export const tagsAt = (marked: string, options?: Options) =>
  completeAt(marked, options)?.suggestions.map(({ tag }) => tag);

/** The caption after the first suggestion was taken. */
export function taken(marked: string, tag?: string): string {
  const completed = completeAt(marked);
  const suggestion = completed?.suggestions.find((one) => tag === undefined || one.tag === tag);
  if (!completed || !suggestion) throw new Error('nothing suggested');
  const { replace, lead, trail } = completed;
  return applyTextEdits(marked.replace('|', ''), [{ span: replace, newText: lead + suggestion.tag + trail }]);
}
