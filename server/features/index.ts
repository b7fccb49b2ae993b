import { codeActions } from './code-actions.ts';
import { completion } from './completion.ts';
import { diagnostics } from './diagnostics.ts';
import type { Feature } from './feature.ts';
import { hover } from './hover.ts';
import { isCaption } from './is-caption.ts';
import { pushDiagnostics } from './push-diagnostics.ts';
import { status } from './status.ts';
import { workspaceDiagnostics } from './workspace-diagnostics.ts';

/** All that the server does. */
export const features: readonly Feature[] = [
  codeActions,
  completion,
  diagnostics,
  hover,
  isCaption,
  pushDiagnostics,
  status,
  workspaceDiagnostics,
];
