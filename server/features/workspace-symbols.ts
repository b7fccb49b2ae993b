import { type SymbolInformation, SymbolKind } from 'vscode-languageserver/node';
import { workspaceSymbols as symbolsOf } from '../../core/language/workspace-symbols.ts';
import { rangeInText } from '../convert.ts';
import { guard } from '../guard.ts';
import { translate } from '../translate.ts';
import type { Feature } from './feature.ts';

/** The tags of all datasets, with how often they are used. */
export const workspaceSymbols: Feature = {
  capabilities: () => ({ workspaceSymbolProvider: true }),
  register({ connection, session }) {
    connection.onWorkspaceSymbol(
      guard(connection, 'workspace symbols', async ({ query }): Promise<SymbolInformation[]> => {
        await session.ready();
        return symbolsOf(session.datasets, query).map(({ tag, container, path, caption, span }) => ({
          name: tag,
          kind: SymbolKind.String,
          containerName: translate(container),
          location: { uri: session.uriOf(path), range: rangeInText(caption.text, span) },
        }));
      }),
    );
  },
};
