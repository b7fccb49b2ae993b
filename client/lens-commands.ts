import type { StaticFeature } from 'vscode-languageclient/node';
import type { ExperimentalCapabilities } from '../protocol/lsp.ts';

/** Commands of the editor's own that a code lens may have: other editors don't know them. */
const experimental: ExperimentalCapabilities = {
  commands: { commands: ['vscode.open', 'workbench.actions.view.problems'] },
};

/** Tells the server which commands this editor runs. */
export const lensCommands: StaticFeature = {
  fillClientCapabilities: (capabilities) => {
    Object.assign(capabilities, { experimental });
  },
  initialize: () => {},
  getState: () => ({ kind: 'static' }),
  clear: () => {},
};
