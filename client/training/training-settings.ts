import * as vscode from 'vscode';
import type { TrainingWish } from '../../protocol/training.ts';

/** What the settings say about trainings of a folder: they outweigh what is kept for all editors. */
export function trainingSettings(folder: vscode.Uri): TrainingWish {
  const settings = vscode.workspace.getConfiguration('lora.trainer', folder);
  const path = settings.get<string>('path')?.trim();
  const python = settings.get<string>('python')?.trim();
  return { ...(path ? { trainer: path } : {}), ...(python ? { python } : {}) };
}
