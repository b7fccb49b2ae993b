import { codeActions } from './code-actions.ts';
import { completion } from './completion.ts';
import { datasets } from './datasets.ts';
import { diagnostics } from './diagnostics.ts';
import type { Feature } from './feature.ts';
import { fixDataset } from './fix-dataset.ts';
import { gallery } from './gallery.ts';
import { hover } from './hover.ts';
import { isCaption } from './is-caption.ts';
import { pushDiagnostics } from './push-diagnostics.ts';
import { status } from './status.ts';
import { undoBulkEdit } from './undo-bulk-edit.ts';
import { walk } from './walk.ts';
import { whyDataset } from './why-dataset.ts';
import { workspaceDiagnostics } from './workspace-diagnostics.ts';
import { writeBaseCaption } from './write-base-caption.ts';

/** All that the server does. */
export const features: readonly Feature[] = [
  codeActions,
  completion,
  datasets,
  diagnostics,
  gallery,
  fixDataset,
  hover,
  isCaption,
  pushDiagnostics,
  status,
  undoBulkEdit,
  walk,
  whyDataset,
  workspaceDiagnostics,
  writeBaseCaption,
];
