import { readConfig } from '../../core/config/read-config.ts';
import { enclosingRoot } from '../../core/dataset/discovery/enclosing.ts';
import { explainDataset } from '../../core/dataset/discovery/explain.ts';
import { listTree } from '../../core/dataset/discovery/listing.ts';
import { toNative } from '../../core/node/native-path.ts';
import { type WhyDatasetParams, type WhyDatasetResult, whyDatasetRequest } from '../../protocol/lsp.ts';
import { guard } from '../guard.ts';
import { folderAt } from '../session/dataset-at.ts';
import { translate } from '../translate.ts';
import { pathOfUri } from '../uri.ts';
import type { Feature } from './feature.ts';

/** Says why a folder is a dataset, or why not. */
export const whyDataset: Feature = {
  capabilities: () => ({}),
  register({ connection, session, fileSystem }) {
    connection.onRequest<WhyDatasetResult, never>(
      whyDatasetRequest,
      guard<WhyDatasetParams, WhyDatasetResult>(connection, 'why dataset', async ({ uri }) => {
        const path = pathOfUri(uri);
        if (path === undefined) return { folder: uri, reasons: [] };
        const folder = folderAt(path);
        const top = session.folderOf(path) ?? enclosingRoot(fileSystem, folder);
        // The disk as it is now: the session may have it from before a change that it was not told of.
        const listing = listTree(fileSystem, top);
        const configOf = (root: string) => readConfig(session.configText(root) ?? '').config;
        const reasons = explainDataset({ listing, top, configOf }, folder);
        return { folder: toNative(folder), reasons: reasons.map(translate) };
      }),
    );
  },
};
