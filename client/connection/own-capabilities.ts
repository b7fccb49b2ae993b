import type { StaticFeature } from 'vscode-languageclient/node';
import { mendFilesCommand } from '../../protocol/files.ts';
import type { ExperimentalCapabilities } from '../../protocol/lsp.ts';
import { showInGalleryCommand } from '../../protocol/pairs.ts';
import { choreCommands } from '../../protocol/pictures.ts';

/** What this editor can do that others don't know: commands that a code lens may have, questions that wait, a status, languages. */
const experimental: ExperimentalCapabilities = {
  commands: {
    commands: [
      'vscode.open',
      'workbench.actions.view.problems',
      showInGalleryCommand,
      mendFilesCommand,
      ...Object.values(choreCommands),
    ],
  },
  languages: true,
  confirms: true,
  status: true,
};

/** Tells the server what this editor can do beside the protocol. */
export const ownCapabilities: StaticFeature = {
  fillClientCapabilities: (capabilities) => {
    Object.assign(capabilities, { experimental });
  },
  initialize: () => {},
  getState: () => ({ kind: 'static' }),
  clear: () => {},
};
