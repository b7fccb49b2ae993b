import { setInTable } from '../../core/config/edit-config.ts';
import { CONFIG_FILE } from '../../core/config/schema.ts';
import { message } from '../../core/message.ts';
import { type KeepRecipeParams, keepRecipeRequest, type Refusable } from '../../protocol/training.ts';
import { applyInEditor } from '../edits/apply-in-editor.ts';
import { configEdit } from '../edits/rule-actions.ts';
import { guard } from '../guard.ts';
import { datasetOfUri } from '../session/dataset-at.ts';
import { translate } from '../translate.ts';
import type { Feature } from './feature.ts';

/** Has the editor write a dataset's recipe into its configuration, which is made where there is none. */
export const keepRecipe: Feature = {
  capabilities: () => ({}),
  register(context) {
    const { connection } = context;
    connection.onRequest<Refusable, never>(
      keepRecipeRequest,
      guard<KeepRecipeParams, Refusable>(connection, 'keep recipe', async ({ uri, recipe }) => {
        const dataset = await datasetOfUri(context, uri);
        const edit =
          dataset &&
          configEdit(context, dataset.root, (text) => setInTable(text, 'training', 'recipe', recipe));
        if (!edit) {
          const way = message(
            '{0} can not be changed: set recipe below [training] there by hand.',
            CONFIG_FILE,
          );
          return { reason: translate(way) };
        }
        const { applied, failureReason } = await applyInEditor(connection, { edit });
        const refused = message('The editor did not change {0}: {1}', CONFIG_FILE, failureReason ?? '');
        return { reason: applied ? null : translate(refused) };
      }),
    );
  },
};
