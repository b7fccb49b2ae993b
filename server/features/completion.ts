import type { CompletionList } from 'vscode-languageserver/node';
import { configTriggers } from '../completions/config-list.ts';
import { captionTriggers } from '../completions/in-caption.ts';
import { documentCompleters } from '../completions/in-document.ts';
import { promptTriggers } from '../completions/in-prompt.ts';
import { guard } from '../guard.ts';
import { warmUp } from '../warm-up.ts';
import type { Feature } from './feature.ts';

const triggerCharacters = [...new Set([...captionTriggers, ...configTriggers, ...promptTriggers])];

/** What may be written at the place of the cursor. */
export const completion: Feature = {
  capabilities: () => ({ completionProvider: { triggerCharacters } }),
  register(context) {
    const { connection, documents } = context;
    documents.onDidOpen(({ document }) => {
      warmUp(context, document.uri).catch((error: unknown) => {
        connection.console.error(`completion is not prepared: ${error}`);
      });
    });
    connection.onCompletion(
      guard(
        connection,
        'completion',
        async ({ textDocument, position, context: asked }): Promise<CompletionList | null> => {
          const place = { textDocument, position, trigger: asked?.triggerCharacter };
          for (const complete of documentCompleters) {
            const list = await complete(context, place);
            if (list !== undefined) return list;
          }
          return null;
        },
      ),
    );
  },
};
