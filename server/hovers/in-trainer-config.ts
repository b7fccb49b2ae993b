import { pathOfUri } from '../uri.ts';
import { configHover } from './config-hover.ts';
import type { DocumentHover } from './document-hover.ts';

/** What keys and values of the trainer's own configurations are. */
export const inTrainerConfig: DocumentHover = async (context, { textDocument, position }) => {
  const { documents, configs, client } = context;
  const document = documents.get(textDocument.uri);
  const path = pathOfUri(textDocument.uri);
  if (!document || path === undefined) return undefined;
  const found = configs.documentOf(path, document.getText())?.hover(document.offsetAt(position));
  return found && configHover(client, document, found);
};
