import { startPushing } from '../findings/pushed-reports.ts';
import { pushPrompts } from '../prompts/prompt-report.ts';
import type { Feature } from './feature.ts';

/** Diagnostics for editors that don't pull them: sent when they change, whether the file is open or not. */
export const pushDiagnostics: Feature = {
  capabilities: () => ({}),
  register(context) {
    if (context.client.textDocument?.diagnostic) return;
    startPushing(context, 'all');
    pushPrompts(context);
  },
};
