import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { closeEditors, fileUri, openFile, untilDiagnostics, workspaceFolder } from './support.ts';

const CONCEPT = ['img', '10_CharacterAI woman'];

/** What the sample's README promises: its six deliberate mistakes. */
const MISTAKES: Record<string, string> = {
  'back_02.txt': 'hidden-from-view',
  'front_05.txt': 'missing-trigger',
  'front_12.txt': 'duplicate-tag',
  'front_20.txt': 'inconsistent-spelling',
  'left_02.txt': 'missing-view',
  'right_01.txt': 'conflicting-tags',
};

function codeOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}

describe('the Problems panel', () => {
  after(closeEditors);

  it('shows the mistakes of the whole dataset, no caption opened', async () => {
    for (const [name, code] of Object.entries(MISTAKES)) {
      const found = await untilDiagnostics(fileUri(...CONCEPT, name), (diagnostics) => diagnostics.length > 0);
      assert.deepEqual(found.map(codeOf), [code], name);
      assert.equal(found[0]?.severity, vscode.DiagnosticSeverity.Warning, name);
      assert.equal(found[0]?.source, 'lora');
    }
  });

  it('shows nothing else', () => {
    const files = vscode.languages
      .getDiagnostics()
      .filter(([uri, found]) => found.length > 0 && uri.path.startsWith(workspaceFolder().path))
      .map(([uri]) => uri.path.slice(uri.path.lastIndexOf('/') + 1));
    assert.deepEqual(files.sort(), Object.keys(MISTAKES).sort());
  });

  it('shows a mistake at its place', async () => {
    const { document } = await openFile(...CONCEPT, 'back_02.txt');
    const [found] = await untilDiagnostics(document.uri, (diagnostics) => diagnostics.length === 1);
    assert.equal(found && document.getText(found.range), 'earrings');
  });
});
