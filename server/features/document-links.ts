import * as path from 'node:path';
import type { DocumentLink } from 'vscode-languageserver/node';
import { CONFIG_FILE } from '../../core/config/schema.ts';
import { configLinks } from '../../core/language/document-links.ts';
import { fromNative, toNative } from '../../core/node/native-path.ts';
import { pathKind } from '../../core/node/path-kind.ts';
import { basename, dirname } from '../../core/path.ts';
import { rangeOf } from '../convert.ts';
import { guard } from '../guard.ts';
import { pathOfUri, uriOfPath } from '../uri.ts';
import type { Feature } from './feature.ts';

/** The files and folders that a configuration names, as far as they are there. Captions name none. */
export const documentLinks: Feature = {
  capabilities: () => ({ documentLinkProvider: { resolveProvider: false } }),
  register({ connection, documents }) {
    connection.onDocumentLinks(
      guard(connection, 'document links', ({ textDocument }): DocumentLink[] => {
        const document = documents.get(textDocument.uri);
        const file = pathOfUri(textDocument.uri);
        if (!document || file === undefined || basename(file) !== CONFIG_FILE) return [];
        return configLinks(document.getText()).flatMap(({ span, written }) => {
          const target = fromNative(path.resolve(toNative(dirname(file)), written));
          if (typeof pathKind(target) === 'object') return [];
          return [{ range: rangeOf(document, span), target: uriOfPath(target) }];
        });
      }),
    );
  },
};
