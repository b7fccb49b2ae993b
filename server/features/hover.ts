import type { Hover } from 'vscode-languageserver/node';
import { guard } from '../guard.ts';
import { documentHovers } from '../hovers/in-document.ts';
import type { Feature } from './feature.ts';

/** What is known of the place under the mouse. */
export const hover: Feature = {
  capabilities: () => ({ hoverProvider: true }),
  register(context) {
    const { connection } = context;
    connection.onHover(
      guard(connection, 'hover', async ({ textDocument, position }): Promise<Hover | null> => {
        for (const ask of documentHovers) {
          const found = await ask(context, { textDocument, position });
          if (found !== undefined) return found;
        }
        return null;
      }),
    );
  },
};
