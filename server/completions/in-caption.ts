import {
  type ClientCapabilities,
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  MarkupKind,
} from 'vscode-languageserver/node';
import { completeCaption } from '../../core/language/completion/complete-caption.ts';
import { filterText } from '../../core/language/completion/filter-text.ts';
import type { Suggestion } from '../../core/language/completion/suggestion.ts';
import { rangeOf } from '../convert.ts';
import { escapeMarkdown } from '../markdown.ts';
import { captionUnder } from '../sheets/caption-under.ts';
import { translate } from '../translate.ts';
import { writtenTag } from '../written-tag.ts';
import type { DocumentCompleter } from './document-completer.ts';

const kinds: Record<Suggestion['source'], CompletionItemKind> = {
  trigger: CompletionItemKind.Keyword,
  base: CompletionItemKind.Constant,
  dataset: CompletionItemKind.Value,
  view: CompletionItemKind.Text,
  list: CompletionItemKind.Text,
};

/** A tag may begin with a digit (`1girl`), which no editor takes for a word's beginning. */
export const captionTriggers = [',', ' ', ...'0123456789'];

/** Tags of a caption. */
export const inCaption: DocumentCompleter = async (context, { textDocument, position, trigger }) => {
  const open = await captionUnder(context, textDocument, position);
  if (!open) return undefined;
  const { knowledge, settings } = context;
  const { places, path, dataset, caption } = open;
  const offset = places.offsetAt(position);
  // What begins something in other files begins no tag; within a word (`t-shirt`) a list that is open shall stay.
  const isOurs = trigger === undefined || captionTriggers.includes(trigger);
  if (!isOurs && !/[\p{L}\p{N}]/u.test(caption.text[offset - 2] ?? '')) return null;
  const completed = completeCaption(dataset, path, caption, offset, knowledge);
  if (!completed) return null;
  const { replace, typed, lead, trail, suggestions } = completed;
  const range = rangeOf(places, replace);
  return tagList(context.client, suggestions, typed, (suggestion) => ({
    textEdit: { range, newText: lead + writtenTag(settings, suggestion) + trail },
  }));
};

/** Tags in the order in which they are suggested. @param typed what they are compared with @param edit what each of them does */
export function tagList(
  client: ClientCapabilities,
  suggestions: readonly Suggestion[],
  typed: string,
  edit: (suggestion: Suggestion) => Pick<CompletionItem, 'textEdit' | 'insertTextFormat'>,
): CompletionList {
  return {
    isIncomplete: true,
    items: suggestions.map((suggestion, index): CompletionItem => {
      const { tag, alias, source } = suggestion;
      return {
        label: tag,
        kind: kinds[source],
        ...detailOf(client, suggestion),
        ...documentationOf(client, suggestion),
        sortText: String(index).padStart(4, '0'),
        filterText: filterText(typed, alias === undefined ? [tag] : [alias, tag]),
        ...edit(suggestion),
      };
    }),
  };
}

/** Beside each label where the editor can, else of the one that is chosen. */
function detailOf(
  { textDocument }: ClientCapabilities,
  { detail, alias }: Suggestion,
): Partial<CompletionItem> {
  const text = translate(detail);
  const other = alias === undefined ? {} : { detail: ` ← ${alias}` };
  const hasDetails = textDocument?.completion?.completionItem?.labelDetailsSupport ?? false;
  return hasDetails ? { labelDetails: { description: text, ...other } } : { detail: text };
}

function documentationOf(
  { textDocument }: ClientCapabilities,
  { description }: Suggestion,
): Partial<CompletionItem> {
  if (description.length === 0) return {};
  const lines = description.map(translate);
  const formats = textDocument?.completion?.completionItem?.documentationFormat;
  const documentation = formats?.includes(MarkupKind.Markdown)
    ? { kind: MarkupKind.Markdown, value: lines.map(escapeMarkdown).join('  \n') }
    : { kind: MarkupKind.PlainText, value: lines.join('\n') };
  return { documentation };
}
