import type * as vscode from 'vscode';

/** What no menu and no palette shows: actions of the server call it. */
const INTERNAL = ['lora.showInGallery'];

/** The ids of commands, by when they are needed. */
export interface CommandIds {
  readonly atOnce: readonly string[];
  /** Of pairs: without a dataset there are none. */
  readonly withDataset: readonly string[];
}

/** The ids of all commands, without loading what they do. */
export function commandIds(extension: vscode.Extension<unknown>): CommandIds {
  const { contributes } = extension.packageJSON as {
    contributes: { commands: readonly { readonly command: string }[] };
  };
  const ids = [...contributes.commands.map(({ command }) => command), ...INTERNAL];
  const isOfPairs = (id: string) => id.startsWith('lora.pair.');
  return { atOnce: ids.filter((id) => !isOfPairs(id)), withDataset: ids.filter(isOfPairs) };
}
