import { strict as assert } from 'node:assert';
import * as fs from 'node:fs';
import * as os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { parseRunRecord } from '../../core/training/run-record.ts';
import { writeBaseModel } from '../support/trainer/base-model.mjs';
import { makeTrainer } from '../support/trainer/checkout.mjs';
import { closeEditors, fileUri, workspaceFolder } from './support.ts';

const originOf = (run: vscode.Uri | undefined) =>
  parseRunRecord(fs.readFileSync(path.join(run?.fsPath ?? '', 'run.json'), 'utf8'))?.origin;

describe('a run that is gone back to', () => {
  let folder: string;
  let answers: Record<string, unknown>;
  let run: string;
  before(async () => {
    folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'lora-again-'));
    writeBaseModel(path.join(folder, 'model.safetensors'));
    answers = {
      folder: workspaceFolder(),
      trainer: makeTrainer(path.join(folder, 'sd-scripts'), { git: true }).root,
      start: 'write',
    };
    const model = path.join(folder, 'model.safetensors');
    const written = await vscode.commands.executeCommand<vscode.Uri>('lora.train', { ...answers, model });
    run = written.fsPath;
  });
  after(async () => {
    await closeEditors();
    fs.rmSync(folder, { recursive: true, force: true });
    fs.rmSync(fileUri('runs').fsPath, { recursive: true, force: true });
  });

  it('is repeated with its own base model, and compared in a text that can not be changed', async () => {
    const again = await vscode.commands.executeCommand<vscode.Uri>('lora.repeatRun', { ...answers, run });
    assert.deepEqual(originOf(again), { kind: 'repeat', run, checkpoint: null });
    const pair = { run, other: again.fsPath };
    const text = await vscode.commands.executeCommand<string>('lora.compareRuns', pair);
    assert.match(text, /^ {2}made from: nothing → repeat/m);
    const { document } = vscode.window.activeTextEditor ?? assert.fail('it is shown');
    assert.equal(document.getText(), `${text}\n`);
    assert.equal(vscode.workspace.fs.isWritableFileSystem(document.uri.scheme), undefined);
  });

  it('is continued from the state that it saved', async () => {
    const state = path.join(run, 'output/CharacterAI-000004-state');
    fs.mkdirSync(state, { recursive: true });
    fs.writeFileSync(path.join(state, 'train_state.json'), '{"current_epoch":4,"current_step":1680}');
    const wish = { ...answers, run, from: 'resume', epochs: 2 };
    const again = await vscode.commands.executeCommand<vscode.Uri>('lora.continueRun', wish);
    assert.deepEqual(originOf(again), { kind: 'resume', run, checkpoint: state });
    assert.match(fs.readFileSync(path.join(again.fsPath, 'config.toml'), 'utf8'), /max_train_epochs = 6/);
  });
});
