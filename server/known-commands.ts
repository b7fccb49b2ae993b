import type { ClientCapabilities } from 'vscode-languageserver/node';
import type { ExperimentalCapabilities } from '../protocol/lsp.ts';

/** The commands that a client runs by itself. */
export function knownCommands({ experimental }: ClientCapabilities): ReadonlySet<string> {
  const { commands } = (experimental ?? {}) as ExperimentalCapabilities;
  return new Set(commands?.commands);
}
