import type { TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { pathOfUri, uriOfPath } from '../uri.ts';

/**
 * The documents that an editor has open, by path. Editors write the URI of one file in several ways (`(` or `%28`, `C:`
 * or `c%3A`): what is told of an open document bears the name that its editor gave it.
 */
export class OpenDocuments {
  readonly #documents: TextDocuments<TextDocument>;
  /** By path. */
  readonly #uris = new Map<string, string>();

  constructor(documents: TextDocuments<TextDocument>) {
    this.#documents = documents;
    documents.onDidOpen(({ document: { uri } }) => {
      const path = pathOfUri(uri);
      if (path !== undefined) this.#uris.set(path, uri);
    });
    documents.onDidClose(({ document: { uri } }) => {
      const path = pathOfUri(uri);
      if (path !== undefined && this.#uris.get(path) === uri) this.#uris.delete(path);
    });
  }

  /** The paths of all open files. */
  get paths(): readonly string[] {
    return [...this.#uris.keys()];
  }

  at(path: string): TextDocument | undefined {
    const uri = this.#uris.get(path);
    return uri === undefined ? undefined : this.#documents.get(uri);
  }

  /** The URI of a file as its editor writes it; of one that isn't open, as the library does. */
  uriOf(path: string): string {
    return this.#uris.get(path) ?? uriOfPath(path);
  }
}
