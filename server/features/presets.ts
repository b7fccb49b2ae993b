import { CONFIG_FILE } from '../../core/config/schema.ts';
import { captionOfImage } from '../../core/dataset/dataset.ts';
import { presetOfDataset } from '../../core/node/training/prepare/preset-of-dataset.ts';
import { joinPath } from '../../core/path.ts';
import { presetsOf } from '../../core/trainers/preset-adapters.ts';
import { takeOver } from '../../core/training/import-training.ts';
import type { Remark } from '../../core/training/imported-training.ts';
import {
  type ExportPresetParams,
  type ExportPresetResult,
  exportPresetRequest,
  type ImportTrainingParams,
  type ImportTrainingResult,
  importTrainingRequest,
  type PresetRemark,
} from '../../protocol/presets.ts';
import { guard } from '../guard.ts';
import { datasetOfUri } from '../session/dataset-at.ts';
import { translate } from '../translate.ts';
import { uriOfPath } from '../uri.ts';
import type { Feature } from './feature.ts';

/** Reads trainings of other programs into a dataset's configuration, and writes one for them. */
export const presets: Feature = {
  capabilities: () => ({}),
  register(context) {
    const { connection, fileSystem, training } = context;
    connection.onRequest<ImportTrainingResult, never>(
      importTrainingRequest,
      guard<ImportTrainingParams, ImportTrainingResult>(
        connection,
        'import training',
        async ({ uri, name, text }) => {
          const dataset = await datasetOfUri(context, uri);
          if (!dataset) return null;
          const { root, config, configText: before = '', trainer } = dataset;
          const hasCaptions = [...dataset.images.keys()].some((path) => captionOfImage(dataset, path));
          const adapter = presetsOf(trainer.id);
          const read = adapter.read({ name, text });
          const taken =
            'mistake' in read ? read : takeOver(read, { text: before, config, hasCaptions }, adapter);
          if ('mistake' in taken) return { kind: 'refused', reason: translate(taken.mistake) };
          return {
            kind: 'taken',
            config: uriOfPath(joinPath(root, CONFIG_FILE)),
            before,
            after: taken.text,
            remarks: taken.remarks.map(asRemark),
          };
        },
      ),
    );
    connection.onRequest<ExportPresetResult, never>(
      exportPresetRequest,
      guard<ExportPresetParams, ExportPresetResult>(connection, 'export preset', async ({ uri }) => {
        const dataset = await datasetOfUri(context, uri);
        if (!dataset) return null;
        const { text, remarks } = presetOfDataset({ fileSystem, platform: training.platform }, dataset);
        return { text, remarks: remarks.map(asRemark) };
      }),
    );
  },
};

function asRemark({ severity, message }: Remark): PresetRemark {
  return { severity, message: translate(message) };
}
