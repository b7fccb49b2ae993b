import type { TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Session } from '../session/session.ts';
import { pathOfUri } from '../uri.ts';

/** What an editor told when it asked for an edit, and what was open then. */
export interface Asked {
  /** All documents with unsaved changes; left out by an editor whose open documents are all known here. */
  readonly dirty?: readonly string[] | undefined;
  /** The versions of open documents, by URI. One that has another version by now was typed in since. */
  readonly versions?: ReadonlyMap<string, number>;
}

/** What is asked for at this moment: before any work is done, and before the user is asked back. */
export function askedNow(documents: TextDocuments<TextDocument>, { dirty }: Asked): Asked {
  return { dirty, versions: new Map(documents.all().map(({ uri, version }) => [uri, version])) };
}

/** Tells of a file whether an editor may have changes of it that are not on disk. */
export function isUnsaved(session: Session, { dirty, versions }: Asked): (file: string) => boolean {
  if (!dirty) return () => true;
  const told = new Set(dirty.map((uri) => pathOfUri(uri) ?? uri));
  return (file) => {
    if (told.has(file)) return true;
    const document = versions && session.documentAt(file);
    return document !== undefined && versions?.get(document.uri) !== document.version;
  };
}
