import { filesOfPairs as filesOf } from '../../core/pair-files/files-of-pairs.ts';
import { unusedFolder } from '../../core/pair-files/unused-folder.ts';
import {
  type FilesOfPairsParams,
  type FilesOfPairsResult,
  filesOfPairsRequest,
} from '../../protocol/files.ts';
import { guard } from '../guard.ts';
import { pathOfUri, uriOfPath } from '../uri.ts';
import type { Feature } from './feature.ts';

/** Tells a client which files go along when something is done to pictures. */
export const filesOfPairs: Feature = {
  capabilities: () => ({}),
  register({ connection, session }) {
    connection.onRequest<FilesOfPairsResult, never>(
      filesOfPairsRequest,
      guard<FilesOfPairsParams, FilesOfPairsResult>(
        connection,
        'files of pairs',
        async ({ dataset: uri, images }) => {
          await session.ready();
          const root = pathOfUri(uri);
          const dataset = root === undefined ? undefined : session.datasetAt(root);
          if (!dataset) return { pairs: [] };
          const found = filesOf(
            dataset,
            images.flatMap((image) => pathOfUri(image) ?? []),
          );
          return {
            pairs: found.map(({ folder, stem, files }) => ({
              folder: uriOfPath(folder),
              unused: uriOfPath(unusedFolder(dataset, folder)),
              stem,
              files: files.map(({ path, ...file }) => ({ uri: uriOfPath(path), ...file })),
            })),
          };
        },
      ),
    );
  },
};
