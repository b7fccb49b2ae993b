import type * as vscode from 'vscode';
import { ShownTexts } from './shown-texts.ts';

/** How pictures were made, in editors that can't be changed. */
export const shownParameters = new ShownTexts('lora-parameters');

const prompts = new Map<string, string>();

/** Keeps the prompt that one of them tells. */
export function keepPrompt(shown: vscode.Uri, prompt: string): void {
  prompts.set(shown.toString(), prompt);
}

/** The prompt that one of them tells; undefined for any other document. */
export function promptIn(shown: vscode.Uri): string | undefined {
  return prompts.get(shown.toString());
}
