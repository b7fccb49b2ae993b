import { type IsCaptionParams, type IsCaptionResult, isCaptionRequest } from '../../protocol/lsp.ts';
import { guard } from '../guard.ts';
import { datasetKnown } from '../session/caption-at.ts';
import { pathOfUri } from '../uri.ts';
import type { Feature } from './feature.ts';

/** Tells an editor which of its plain texts are captions. */
export const isCaption: Feature = {
  capabilities: () => ({}),
  register({ connection, session }) {
    connection.onRequest(
      isCaptionRequest,
      guard<IsCaptionParams, IsCaptionResult>(connection, 'is caption', async ({ uri }) => {
        const path = pathOfUri(uri);
        if (path !== undefined) await datasetKnown(session, path);
        return { isCaption: path !== undefined && session.isCaption(path) };
      }),
    );
  },
};
