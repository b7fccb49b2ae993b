import type { ConfigDocument } from '../../core/config/config-document.ts';
import { CONFIG_FILE } from '../../core/config/schema.ts';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { datasetConfigDocument } from '../../core/language/config/dataset-config.ts';
import { readUserFiles } from '../../core/node/training/user-folder.ts';
import { basename, dirname } from '../../core/path.ts';
import type { FeatureContext } from '../features/feature.ts';
import { pathOfUri } from '../uri.ts';
import { datasetKnown } from './caption-at.ts';

/** An open `lora-dataset.toml`. */
export interface OpenDatasetConfig {
  readonly document: NonNullable<ReturnType<FeatureContext['documents']['get']>>;
  readonly config: ConfigDocument;
  readonly dataset: Dataset | undefined;
}

/** The `lora-dataset.toml` that a request is about; undefined for any other document. */
export async function datasetConfigAt(
  context: FeatureContext,
  { uri }: { readonly uri: string },
): Promise<OpenDatasetConfig | undefined> {
  const { documents, session, fileSystem, training, configs } = context;
  const path = pathOfUri(uri);
  if (path === undefined || basename(path) !== CONFIG_FILE) return undefined;
  await datasetKnown(session, path);
  const document = documents.get(uri);
  if (!document) return undefined;
  const dataset = session.datasetAt(dirname(path));
  const { models } = readUserFiles(fileSystem, training.platform.configFolder);
  const around = {
    options: configs.options(),
    models: Object.keys(models),
    promptOf: (text: string) => configs.promptOf(text),
    folders: [...(dataset?.folders.keys() ?? [])].map(basename),
  };
  return { document, dataset, config: datasetConfigDocument(document.getText(), around) };
}
