import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { codeOf, MISTAKES, openCaption, sampleUri } from './sample.ts';
import { closeEditors, untilDiagnostics, workspaceFolder } from './support.ts';

/** Those that are no warning. */
const severities: Record<string, vscode.DiagnosticSeverity> = {
  'empty-tag': vscode.DiagnosticSeverity.Information,
  'trigger-position': vscode.DiagnosticSeverity.Hint,
};

describe('the Problems panel', () => {
  after(closeEditors);

  it('shows the mistakes of the whole dataset, no caption opened', async () => {
    for (const [name, code] of Object.entries(MISTAKES)) {
      const found = await untilDiagnostics(sampleUri(name), (diagnostics) => diagnostics.length > 0);
      assert.deepEqual(found.map(codeOf), [code], name);
      assert.equal(found[0]?.severity, severities[code] ?? vscode.DiagnosticSeverity.Warning, name);
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

  it('shows a mistake at its place, once', async () => {
    const { document } = await openCaption('back_02.txt');
    const [found] = await untilDiagnostics(document.uri, (diagnostics) => diagnostics.length === 1);
    assert.equal(found && document.getText(found.range), 'earrings');
  });
});
