import { foreseeRename, renameOf } from '../../core/edits/foresee-rename.ts';
import { renameTag as renameTagEdit } from '../../core/edits/rename-tag.ts';
import { digestOfText } from '../../core/node/digest.ts';
import type { BulkEditResult } from '../../protocol/lsp.ts';
import {
  type ForeseeRenameResult,
  foreseeRenameRequest,
  type RenameTagParams,
  type RenameWishParams,
  renameTagRequest,
} from '../../protocol/tags.ts';
import { configFile } from '../config-file.ts';
import { datasetAt } from '../dataset-at.ts';
import { guard } from '../guard.ts';
import { translate } from '../translate.ts';
import { Refused } from '../trust.ts';
import { createTurn } from '../turn.ts';
import { pathOfUri } from '../uri.ts';
import type { Feature } from './feature.ts';

/** Renames a tag in any number of captions, and says beforehand what will come of it. */
export const renameTag: Feature = {
  capabilities: () => ({}),
  register({ connection, session, fileSystem, bulkEdits }) {
    const datasetOf = async (uri: string) => {
      const path = pathOfUri(uri);
      return path === undefined ? undefined : datasetAt(session, fileSystem, path);
    };
    connection.onRequest(
      foreseeRenameRequest,
      guard<RenameWishParams, ForeseeRenameResult>(connection, 'foresee rename', async ({ uri, ...wish }) => {
        const dataset = await datasetOf(uri);
        if (!dataset) return { captions: 0 };
        const config = configFile(session, fileSystem, dataset.root);
        const { refusal, ...outlook } = foreseeRename(dataset, wish, config);
        return refusal ? { ...outlook, refusal: translate(refusal) } : outlook;
      }),
    );
    connection.onRequest(
      renameTagRequest,
      guard<RenameTagParams, BulkEditResult>(
        connection,
        'rename tag',
        async ({ uri, from, to, allSpellings, ...params }, token) => {
          const dataset = await datasetOf(uri);
          if (!dataset) return { done: 0, refused: [], unsaved: [], cancelled: false };
          const wish = { from, to, allSpellings };
          const config = configFile(session, fileSystem, dataset.root);
          const { refusal } = foreseeRename(dataset, wish, config);
          if (refusal) throw new Refused(translate(refusal));
          const ports = {
            digest: digestOfText,
            turn: createTurn(() => token.isCancellationRequested),
          };
          const edit = await renameTagEdit(dataset, renameOf(dataset, wish), config, ports);
          return bulkEdits.apply(edit, params, token);
        },
      ),
    );
  },
};
