import { homedir } from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { TrainingWish } from '../../protocol/training.ts';

/**
 * What the settings say about trainings of a folder: they outweigh what is kept for all editors. Paths in them start
 * from the open folder.
 */
export function trainingSettings(folder: vscode.Uri): TrainingWish {
  const settings = vscode.workspace.getConfiguration('lora.trainer', folder);
  const open = vscode.workspace.getWorkspaceFolder(folder)?.uri;
  const placeOf = (name: string) => {
    const written = settings.get<string>(name)?.trim();
    return written ? (absolutePath(written, open) ?? written) : undefined;
  };
  const [trainer, python] = [placeOf('path'), placeOf('python')];
  return { ...(trainer ? { trainer } : {}), ...(python ? { python } : {}) };
}

/** A path as a user writes it, from a folder on, `~` for their own; undefined for a relative one without a folder. */
export function absolutePath(written: string, folder: vscode.Uri | undefined): string | undefined {
  if (/^~(?=$|[/\\])/.test(written)) return path.join(homedir(), written.slice(1));
  if (path.isAbsolute(written)) return written;
  return folder && path.join(folder.fsPath, written);
}
