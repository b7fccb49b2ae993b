import {
  type DocumentFormattingClientCapabilities,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  type Range,
  type TextEdit,
} from 'vscode-languageserver/node';
import { formatCaption } from '../../core/language/format.ts';
import { captionLanguage } from '../../protocol/lsp.ts';
import { rangeOf } from '../convert.ts';
import { guard } from '../guard.ts';
import { captionAt } from '../session/caption-at.ts';
import type { Feature, FeatureContext } from './feature.ts';

/** What editors with languages call captions. */
const CAPTIONS = [{ scheme: 'file', language: captionLanguage }];

/** Whether an editor can be told of a provider for captions alone: `lora-dataset.toml` has formatters of its own. */
const isDynamic = (capability: DocumentFormattingClientCapabilities | undefined) =>
  capability?.dynamicRegistration === true;

/** The dataset's spacing for captions: blanks and nothing else. */
export const formatting: Feature = {
  capabilities: ({ textDocument }) => ({
    ...(isDynamic(textDocument?.formatting) ? {} : { documentFormattingProvider: true }),
    ...(isDynamic(textDocument?.rangeFormatting) ? {} : { documentRangeFormattingProvider: true }),
  }),
  register(context) {
    const { connection } = context;
    connection.onDocumentFormatting(
      guard(connection, 'formatting', ({ textDocument }) => format(context, textDocument)),
    );
    connection.onDocumentRangeFormatting(
      guard(connection, 'range formatting', ({ textDocument, range }) =>
        format(context, textDocument, range),
      ),
    );
  },
  begin({ connection, client }) {
    const options = { documentSelector: CAPTIONS };
    const fail = (error: unknown) => connection.console.error(`formatting is not offered: ${error}`);
    if (isDynamic(client.textDocument?.formatting))
      connection.client.register(DocumentFormattingRequest.type, options).catch(fail);
    if (isDynamic(client.textDocument?.rangeFormatting))
      connection.client.register(DocumentRangeFormattingRequest.type, options).catch(fail);
  },
};

async function format(
  context: FeatureContext,
  textDocument: { readonly uri: string },
  range?: Range,
): Promise<TextEdit[]> {
  const open = await captionAt(context, textDocument);
  if (!open) return [];
  const { document, dataset, caption } = open;
  const span = range && { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  return formatCaption(dataset, caption, span).map((edit) => ({
    range: rangeOf(document, edit.span),
    newText: edit.newText,
  }));
}
