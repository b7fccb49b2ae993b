import { type CodeLens, CodeLensRefreshRequest, type Range } from 'vscode-languageserver/node';
import { imagesOfCaption } from '../../core/dataset/dataset.ts';
import { codeLenses as lensesOf } from '../../core/language/code-lenses.ts';
import { guard } from '../guard.ts';
import { knownCommands } from '../known-commands.ts';
import { refresher } from '../refresh.ts';
import { captionAt } from '../session/caption-at.ts';
import { translate } from '../translate.ts';
import { uriOfPath } from '../uri.ts';
import type { Feature } from './feature.ts';

const OPEN = 'vscode.open';
const PROBLEMS = 'workbench.actions.view.problems';
const ABOVE: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Above a caption: its pictures with their buckets, and how much was found. Only where something happens on a click. */
export const codeLenses: Feature = {
  capabilities: (client) =>
    knownCommands(client).has(OPEN) ? { codeLensProvider: { resolveProvider: false } } : {},
  register(context) {
    const { connection, client, session, findings, settings } = context;
    const known = knownCommands(client);
    if (!known.has(OPEN)) return;
    connection.onCodeLens(
      guard(connection, 'code lenses', async ({ textDocument }): Promise<CodeLens[] | null> => {
        const open = await captionAt(context, textDocument);
        if (!open || !settings.current.codeLens.enabled) return null;
        const { path, dataset } = open;
        // Hints don't count: the Problems panel has none either.
        const count = [path, ...imagesOfCaption(dataset, path)]
          .flatMap((file) => findings.of(file).findings)
          .filter(({ severity }) => severity !== 'hint').length;
        return lensesOf(dataset, path, count)
          .map(({ title, image }): CodeLens => {
            const command =
              image === undefined ? { command: PROBLEMS } : { command: OPEN, arguments: [uriOfPath(image)] };
            return { range: ABOVE, command: { title: translate(title), ...command } };
          })
          .filter(({ command }) => command && known.has(command.command));
      }),
    );
    const canRefresh = client.workspace?.codeLens?.refreshSupport ?? false;
    const refresh = refresher(connection, canRefresh ? CodeLensRefreshRequest.method : undefined);
    settings.onDidChange(refresh);
    session.onDidChange(({ files }) => files ?? refresh());
    findings.onDidChange((paths) => {
      const isShown = (path: string) => {
        const captions = session.datasetOf(path)?.captions;
        return session.documentAt(path) !== undefined || captions?.has(path) === false;
      };
      if (paths.some(isShown)) refresh();
    });
  },
};
