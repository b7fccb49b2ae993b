import type { Location, LocationLink, Range } from 'vscode-languageserver/node';
import { CONFIG_FILE } from '../../core/config/schema.ts';
import { definitionAt } from '../../core/language/definition.ts';
import { joinPath } from '../../core/path.ts';
import { rangeInText, rangeOf } from '../convert.ts';
import { guard } from '../guard.ts';
import { captionAt } from '../session/caption-at.ts';
import { uriOfPath } from '../uri.ts';
import type { Feature } from './feature.ts';

/** Of a picture there is only the whole. */
const WHOLE: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** A tag leads to where it is declared, all else in a caption to the picture. One place, so that editors go there at once. */
export const definition: Feature = {
  capabilities: () => ({ definitionProvider: true }),
  register(context) {
    const { connection, client, session } = context;
    const hasLinks = client.textDocument?.definition?.linkSupport ?? false;
    connection.onDefinition(
      guard(
        connection,
        'definition',
        async ({ textDocument, position }): Promise<Location[] | LocationLink[] | null> => {
          const open = await captionAt(context, textDocument);
          if (!open) return null;
          const { document, path, dataset, caption } = open;
          const config = session.configText(dataset.root);
          const found = definitionAt(dataset, path, caption, document.offsetAt(position), config);
          const configUri = session.uriOf(joinPath(dataset.root, CONFIG_FILE));
          const places: Location[] = found.declared
            ? [{ uri: configUri, range: rangeInText(config ?? '', found.declared) }]
            : found.images.map((image) => ({ uri: uriOfPath(image), range: WHOLE }));
          if (!hasLinks) return places;
          return places.map(({ uri, range }) => ({
            ...(found.origin ? { originSelectionRange: rangeOf(document, found.origin) } : {}),
            targetUri: uri,
            targetRange: range,
            targetSelectionRange: range,
          }));
        },
      ),
    );
  },
};
