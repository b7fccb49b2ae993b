import * as vscode from 'vscode';

/**
 * The icon of a tab of ours, for light and for dark themes: VS Code shows it as an image, which has no text around it whose colour
 * it could take.
 */
export function tabIcon(extension: vscode.Uri): { readonly light: vscode.Uri; readonly dark: vscode.Uri } {
  const media = vscode.Uri.joinPath(extension, 'media');
  return {
    light: vscode.Uri.joinPath(media, 'tab-light.svg'),
    dark: vscode.Uri.joinPath(media, 'tab-dark.svg'),
  };
}
