import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  MarkupKind,
} from 'vscode-languageserver/node';
import { completeCaption } from '../../core/language/completion/complete-caption.ts';
import { filterText } from '../../core/language/completion/filter-text.ts';
import type { Suggestion } from '../../core/language/completion/suggestion.ts';
import { rangeOf } from '../convert.ts';
import { guard } from '../guard.ts';
import { escapeMarkdown } from '../markdown.ts';
import { captionUnder } from '../sheets/caption-under.ts';
import { translate } from '../translate.ts';
import { warmUp } from '../warm-up.ts';
import { writtenTag } from '../written-tag.ts';
import type { Feature } from './feature.ts';

const kinds: Record<Suggestion['source'], CompletionItemKind> = {
  trigger: CompletionItemKind.Keyword,
  base: CompletionItemKind.Constant,
  dataset: CompletionItemKind.Value,
  view: CompletionItemKind.Text,
  list: CompletionItemKind.Text,
};

/** A tag may begin with a digit (`1girl`), which no editor takes for a word's beginning. */
const triggerCharacters = [',', ' ', ...'0123456789'];

/** Tags for the place of the cursor. */
export const completion: Feature = {
  capabilities: () => ({ completionProvider: { triggerCharacters } }),
  register(context) {
    const { connection, client, documents, knowledge, settings } = context;
    const { completionItem } = client.textDocument?.completion ?? {};
    const hasDetails = completionItem?.labelDetailsSupport ?? false;
    const hasMarkdown = completionItem?.documentationFormat?.includes(MarkupKind.Markdown) ?? false;

    /** Beside each label where the editor can, else of the one that is chosen. */
    const detailOf = ({ detail, alias }: Suggestion): Partial<CompletionItem> => {
      const text = translate(detail);
      const other = alias === undefined ? {} : { detail: ` ← ${alias}` };
      return hasDetails ? { labelDetails: { description: text, ...other } } : { detail: text };
    };
    const documentationOf = ({ description }: Suggestion): Partial<CompletionItem> => {
      if (description.length === 0) return {};
      const lines = description.map(translate);
      const documentation = hasMarkdown
        ? { kind: MarkupKind.Markdown, value: lines.map(escapeMarkdown).join('  \n') }
        : { kind: MarkupKind.PlainText, value: lines.join('\n') };
      return { documentation };
    };

    documents.onDidOpen(({ document }) => {
      warmUp(context, document.uri).catch((error: unknown) => {
        connection.console.error(`completion is not prepared: ${error}`);
      });
    });
    connection.onCompletion(
      guard(connection, 'completion', async ({ textDocument, position }): Promise<CompletionList | null> => {
        const open = await captionUnder(context, textDocument, position);
        if (!open) return null;
        const { places, path, dataset, caption } = open;
        const completed = completeCaption(dataset, path, caption, places.offsetAt(position), knowledge);
        if (!completed) return null;
        const { replace, typed, lead, trail, suggestions } = completed;
        const range = rangeOf(places, replace);
        return {
          isIncomplete: true,
          items: suggestions.map((suggestion, index): CompletionItem => {
            const { tag, source, alias } = suggestion;
            const text = writtenTag(settings, suggestion);
            return {
              label: tag,
              kind: kinds[source],
              ...detailOf(suggestion),
              ...documentationOf(suggestion),
              sortText: String(index).padStart(4, '0'),
              filterText: filterText(typed, alias === undefined ? [tag] : [alias, tag]),
              textEdit: { range, newText: lead + text + trail },
            };
          }),
        };
      }),
    );
  },
};
