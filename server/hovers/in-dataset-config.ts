import { datasetConfigAt } from '../session/dataset-config.ts';
import { configHover } from './config-hover.ts';
import type { DocumentHover } from './document-hover.ts';

/** What keys and values of a `lora-dataset.toml` are. */
export const inDatasetConfig: DocumentHover = async (context, { textDocument, position }) => {
  const open = await datasetConfigAt(context, textDocument);
  if (!open) return undefined;
  const found = open.config.hover(open.document.offsetAt(position));
  return found ? configHover(context.client, open.document, found) : null;
};
