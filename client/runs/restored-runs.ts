import type { RestoredTab } from '../webview/restore-tab.ts';

/** The tab of the runs; the page knows itself which run it showed. */
export const restoredRuns: RestoredTab = {
  // As in `runs-tab.ts`, which comes with the language client.
  type: 'lora.runsTab',
  reason: 'the runs are shown again',
  shown: (panel) => ({ what: 'the runs', show: (client) => client.runsTab.restore(panel) }),
};
