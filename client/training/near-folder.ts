import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { activeFile } from '../dataset/active-file.ts';

/** Where one works: what is kept for all datasets is looked for around it first. */
export function nearFolder(named?: vscode.Uri): vscode.Uri {
  return named ?? activeFile() ?? vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(homedir());
}
