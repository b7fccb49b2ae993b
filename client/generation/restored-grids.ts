import type { RestoredTab } from '../webview/restore-tab.ts';

/** The comparisons that were shown. */
export const restoredGrids: RestoredTab = {
  // As in `grid-panels.ts`, which comes with the language client.
  type: 'lora.grid',
  reason: 'a comparison of epochs is shown again',
  shown(panel, state) {
    const folder =
      typeof state === 'object' && state !== null && 'folder' in state ? state.folder : undefined;
    if (typeof folder !== 'string') return undefined;
    return { what: `the comparison ${folder}`, show: ({ grids }) => grids.restore(panel, folder) };
  },
};
