import type { DocumentHover } from './document-hover.ts';
import { inCaption } from './in-caption.ts';
import { inDatasetConfig } from './in-dataset-config.ts';
import { inTrainerConfig } from './in-trainer-config.ts';

/** By kinds of documents: the first one that knows a document answers. */
export const documentHovers: readonly DocumentHover[] = [inDatasetConfig, inCaption, inTrainerConfig];
