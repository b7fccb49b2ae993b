import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import * as vscode from 'vscode';
import { parseRunRecord, type RunRecord } from '../../core/training/run-record.ts';
import { writeBaseModel } from '../support/trainer/base-model.mjs';
import { makeTrainer, type Trainer } from '../support/trainer/checkout.mjs';
import { BASE, openCaption, sampleUri } from './sample.ts';
import {
  closeEditors,
  eventually,
  fileUri,
  nextEvent,
  replaceText,
  untilDiagnostics,
  workspaceFolder,
} from './support.ts';

/** Where the stand-in for the trainer lies, and a base model, as far as they are looked at. */
let folder: string;
let trainer: Trainer;

const model = () => path.join(folder, 'v1-5.safetensors');

function record(run: vscode.Uri): RunRecord | undefined {
  const file = path.join(run.fsPath, 'run.json');
  return fs.existsSync(file) ? parseRunRecord(fs.readFileSync(file, 'utf8')) : undefined;
}

/** Fires whenever something in a folder changes, and now and then. */
function changes(of: string): vscode.Event<unknown> {
  return (listener) => {
    const watcher = fs.existsSync(of) ? fs.watch(of, () => listener(undefined)) : undefined;
    const timer = setInterval(() => listener(undefined), 100);
    return new vscode.Disposable(() => {
      watcher?.close();
      clearInterval(timer);
    });
  };
}

const untilState = (run: vscode.Uri, state: RunRecord['state']) =>
  eventually(
    changes(run.fsPath),
    () => (record(run)?.state === state ? record(run) : undefined),
    `the run is ${state}`,
  );
const untilHeld = (step: number) =>
  eventually(
    changes(trainer.scripts),
    () => fs.existsSync(trainer.holding(step)) || undefined,
    `the trainer stands at step ${step}`,
  );

async function start(options: Record<string, unknown> = {}): Promise<vscode.Uri> {
  const run = await vscode.commands.executeCommand<vscode.Uri | undefined>('lora.train', {
    folder: workspaceFolder(),
    trainer: trainer.root,
    model: model(),
    start: 'now',
    ...options,
  });
  assert.ok(run, 'it is started');
  return run;
}

const runTasks = () => vscode.tasks.taskExecutions.filter(({ task }) => task.definition.type === 'lora');

describe('training', () => {
  before(() => {
    folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'lora-training-'));
    writeBaseModel(model());
    trainer = makeTrainer(path.join(folder, 'kohya_ss'), { layout: 'kohya_ss', git: true });
  });
  beforeEach(() => {
    for (const name of fs.readdirSync(trainer.scripts))
      if (name.startsWith('gate-')) fs.rmSync(path.join(trainer.scripts, name));
  });
  afterEach(async () => {
    for (const execution of runTasks()) execution.terminate();
    // They end a moment after they were asked to.
    await eventually(vscode.tasks.onDidEndTask, () => runTasks().length === 0 || undefined, 'all tasks end');
    await closeEditors();
    fs.rmSync(fileUri('runs').fsPath, { recursive: true, force: true });
  });
  after(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('runs in the integrated terminal as a task that attaches, to its 3360 steps', async () => {
    trainer.behave({ holdAt: [420] });
    const run = await start();
    await untilHeld(420);
    const [execution, ...more] = runTasks();
    assert.ok(execution && more.length === 0);
    const name = `Train ${run.path.slice(run.path.lastIndexOf('/') + 1)}`;
    assert.equal(execution.task.name, name);
    assert.deepEqual(execution.task.definition, { type: 'lora', run: run.fsPath });
    await eventually(
      vscode.window.onDidOpenTerminal,
      () => vscode.window.terminals.find(({ creationOptions }) => creationOptions.name === name),
      'its terminal',
    );
    const { steps, commands } = record(run) ?? {};
    assert.equal(steps?.steps, 3360);
    assert.deepEqual(commands?.[0]?.slice(0, 3), [trainer.python, '-m', 'accelerate.commands.launch']);
    const ended = nextEvent(vscode.tasks.onDidEndTaskProcess, 'the task ends');
    trainer.open(420);
    await untilState(run, 'succeeded');
    assert.equal((await ended).exitCode, 0);
    const files = fs.readdirSync(path.join(run.fsPath, 'output')).filter((name) => /safetensors$/.test(name));
    assert.equal(files.length, 8);
  });

  it('goes on without its terminal, and stops when it is asked to', async () => {
    trainer.behave({ holdAt: [100] });
    // A task is there before its process is.
    const began = nextEvent(vscode.tasks.onDidStartTaskProcess, 'the process of the task');
    const run = await start();
    await untilHeld(100);
    await began;
    const [execution] = runTasks();
    const ended = nextEvent(vscode.tasks.onDidEndTask, 'the task ends');
    execution?.terminate();
    await ended;
    assert.equal(record(run)?.state, 'running');
    assert.equal(await vscode.commands.executeCommand('lora.stopNow', { folder: run, sure: 'yes' }), true);
    await untilState(run, 'stopped');
  });

  it('stops after the next checkpoint', async () => {
    trainer.behave({ holdAt: [100, 500] });
    const run = await start();
    await untilHeld(100);
    assert.equal(await vscode.commands.executeCommand('lora.stopAfterCheckpoint', run), true);
    trainer.open(100);
    await untilState(run, 'stopped');
    const files = fs.readdirSync(path.join(run.fsPath, 'output')).filter((name) => /safetensors$/.test(name));
    assert.deepEqual(files, ['CharacterAI-000001.safetensors']);
  });

  it('goes on when the language server dies, and is stopped by the next one', async () => {
    trainer.behave({ holdAt: [100] });
    const run = await start();
    await untilHeld(100);
    const first = serverProcess();
    process.kill(first, 'SIGKILL');
    // It answers when what is typed now is found fault with.
    const { document } = await openCaption('front_14.txt');
    await replaceText(document, `${BASE}, 1girl`);
    await untilDiagnostics(document.uri, (found) => found.length === 1);
    assert.notEqual(serverProcess(), first);
    assert.equal(record(run)?.state, 'running');
    assert.equal(await vscode.commands.executeCommand('lora.stopNow', { folder: run, sure: 'yes' }), true);
    await untilState(run, 'stopped');
  });

  it('saves what is typed before it starts', async () => {
    const { fsPath } = sampleUri('front_07.txt');
    const before = fs.readFileSync(fsPath);
    try {
      const { document } = await openCaption('front_07.txt');
      await replaceText(document, `${BASE}, smile`);
      trainer.behave({});
      const run = await start();
      await untilState(run, 'succeeded');
      assert.equal(fs.readFileSync(fsPath, 'utf8'), `${BASE}, smile`);
      const { pairs } = JSON.parse(fs.readFileSync(path.join(run.fsPath, 'captions.json'), 'utf8'));
      const pair = pairs.find(({ image }: { image: string }) => image.endsWith('/front_07.jpg'));
      assert.equal(pair?.caption, `${BASE}, smile`);
    } finally {
      fs.writeFileSync(fsPath, before);
    }
  });

  it('is only written when that is wanted, and its configuration opened', async () => {
    const run = await start({ start: 'write' });
    assert.equal(record(run)?.state, 'prepared');
    const opened = vscode.window.activeTextEditor?.document.uri.toString();
    assert.equal(opened, vscode.Uri.joinPath(run, 'config.toml').toString());
    assert.equal(runTasks().length, 0);
  });

  it('is by the recipe that is asked for', async () => {
    const run = await start({ start: 'write', recipe: 'sd15-style' });
    assert.equal(record(run)?.recipe, 'sd15-style');
    const config = fs.readFileSync(path.join(run.fsPath, 'config.toml'), 'utf8');
    assert.match(config, /^network_dim = 32$/m);
  });

  it('is offered as a task for tasks.json', async () => {
    const tasks = await vscode.tasks.fetchTasks({ type: 'lora' });
    // A run that goes on is offered too, and the last one may have ended a moment ago.
    const datasets = tasks.filter(({ definition }) => definition['run'] === undefined);
    const names = datasets.map(({ name, definition }) => [name, definition['dataset']]);
    assert.deepEqual(names, [['Train character-ai', '.']]);
  });

  it('is a task with the trainer of the settings', async () => {
    const settings = vscode.workspace.getConfiguration('lora.trainer');
    await settings.update('path', trainer.root, vscode.ConfigurationTarget.Global);
    try {
      const tasks = await vscode.tasks.fetchTasks({ type: 'lora' });
      const { execution } = tasks.find(({ definition }) => definition['run'] === undefined) ?? {};
      assert.ok(execution instanceof vscode.ProcessExecution);
      assert.deepEqual(execution.args.slice(1), [
        'train',
        '--trainer',
        trainer.root,
        workspaceFolder().fsPath,
      ]);
    } finally {
      await settings.update('path', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});

function serverProcess(): number {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const found = lines
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [])
    .find(([, , parent, command]) => Number(parent) === process.pid && command?.includes('dist/server.js'));
  return Number(found?.[1]);
}
