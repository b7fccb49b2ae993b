import type { Dataset } from '../../core/dataset/dataset.ts';
import type { FileText } from '../../core/edits/bulk-edit.ts';
import { foreseeRename, renameOf } from '../../core/edits/foresee-rename.ts';
import { renameTag as renameTagEdit } from '../../core/edits/rename-tag.ts';
import {
  type ForeseeRenameResult,
  foreseeRenameRequest,
  type RenameTagParams,
  type RenameWishParams,
  renameTagRequest,
  type TagAtParams,
  type TagAtResult,
  tagAtRequest,
} from '../../protocol/tags.ts';
import { bulkEditRequest } from '../edits/bulk-edit-request.ts';
import { guard } from '../guard.ts';
import { configFile } from '../session/config-file.ts';
import { datasetOfUri } from '../session/dataset-at.ts';
import { renamePlace } from '../session/term-place.ts';
import { translate } from '../translate.ts';
import { Refused } from '../trust.ts';
import type { Feature } from './feature.ts';

/** Renames a tag in any number of captions, and says beforehand what will come of it. */
export const renameTag: Feature = {
  capabilities: () => ({}),
  register(context) {
    const { connection, session, fileSystem } = context;
    const configOf = ({ root }: Dataset): FileText | undefined => configFile(session, fileSystem, root);
    connection.onRequest(
      foreseeRenameRequest,
      guard<RenameWishParams, ForeseeRenameResult>(connection, 'foresee rename', async ({ uri, ...wish }) => {
        const dataset = await datasetOfUri(context, uri);
        if (!dataset) return { captions: 0 };
        const { refusal, ...outlook } = foreseeRename(dataset, wish, configOf(dataset));
        return refusal ? { ...outlook, refusal: translate(refusal) } : outlook;
      }),
    );
    connection.onRequest<TagAtResult, never>(
      tagAtRequest,
      guard<TagAtParams, TagAtResult>(connection, 'tag at', async ({ uri, position }) => {
        const place = await renamePlace(context, { uri }, position);
        return { tag: place?.target?.text ?? null };
      }),
    );
    connection.onRequest(
      renameTagRequest,
      bulkEditRequest<RenameTagParams>(context, 'rename tag', (dataset, wish, ports) => {
        const config = configOf(dataset);
        const { refusal } = foreseeRename(dataset, wish, config);
        if (refusal) throw new Refused(translate(refusal));
        return renameTagEdit(dataset, renameOf(dataset, wish), config, ports);
      }),
    );
  },
};
