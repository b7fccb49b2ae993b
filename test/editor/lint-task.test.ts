import { strict as assert } from 'node:assert';
import * as path from 'node:path';
import process from 'node:process';
import * as vscode from 'vscode';
import { CONCEPT, MISTAKES } from './sample.ts';
import { closeEditors, eventually, workspaceFolder } from './support.ts';

/** Runs `lora lint` as a task of the user's does, to its end. @param names files, from the workspace folder; none: all of it */
async function lint(...names: readonly string[]): Promise<void> {
  const extension = vscode.extensions.getExtension('lora-workbench.lora-workbench') ?? assert.fail();
  const folder = vscode.workspace.workspaceFolders?.[0] ?? assert.fail();
  const cli = path.join(extension.extensionPath, 'dist/cli.js');
  const run = new vscode.ProcessExecution(process.execPath, [cli, 'lint', '--no-tags', ...names], {
    cwd: workspaceFolder().fsPath,
  });
  const task = new vscode.Task({ type: 'process' }, folder, 'lint', 'test', run, '$lora-lint');
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Never };
  const ended = new Promise<void>((resolve) => {
    const listening = vscode.tasks.onDidEndTask(({ execution }) => {
      if (execution.task.name !== task.name) return;
      listening.dispose();
      resolve();
    });
  });
  await vscode.tasks.executeTask(task);
  await ended;
}

/** What the task's report left in the Problems panel, beside what the language server tells. */
function told(): readonly (readonly [file: string, diagnostic: vscode.Diagnostic])[] {
  return vscode.languages
    .getDiagnostics()
    .flatMap(([{ path: file }, all]) =>
      all.filter(({ source }) => source === 'lora lint').map((one) => [file, one] as const),
    );
}

describe('a task that runs `lora lint`', () => {
  afterEach(closeEditors);

  it('has its report read by $lora-lint, and what it told before taken back', async () => {
    const changes = vscode.languages.onDidChangeDiagnostics;
    await lint();
    const count = Object.keys(MISTAKES).length;
    const all = await eventually(changes, () => (told().length === count ? told() : undefined), 'the report');
    const [, found] = all.find(([file]) => file.endsWith('/back_02.txt')) ?? assert.fail();
    assert.match(found.message, /^"earrings" is not to be seen from behind/);
    assert.equal(found.code, 'hidden-from-view');
    assert.equal(found.severity, vscode.DiagnosticSeverity.Warning);
    assert.deepEqual([found.range.start.line, found.range.start.character], [0, 45]);
    await lint(path.join(...CONCEPT, 'front_01.txt'));
    await eventually(changes, () => told().length === 0 || undefined, 'an empty report');
  });
});
