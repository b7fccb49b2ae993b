import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver/node';
import { highlightsAt } from '../../core/language/document-highlight.ts';
import { rangeOf } from '../convert.ts';
import { guard } from '../guard.ts';
import { captionAt } from '../session/caption-at.ts';
import type { Feature } from './feature.ts';

/** The other places of a tag in the same caption. */
export const documentHighlight: Feature = {
  capabilities: () => ({ documentHighlightProvider: true }),
  register(context) {
    const { connection } = context;
    connection.onDocumentHighlight(
      guard(
        connection,
        'document highlight',
        async ({ textDocument, position }): Promise<DocumentHighlight[] | null> => {
          const open = await captionAt(context, textDocument);
          if (!open) return null;
          const { document, path, dataset, caption } = open;
          return highlightsAt(dataset, path, caption, document.offsetAt(position)).map((span) => ({
            range: rangeOf(document, span),
            kind: DocumentHighlightKind.Text,
          }));
        },
      ),
    );
  },
};
