import {
  type DocumentFilter,
  type DocumentFormattingClientCapabilities,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  type Range,
  type TextEdit,
} from 'vscode-languageserver/node';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { formatCaption } from '../../core/language/format.ts';
import { basename } from '../../core/path.ts';
import { captionLanguage, type ExperimentalCapabilities } from '../../protocol/lsp.ts';
import { rangeOf } from '../convert.ts';
import { guard } from '../guard.ts';
import { literalGlob } from '../literal-glob.ts';
import { Registered } from '../registered.ts';
import { captionAt } from '../session/caption-at.ts';
import type { Feature, FeatureContext } from './feature.ts';

/** Captions in an editor that gives them the language of their own. */
const BY_LANGUAGE: DocumentFilter = { scheme: 'file', language: captionLanguage };

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
  begin({ connection, client, session }) {
    const fail = (error: unknown) => connection.console.error(`formatting is not offered: ${error}`);
    const types = [
      ...(isDynamic(client.textDocument?.formatting) ? [DocumentFormattingRequest.type] : []),
      ...(isDynamic(client.textDocument?.rangeFormatting) ? [DocumentRangeFormattingRequest.type] : []),
    ];
    const offers = types.map(
      (type) => new Registered<Captions>((options) => connection.client.register(type, options), fail),
    );
    const offer = (byPath: readonly DocumentFilter[]) => {
      for (const one of offers) one.update({ documentSelector: [BY_LANGUAGE, ...byPath] });
    };
    const { languages } = (client.experimental ?? {}) as ExperimentalCapabilities;
    offer(languages ? [] : captionsOf(session.datasets));
    if (!languages) session.onDidChange(({ files }) => files ?? offer(captionsOf(session.datasets)));
  },
};

/** Which documents an editor is told to be captions. */
interface Captions {
  readonly documentSelector: DocumentFilter[];
}

/** Captions in an editor that takes them for plain text: by folder, so that other texts keep the formatters that they have. */
function captionsOf(datasets: readonly Dataset[]): readonly DocumentFilter[] {
  const named = datasets.filter(({ captionExtension }) => captionExtension !== '');
  const patterns = named.flatMap(({ folders, captionExtension }) =>
    [...folders.keys()].map(
      (folder) => `**/${literalGlob(basename(folder))}/*${literalGlob(captionExtension)}`,
    ),
  );
  return [...new Set(patterns)].sort().map((pattern) => ({ scheme: 'file', pattern }));
}

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
