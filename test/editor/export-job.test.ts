import { strict as assert } from 'node:assert';
import * as fs from 'node:fs';
import * as os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { writeBaseModel } from '../support/trainer/base-model.mjs';
import { makeTrainer } from '../support/trainer/checkout.mjs';
import { closeEditors, fileUri, workspaceFolder } from './support.ts';

describe('a job for another machine', () => {
  let folder: string;
  before(() => {
    folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'lora-job-'));
  });
  after(async () => {
    await closeEditors();
    fs.rmSync(folder, { recursive: true, force: true });
    fs.rmSync(fileUri('runs').fsPath, { recursive: true, force: true });
  });

  it('is written of a run, with the pictures of the dataset', async () => {
    writeBaseModel(path.join(folder, 'model.safetensors'));
    const run = await vscode.commands.executeCommand<vscode.Uri>('lora.train', {
      folder: workspaceFolder(),
      trainer: makeTrainer(path.join(folder, 'sd-scripts'), { git: true }).root,
      model: path.join(folder, 'model.safetensors'),
      start: 'write',
    });
    const answers = { run: run.fsPath, to: path.join(folder, 'job'), models: 'without' };
    const job = await vscode.commands.executeCommand<vscode.Uri | undefined>('lora.exportJob', answers);
    assert.equal(job?.fsPath, answers.to);
    assert.equal(fs.readdirSync(path.join(answers.to, 'dataset/10_CharacterAI woman')).length, 84);
    assert.match(
      fs.readFileSync(path.join(answers.to, 'config.toml'), 'utf8'),
      /"models\/model\.safetensors"/,
    );
    // What is there is not written over.
    assert.equal(await vscode.commands.executeCommand('lora.exportJob', answers), undefined);
  });

  it('is written of a run for elsewhere, without trainer and base model', async () => {
    const run = await vscode.commands.executeCommand<vscode.Uri>('lora.train', {
      ...{ folder: workspaceFolder(), model: 'some model', start: 'write', elsewhere: 'yes' },
    });
    const answers = { run: run.fsPath, to: path.join(folder, 'far'), models: 'without' };
    await vscode.commands.executeCommand('lora.exportJob', answers);
    const config = fs.readFileSync(path.join(answers.to, 'config.toml'), 'utf8');
    assert.match(config, /"models\/some model\.safetensors"/);
    assert.match(config, /mixed_precision = "fp16"/);
  });
});
