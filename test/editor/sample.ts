import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { eventually, fileUri, openFile } from './support.ts';

/** The folder of the sample's pictures, below the workspace folder. */
export const CONCEPT = ['img', '10_CharacterAI woman'] as const;

/** The sample's base caption, with which nothing is wrong. */
export const BASE = '1girl, CharacterAI, dark skin, braided hair, earrings, 3D render, UHD, 4K';

/** What the sample's README promises: its eight deliberate mistakes. */
export const MISTAKES: Readonly<Record<string, string>> = {
  'back_02.txt': 'hidden-from-view',
  'front_05.txt': 'missing-trigger',
  'front_12.txt': 'duplicate-tag',
  'front_16.txt': 'empty-tag',
  'front_20.txt': 'inconsistent-spelling',
  'front_25.txt': 'trigger-position',
  'left_02.txt': 'missing-view',
  'right_01.txt': 'conflicting-tags',
};

/** A file of the sample's picture folder. */
export function sampleUri(name: string): vscode.Uri {
  return fileUri(...CONCEPT, name);
}

/** The rule that a diagnostic is of. */
export function codeOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}

/** Opens a caption and waits until it has its language. */
export async function openCaption(name: string): Promise<vscode.TextEditor> {
  const { document } = await openFile(...CONCEPT, name);
  await eventually(
    vscode.workspace.onDidOpenTextDocument,
    () => documentAt(document.uri)?.languageId === 'lora-caption' || undefined,
    `${name} becomes a caption`,
  );
  const editor = vscode.window.visibleTextEditors.find(
    (one) => one.document.uri.toString() === document.uri.toString(),
  );
  assert.ok(editor, `${name} is shown`);
  return editor;
}

/** An open document. */
export function documentAt(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
}

/** Puts back what a test changed on disk. */
export async function writeBack(uri: vscode.Uri, bytes: Uint8Array): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, bytes);
}
