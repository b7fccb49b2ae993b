import type { DocumentHover } from './document-hover.ts';
import { inCaption } from './in-caption.ts';
import { inDatasetConfig } from './in-dataset-config.ts';
import { inPrompt } from './in-prompt.ts';
import { inTrainerConfig } from './in-trainer-config.ts';

/** By kinds of documents: the first one that knows a document answers. */
export const documentHovers: readonly DocumentHover[] = [
  inPrompt,
  inDatasetConfig,
  inCaption,
  inTrainerConfig,
];
