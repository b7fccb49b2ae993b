import { type InlayHint, InlayHintRefreshRequest } from 'vscode-languageserver/node';
import { inlayHints as hintsOf } from '../../core/language/inlay-hints.ts';
import { guard } from '../guard.ts';
import { refresher } from '../refresh.ts';
import { captionAt } from '../session/caption-at.ts';
import { translate } from '../translate.ts';
import type { Feature } from './feature.ts';

/** How many tokens a caption has, and where the model stops to read it. */
export const inlayHints: Feature = {
  capabilities: () => ({ inlayHintProvider: true }),
  register(context) {
    const { connection, client, session, settings, knowledge } = context;
    connection.languages.inlayHint.on(
      guard(connection, 'inlay hints', async ({ textDocument, range }): Promise<InlayHint[]> => {
        const open = await captionAt(context, textDocument);
        if (!open || !settings.current.inlayHints.tokens) return [];
        const { document, dataset, caption } = open;
        const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
        return hintsOf(dataset, knowledge, caption)
          .filter(({ offset }) => start <= offset && offset <= end)
          .map(({ offset, label, tooltip }) => ({
            position: document.positionAt(offset),
            // Not by `paddingLeft`: VS Code keeps the width of a hint that one types at, and forgets it there.
            label: `\u00a0${translate(label)}`,
            tooltip: translate(tooltip),
            paddingRight: offset < caption.read.end,
          }));
      }),
    );
    const canRefresh = client.workspace?.inlayHint?.refreshSupport ?? false;
    const refresh = refresher(connection, canRefresh ? InlayHintRefreshRequest.method : undefined);
    // The limit may be another one.
    session.onDidChange(({ files }) => files ?? refresh());
    settings.onDidChange(refresh);
  },
};
