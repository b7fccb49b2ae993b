// `lora install`, with git as it is and stand-ins for Python, pip and uv.
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { commit, git, makeRepository } from '../support/install/machine.ts';
import { Installation, type Step } from './installation.ts';
import { cli, lora } from './lora.ts';
import { ended, posix, untilFile, untilGone } from './training.ts';

describe.runIf(posix)('lora install', () => {
  it('gets a trainer, makes its environment, installs, and keeps where it is', async () => {
    const machine = new Installation();
    const { code, stdout, stderr } = await machine.install();
    expect(stderr).not.toContain('lora:');
    expect(code, stdout).toBe(0);
    expect(machine.steps()).toEqual(['clone', 'venv', 'torch', 'requirements']);
    for (const title of [
      '[1/4] Get sd-scripts v1',
      '[2/4] Make a virtual environment with Python 3.10.14',
      '[4/4]',
    ])
      expect(stdout).toContain(title);
    expect(machine.trainersFile).toContain(`path = "${machine.to}"`);
    expect(git(machine.to, 'describe', '--tags')).toBe('v1');
    expect(git(machine.to, 'status', '--porcelain')).toBe('');
    expect(fs.existsSync(`${machine.to}.partial`)).toBe(false);
    // Without a GPU, a PyTorch for the processor.
    expect(machine.calls()[2]).toEqual(
      expect.arrayContaining(['torch==2.6.0', 'https://download.pytorch.org/whl/cpu']),
    );
  });

  it('does nothing twice', async () => {
    const machine = new Installation();
    await machine.install();
    const { code, stdout } = await machine.install();
    expect(code).toBe(0);
    expect(machine.steps()).toHaveLength(4);
    expect(stdout).not.toContain('[1/');
    expect(stdout).toMatch(/ok +accelerate +1\.6\.0/);
  });

  it('goes to another version, and installs what that one needs', async () => {
    const machine = new Installation();
    await machine.install();
    commit(machine.repository, { 'requirements.txt': 'accelerate==1.7.0\n' }, 'v2');
    const { code, stdout } = await machine.install('--version', 'v2');
    expect(code, stdout).toBe(0);
    expect(stdout).toContain('Change sd-scripts to v2');
    expect(git(machine.to, 'describe', '--tags')).toBe('v2');
    expect(machine.steps()).toEqual(['clone', 'venv', 'torch', 'requirements', 'requirements']);
  });

  it('takes uv where it is there, without any Python', async () => {
    const machine = new Installation({ uv: true, python: false });
    const { code, stdout } = await machine.install(
      '--torch',
      'torch==9 torchvision',
      '--torch-index-url',
      'http://127.0.0.1:1/t',
    );
    expect(code, stdout).toBe(0);
    const [, venv, torch, requirements] = machine.calls();
    const python = path.join(machine.to, 'venv/bin/python');
    expect(venv).toEqual([
      'venv',
      'uv',
      'venv',
      '--allow-existing',
      '--python',
      '3.10',
      path.join(machine.to, 'venv'),
    ]);
    const from = ['--index-url', 'http://127.0.0.1:1/t'];
    expect(torch).toEqual([
      'torch',
      'uv',
      'pip',
      'install',
      '--python',
      python,
      'torch==9',
      'torchvision',
      ...from,
    ]);
    expect(requirements?.slice(0, 6)).toEqual(['requirements', 'uv', 'pip', 'install', '--python', python]);
  });

  it.each(["my trainer's #1 (ü, 日本)", 'a "quoted" $HOME `x`'])(
    'takes a folder that is called %s',
    async (name) => {
      const machine = new Installation({}, name);
      const { code, stdout, stderr } = await machine.install();
      expect(code, stdout + stderr).toBe(0);
      expect(fs.existsSync(path.join(machine.to, 'venv/bin/python'))).toBe(true);
    },
  );

  it.each<Step>(['clone', 'torch', 'requirements'])(
    'tells what failed at %s, and goes on with the same command',
    async (step) => {
      const machine = new Installation();
      machine.let('fail', step);
      const { code, stdout, stderr } = await machine.install();
      expect(code).toBe(1);
      expect(stderr).toMatch(/lora: ".+" failed: .+ ended with exit code 1\./);
      expect(stderr).toContain(`was told to fail at ${step}`);
      expect(stdout).toContain('The same command goes on where it stopped.');
      machine.let('fail', undefined);
      const done = machine.steps().length - 1;
      expect((await machine.install()).code).toBe(0);
      // What was done before is not done again.
      expect(machine.steps().slice(done)).toEqual([
        step,
        ...['clone', 'venv', 'torch', 'requirements'].slice(done),
      ]);
    },
  );

  it.each<Step>(['clone', 'venv', 'torch', 'requirements'])(
    'is killed at %s, and completes the next time',
    async (step) => {
      const machine = new Installation();
      machine.let('hang', step);
      const child = spawn(process.execPath, [cli, ...machine.args()], {
        cwd: machine.folder,
        env: { ...process.env, ...machine.env },
        stdio: 'ignore',
      });
      await untilFile(machine.holding);
      const left = Number(fs.readFileSync(machine.holding, 'utf8'));
      child.kill('SIGKILL');
      await ended(child);
      machine.let('hang', undefined);
      const { code, stdout, stderr } = await machine.install();
      expect(code, stdout + stderr).toBe(0);
      // What it left running did not meet its successor.
      await untilGone(left);
      expect(git(machine.to, 'status', '--porcelain')).toBe('');
      expect(fs.existsSync(`${machine.to}.partial`)).toBe(false);
    },
  );

  it('ends what it runs when it is interrupted', async () => {
    const machine = new Installation();
    machine.let('hang', 'torch');
    const child = spawn(process.execPath, [cli, ...machine.args()], {
      cwd: machine.folder,
      env: { ...process.env, ...machine.env },
      stdio: 'ignore',
    });
    await untilFile(machine.holding);
    const left = Number(fs.readFileSync(machine.holding, 'utf8'));
    child.kill('SIGINT');
    expect(await ended(child)).toBe(1);
    await untilGone(left);
  });
});

describe.runIf(posix)('lora install kohya_ss', () => {
  it('gets its trainer as the submodule that it is', async () => {
    const machine = new Installation({}, 'kohya_ss');
    const whole = path.join(machine.folder, 'whole');
    makeRepository(whole, {
      'kohya_gui.py': '',
      'requirements.txt': '-e ./sd-scripts\n',
      '.gitignore': 'venv\n',
    });
    // git takes submodules of this machine only where it is told so.
    git(
      whole,
      '-c',
      'protocol.file.allow=always',
      'submodule',
      'add',
      '--quiet',
      machine.repository,
      'sd-scripts',
    );
    commit(whole, {}, 'v26');
    const env = {
      ...machine.env,
      ...{ GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'protocol.file.allow', GIT_CONFIG_VALUE_0: 'always' },
    };
    const args = ['install', 'kohya_ss', '--to', machine.to, '--repository', whole, '--version', 'v26'];
    const { code, stdout, stderr } = await lora(machine.folder, args, { env });
    expect(code, stdout + stderr).toBe(0);
    expect(fs.existsSync(path.join(machine.to, 'sd-scripts/train_network.py'))).toBe(true);
    expect(machine.calls().at(-1)).toEqual(expect.arrayContaining(['bitsandbytes>=0.45.0', 'tensorboard']));
    expect(stdout).toMatch(/ok +Trainer +kohya_ss/);
  });
});

describe.runIf(posix)('lora install refuses', () => {
  it('a folder with something else in it', async () => {
    const machine = new Installation();
    fs.mkdirSync(machine.to);
    fs.writeFileSync(path.join(machine.to, 'thesis.txt'), 'mine');
    const { code, stderr, stdout } = await machine.install();
    expect(code).toBe(2);
    expect(stderr).toContain('is not empty, and no sd-scripts: there is no train_network.py in it.');
    expect(stdout).toContain('Name an empty folder.');
    expect(fs.readdirSync(machine.to)).toEqual(['thesis.txt']);
  });

  it("somebody else's folder in the place of the unfinished checkout", async () => {
    const machine = new Installation();
    fs.mkdirSync(`${machine.to}.partial`);
    fs.writeFileSync(`${machine.to}.partial/mine`, '');
    expect(await machine.install()).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is in the way'),
    });
    expect(fs.readdirSync(`${machine.to}.partial`)).toEqual(['mine']);
  });

  it('to begin without git, or without any Python', async () => {
    const without = await new Installation({ git: false }).install();
    expect(without).toMatchObject({ code: 2, stderr: expect.stringContaining('git is missing') });
    const machine = new Installation({ python: false });
    const { code, stderr, stdout } = await machine.install();
    expect(code).toBe(2);
    expect(stderr).toContain('There is no Python 3.10, 3.11, 3.12 here');
    expect(stdout).toContain('python3-venv');
    expect(fs.existsSync(machine.to)).toBe(false);
  });

  it('a repository of something else', async () => {
    const machine = new Installation();
    git(machine.repository, 'rm', '--quiet', 'train_network.py');
    commit(machine.repository, { README: '' }, 'v2');
    const { code, stderr } = await machine.install('--version', 'v2');
    expect(code).toBe(1);
    expect(stderr).toContain('is no sd-scripts: there is no train_network.py in it.');
    expect(fs.existsSync(machine.to)).toBe(false);
  });

  it('a version that is an option of git, and one that does not exist', async () => {
    const machine = new Installation();
    const option = await machine.install('--version=--upload-pack=touch x');
    expect(option).toMatchObject({ code: 2, stderr: expect.stringContaining('is no name of a version') });
    const none = await machine.install('--version', 'v9');
    expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining('ended with exit code 128') });
  });
});

describe.runIf(posix)('lora install into a checkout of the user', () => {
  it('leaves its version, its changes and its environment as they are', async () => {
    const machine = new Installation();
    git(machine.folder, 'clone', '--quiet', machine.repository, machine.to);
    fs.writeFileSync(path.join(machine.to, 'train_network.py'), '# mine');
    commit(machine.repository, { README: '' }, 'v2');
    const { code, stdout } = await machine.install('--version', 'v2');
    expect(code, stdout).toBe(0);
    expect(machine.steps()).toEqual(['venv', 'torch', 'requirements']);
    expect(git(machine.to, 'status', '--porcelain')).toBe('M train_network.py');
    expect(git(machine.to, 'describe', '--tags')).toBe('v1');
  });

  it('does not change a PyTorch that is there', async () => {
    const machine = new Installation();
    await machine.install();
    // As if they had made it by hand.
    fs.rmSync(path.join(machine.to, 'venv/lora-install.json'));
    fs.mkdirSync(path.join(machine.to, 'venv/lib/python3.10/site-packages/torch'), { recursive: true });
    expect((await machine.install()).code).toBe(0);
    expect(machine.steps().slice(4)).toEqual(['requirements']);
    // Nor the next time.
    expect((await machine.install()).code).toBe(0);
    expect(machine.steps().slice(4)).toEqual(['requirements']);
  });

  it('is trained with the environment that was made, not with one that was named before', async () => {
    const machine = new Installation();
    git(machine.folder, 'clone', '--quiet', machine.repository, machine.to);
    fs.mkdirSync(path.join(machine.folder, 'config'));
    const before = `[sd-scripts]\npath = '${machine.to}'\npython = '/conda/envs/kohya/bin/python'\n`;
    fs.writeFileSync(path.join(machine.folder, 'config/trainers.toml'), before);
    const { code, stdout } = await machine.install();
    expect(code, stdout).toBe(0);
    expect(machine.trainersFile).toContain(`python = "${machine.to}/venv/bin/python"`);
  });

  it('does not touch an environment without a Python', async () => {
    const machine = new Installation();
    git(machine.folder, 'clone', '--quiet', machine.repository, machine.to);
    fs.mkdirSync(path.join(machine.to, 'venv/lib'), { recursive: true });
    const { code, stderr } = await machine.install();
    expect(code).toBe(2);
    expect(stderr).toContain('is there, but has no Python in it');
  });
});
