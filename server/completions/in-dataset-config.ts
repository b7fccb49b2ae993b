import { type CompletionList, InsertTextFormat } from 'vscode-languageserver/node';
import type { ConfigCompletion } from '../../core/config/complete-config.ts';
import { tomlString } from '../../core/config/write-config.ts';
import { completeTag } from '../../core/language/completion/complete-tag.ts';
import type { Span } from '../../core/span.ts';
import { rangeOf } from '../convert.ts';
import type { FeatureContext } from '../features/feature.ts';
import { datasetConfigAt, type OpenDatasetConfig } from '../session/dataset-config.ts';
import { writtenTag } from '../written-tag.ts';
import { configList } from './config-list.ts';
import type { DocumentCompleter } from './document-completer.ts';
import { tagList } from './in-caption.ts';

/** Keys and values of a `lora-dataset.toml`, and tags where its texts are such. */
export const inDatasetConfig: DocumentCompleter = async (context, { textDocument, position }) => {
  const open = await datasetConfigAt(context, textDocument);
  if (!open) return undefined;
  const offset = open.document.offsetAt(position);
  const completed = open.config.complete(offset);
  if (!completed) return null;
  return tagsIn(context, open, completed, offset) ?? configList(context.client, open.document, completed);
};

/** Tags of the dataset, in a text that holds some. */
function tagsIn(
  context: FeatureContext,
  { document, dataset }: OpenDatasetConfig,
  { holds, replace }: ConfigCompletion,
  offset: number,
): CompletionList | undefined {
  if (!holds || !dataset) return undefined;
  const text = document.getText();
  const { client, knowledge, settings } = context;
  const isQuoted = holds.quote !== '';
  const inner = isQuoted ? innerOf(text, replace, holds.quote.length) : replace;
  if (offset < inner.start || offset > inner.end) return undefined;
  const part = holds.what === 'tag' ? inner : partAt(text, inner, offset);
  // An editor replaces nothing that goes over several lines.
  if (/[\r\n]/.test(text.slice(part.start, part.end))) return undefined;
  const typed = text.slice(part.start, offset);
  const suggestions = completeTag(dataset, typed.trimStart(), knowledge);
  const range = rangeOf(document, part);
  return tagList(client, suggestions, typed, (suggestion) => {
    const written = writtenTag(settings, suggestion);
    return {
      insertTextFormat: InsertTextFormat.PlainText,
      textEdit: { range, newText: isQuoted ? escaped(written, holds.quote) : tomlString(written) },
    };
  });
}

/** What stands between the quotes, or behind the one that there is. */
function innerOf(text: string, { start, end }: Span, quote: number): Span {
  const isShut =
    end - start >= 2 * quote && text.slice(end - quote, end) === text.slice(start, start + quote);
  return { start: start + quote, end: isShut ? end - quote : end };
}

/** The tag of a caption around an offset, without the blanks in front of it. */
function partAt(text: string, { start, end }: Span, offset: number): Span {
  const before = text.slice(start, offset);
  const from = before.lastIndexOf(',') + 1;
  const blanks = before.slice(from).length - before.slice(from).trimStart().length;
  const after = text.slice(offset, end).search(/,|$/);
  return { start: start + from + blanks, end: offset + after };
}

/** A tag within quotes that are there already; literal ones take it as it is. */
function escaped(tag: string, quote: string): string {
  return quote.startsWith("'") ? tag : tomlString(tag).slice(1, -1);
}
