import { pathOfUri } from '../uri.ts';
import { configList } from './config-list.ts';
import type { DocumentCompleter } from './document-completer.ts';

/** Keys and values of the trainer's own configurations. */
export const inTrainerConfig: DocumentCompleter = async (context, { textDocument, position }) => {
  const { documents, configs, client } = context;
  const document = documents.get(textDocument.uri);
  const path = pathOfUri(textDocument.uri);
  if (!document || path === undefined) return undefined;
  const completed = configs.documentOf(path, document.getText())?.complete(document.offsetAt(position));
  return completed && configList(client, document, completed);
};
