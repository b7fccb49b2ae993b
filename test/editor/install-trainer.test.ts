// Installing a trainer, with a repository on this machine and a stand-in for its Python.
import { strict as assert } from 'node:assert';
import * as fs from 'node:fs';
import * as os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import * as vscode from 'vscode';
import type { TrainerReport } from '../../protocol/training.ts';
import { makeProgram, makeRepository } from '../support/install/machine.ts';
import { closeEditors, eventually } from './support.ts';

describe('installing a trainer', function () {
  // Five programs one after the other, in a terminal.
  this.timeout(90_000);
  let folder: string;

  const settings = () => vscode.workspace.getConfiguration('lora.trainer.install');
  const set = async (values: Readonly<Record<string, string | undefined>>) => {
    for (const [name, value] of Object.entries(values))
      await settings().update(name, value, vscode.ConfigurationTarget.Global);
  };

  before(async function () {
    if (process.platform === 'win32') return this.skip();
    folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'lora-install-'));
    const control = path.join(folder, 'control');
    fs.mkdirSync(control);
    makeRepository(path.join(folder, 'repository'));
    await set({
      repository: path.join(folder, 'repository'),
      version: 'v1',
      python: makeProgram(folder, 'python3.10', control),
      torch: 'torch==2.6.0 torchvision==0.21.0',
      torchIndexUrl: 'http://127.0.0.1:1/simple',
    });
  });
  after(async () => {
    await set({
      ...{ repository: undefined, version: undefined, python: undefined },
      ...{ torch: undefined, torchIndexUrl: undefined },
    });
    await closeEditors();
    if (folder) fs.rmSync(folder, { recursive: true, force: true });
  });

  it('runs in the terminal, and the status page shows it found', async () => {
    const to = path.join(folder, "my trainer's #1 ü");
    const names: string[] = [];
    const listening = vscode.tasks.onDidStartTask(({ execution }) => names.push(execution.task.name));
    const isInstalled = await vscode.commands.executeCommand('lora.installTrainer', {
      ...{ trainer: 'sd-scripts', to },
    });
    listening.dispose();
    assert.equal(isInstalled, true);
    assert.deepEqual(names, [`Install ${to}`]);
    assert.ok(fs.existsSync(path.join(to, 'venv/bin/python')));
    const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    await eventually(
      vscode.window.tabGroups.onDidChangeTabs,
      () => tabs().find(({ label }) => label === 'Trainer'),
      'the page of its status',
    );
    const report = await vscode.commands.executeCommand<TrainerReport>('lora.showTrainerStatus');
    const [trainer, version] = report.checks;
    assert.deepEqual([trainer?.state, trainer?.value, trainer?.path], ['ok', 'sd-scripts', to]);
    assert.equal(version?.value, 'v1');
    assert.deepEqual(
      report.checks.filter(({ state }) => state === 'error'),
      [],
    );
  });
});
