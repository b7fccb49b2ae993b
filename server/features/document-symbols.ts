import { type DocumentSymbol, type SymbolInformation, SymbolKind } from 'vscode-languageserver/node';
import { type CaptionSymbol, documentSymbols as symbolsOf } from '../../core/language/document-symbols.ts';
import { rangeOf } from '../convert.ts';
import { guard } from '../guard.ts';
import { captionAt } from '../session/caption-at.ts';
import { translate } from '../translate.ts';
import type { Feature } from './feature.ts';

const kinds: Record<CaptionSymbol['kind'], SymbolKind> = {
  trigger: SymbolKind.Constant,
  tag: SymbolKind.String,
  sentence: SymbolKind.String,
};

/** The outline of a caption: its tags or its sentences. */
export const documentSymbols: Feature = {
  capabilities: () => ({ documentSymbolProvider: true }),
  register(context) {
    const { connection, client } = context;
    const hasDetails = client.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false;
    connection.onDocumentSymbol(
      guard(
        connection,
        'document symbols',
        async ({ textDocument }): Promise<DocumentSymbol[] | SymbolInformation[] | null> => {
          const open = await captionAt(context, textDocument);
          if (!open) return null;
          const { document, path, dataset, caption } = open;
          const symbols = symbolsOf(dataset, path, caption).map(({ name, kind, detail, span }) => {
            return { name, kind: kinds[kind], detail, range: rangeOf(document, span) };
          });
          if (!hasDetails) {
            return symbols.map(({ name, kind, range }) => {
              return { name, kind, location: { uri: textDocument.uri, range } };
            });
          }
          return symbols.map(({ name, kind, detail, range }) => {
            const details = detail ? { detail: translate(detail) } : {};
            return { name, kind, ...details, range, selectionRange: range };
          });
        },
      ),
    );
  },
};
