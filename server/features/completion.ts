import { type CompletionItem, CompletionItemKind, type CompletionList } from 'vscode-languageserver/node';
import { completeCaption, type Suggestion } from '../../core/language/completion.ts';
import { captionAt } from '../caption-at.ts';
import { rangeOf } from '../convert.ts';
import { guard } from '../guard.ts';
import { translate } from '../translate.ts';
import type { Feature } from './feature.ts';

const kinds: Record<Suggestion['source'], CompletionItemKind> = {
  trigger: CompletionItemKind.Keyword,
  base: CompletionItemKind.Constant,
  dataset: CompletionItemKind.Value,
  vocabulary: CompletionItemKind.Text,
};

/** Tags for the place of the cursor. */
export const completion: Feature = {
  capabilities: () => ({ completionProvider: { triggerCharacters: [',', ' '] } }),
  register(context) {
    const { connection, client } = context;
    const hasDetails = client.textDocument?.completion?.completionItem?.labelDetailsSupport ?? false;
    connection.onCompletion(
      guard(connection, 'completion', async ({ textDocument, position }): Promise<CompletionList | null> => {
        const open = await captionAt(context, textDocument);
        if (!open) return null;
        const { document, path, dataset, caption } = open;
        const completed = completeCaption(dataset, path, caption, document.offsetAt(position));
        if (!completed) return null;
        const { replace, typed, lead, trail, suggestions } = completed;
        const range = rangeOf(document, replace);
        return {
          isIncomplete: true,
          items: suggestions.map(
            ({ tag, source, detail }, index): CompletionItem => ({
              label: tag,
              kind: kinds[source],
              // Beside each label where the editor can, else of the one that is chosen.
              ...(hasDetails
                ? { labelDetails: { description: translate(detail) } }
                : { detail: translate(detail) }),
              sortText: String(index).padStart(4, '0'),
              filterText: typed,
              textEdit: { range, newText: lead + tag + trail },
            }),
          ),
        };
      }),
    );
  },
};
