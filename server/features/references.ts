import type { Location } from 'vscode-languageserver/node';
import { CONFIG_FILE } from '../../core/config/schema.ts';
import { declarationsOf } from '../../core/language/declarations.ts';
import { referencesOf } from '../../core/language/references.ts';
import { joinPath } from '../../core/path.ts';
import { rangeInText } from '../convert.ts';
import { guard } from '../guard.ts';
import { termPlace } from '../session/term-place.ts';
import { createTurn } from '../turn.ts';
import { urisByFolder } from '../uri.ts';
import type { Feature } from './feature.ts';

/** All places of a tag in its dataset's captions; as its declarations those in the configuration. */
export const references: Feature = {
  capabilities: () => ({ referencesProvider: true }),
  register(context) {
    const { connection, session } = context;
    connection.onReferences(
      guard(connection, 'references', async (params, token): Promise<Location[] | null> => {
        const { textDocument, position } = params;
        // All places: a scan may find more of them.
        await session.ready();
        const place = await termPlace(context, textDocument, position);
        if (!place) return null;
        const { dataset, term, folder } = place;
        const uriOfClosed = urisByFolder();
        const uriOf = (file: string) => session.documentAt(file)?.uri ?? uriOfClosed(file);
        const config = params.context.includeDeclaration ? session.configText(dataset.root) : undefined;
        const declared = declarationsOf(config ?? '', term, dataset, folder).map((span) => ({
          uri: uriOf(joinPath(dataset.root, CONFIG_FILE)),
          range: rangeInText(config ?? '', span),
        }));
        const found = await referencesOf(
          dataset,
          term,
          createTurn(() => token.isCancellationRequested),
        );
        return [
          ...declared,
          ...found.map((one) => ({ uri: uriOf(one.path), range: rangeInText(one.caption.text, one.span) })),
        ];
      }),
    );
  },
};
