import { strict as assert } from 'node:assert';
import * as path from 'node:path';
import process from 'node:process';
import * as vscode from 'vscode';
import { CONCEPT, sampleUri } from './sample.ts';
import { closeEditors, eventually, workspaceFolder } from './support.ts';

/** Runs `lora lint` as a task of the user's does. @param names files, from the workspace folder; none: all of it */
async function lint(...names: readonly string[]): Promise<void> {
  const extension = vscode.extensions.getExtension('lora-workbench.lora-workbench') ?? assert.fail();
  const folder = vscode.workspace.workspaceFolders?.[0] ?? assert.fail();
  const cli = path.join(extension.extensionPath, 'dist/cli.js');
  const run = new vscode.ProcessExecution(process.execPath, [cli, 'lint', '--no-tags', ...names], {
    cwd: workspaceFolder().fsPath,
  });
  const task = new vscode.Task({ type: 'process' }, folder, 'lint', 'test', run, '$lora-lint');
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Never };
  await vscode.tasks.executeTask(task);
}

/** What the task's report left in the Problems panel, beside what the language server tells. */
function told(name: string): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(sampleUri(name)).filter(({ source }) => source === 'lora lint');
}

describe('a task that runs `lora lint`', () => {
  afterEach(closeEditors);

  it('has its report read by $lora-lint, and what it told before taken back', async () => {
    const changes = vscode.languages.onDidChangeDiagnostics;
    await lint();
    const found = await eventually(changes, () => told('back_02.txt')[0], 'the report in the panel');
    assert.match(found.message, /^"earrings" is not to be seen from behind/);
    assert.equal(found.code, 'hidden-from-view');
    assert.equal(found.severity, vscode.DiagnosticSeverity.Warning);
    assert.deepEqual([found.range.start.line, found.range.start.character], [0, 45]);
    await lint(path.join(...CONCEPT, 'front_01.txt'));
    await eventually(changes, () => told('back_02.txt').length === 0 || undefined, 'an empty report');
  });
});
