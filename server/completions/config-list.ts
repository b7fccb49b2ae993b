import {
  type ClientCapabilities,
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  InsertTextFormat,
  MarkupKind,
} from 'vscode-languageserver/node';
import type { ConfigCompletion, ConfigItem } from '../../core/config/complete-config.ts';
import { type Positions, rangeOf } from '../convert.ts';
import { escapeMarkdown } from '../markdown.ts';
import { translate } from '../translate.ts';

/** What begins something in a configuration, where an editor does not ask by itself. */
export const configTriggers = ['"', "'", '=', '[', '-', ' '];

const kinds: Readonly<Record<ConfigItem['kind'], CompletionItemKind>> = {
  table: CompletionItemKind.Module,
  key: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
};

/** What may be written in a configuration, as LSP has it. */
export function configList(
  client: ClientCapabilities,
  places: Positions,
  { replace, items }: ConfigCompletion,
): CompletionList {
  const can = client.textDocument?.completion?.completionItem;
  const isMarkdown = can?.documentationFormat?.includes(MarkupKind.Markdown) ?? false;
  const range = rangeOf(places, replace);
  return {
    isIncomplete: false,
    items: items.map((item, index): CompletionItem => {
      const { snippet = item.newText, about } = item;
      const isSnippet = can?.snippetSupport === true && item.snippet !== undefined;
      const lines = about.map(translate);
      return {
        label: item.label,
        kind: kinds[item.kind],
        detail: translate(item.detail),
        ...(lines.length > 0
          ? {
              documentation: isMarkdown
                ? { kind: MarkupKind.Markdown, value: lines.map(escapeMarkdown).join('\n\n') }
                : { kind: MarkupKind.PlainText, value: lines.join('\n') },
            }
          : {}),
        sortText: String(index).padStart(4, '0'),
        filterText: item.filter,
        ...(isSnippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
        textEdit: { range, newText: isSnippet ? snippet : item.newText },
      };
    }),
  };
}
