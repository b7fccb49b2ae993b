import type * as vscode from 'vscode';

/** What no menu and no palette shows: actions of the server call it. */
const INTERNAL = ['lora.showInGallery'];

/** The ids of all commands, without loading what they do. */
export function commandIds(extension: vscode.Extension<unknown>): readonly string[] {
  const { contributes } = extension.packageJSON as {
    contributes: { commands: readonly { readonly command: string }[] };
  };
  return [...contributes.commands.map(({ command }) => command), ...INTERNAL];
}
