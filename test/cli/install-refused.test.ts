// `lora install` where the disk refuses something, which test/faults tries at each call.
import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { INSTALLED_NOT_KEPT } from '../../protocol/installation.ts';
import { Installation } from './installation.ts';
import { posix } from './training.ts';

describe.runIf(posix)('lora install, where the disk refuses something', () => {
  it('tells what and why before anything is begun, and goes on with the same command', async () => {
    const machine = new Installation();
    const state = path.join(machine.folder, 'state');
    fs.writeFileSync(state, 'in the way');
    const { code, stdout, stderr } = await machine.install();
    expect(code).toBe(1);
    expect(stderr).toMatch(/^lora: (?:ENOTDIR|EEXIST): .*state/m);
    expect(stdout).toContain('The same command goes on where it stopped.');
    expect(fs.existsSync(machine.to)).toBe(false);
    fs.rmSync(state);
    expect((await machine.install()).code).toBe(0);
  });

  it.each([
    [
      'whose file can not be changed',
      'trainers.toml',
      'sd-scripts = \n',
      'trainers.toml is not written in a way',
    ],
    [
      'whose folder can not be made',
      undefined,
      '',
      /lora: .*config\/trainers\.toml can not be read: ENOTDIR/,
    ],
  ])('is installed all the same where it can not be kept, %s', async (_, name, text, reason) => {
    const machine = new Installation();
    const config = path.join(machine.folder, 'config');
    if (name !== undefined) fs.mkdirSync(config);
    fs.writeFileSync(path.join(config, name ?? ''), text);
    const { code, stdout, stderr } = await machine.install();
    expect(code).toBe(INSTALLED_NOT_KEPT);
    expect(stderr).toMatch(reason);
    expect(stderr).not.toContain("mistake of lora's own");
    expect(stdout).toContain(`It is installed all the same, in ${machine.to}.`);
    expect(stdout).toContain(`--trainer ${machine.to}`);
    fs.rmSync(config, { recursive: true });
    expect((await machine.install()).code).toBe(0);
    expect(machine.trainersFile).toContain(`path = "${machine.to}"`);
    expect(machine.steps()).toHaveLength(4);
  });
});

describe.runIf(posix)('lora install into an environment without its Python', () => {
  it('makes one anew that it made', async () => {
    const machine = new Installation();
    await machine.install();
    fs.rmSync(path.join(machine.to, 'venv/bin/python'));
    const { code, stdout, stderr } = await machine.install();
    expect(code, stdout + stderr).toBe(0);
    expect(machine.steps().slice(4)).toEqual(['venv', 'torch', 'requirements']);
  });

  it('leaves one alone that the user made', async () => {
    const machine = new Installation();
    await machine.install();
    fs.rmSync(path.join(machine.to, 'venv/lora-install.json'));
    // It has what is theirs, and what was installed into it.
    expect((await machine.install()).code).toBe(0);
    const steps = machine.steps();
    fs.rmSync(path.join(machine.to, 'venv/bin/python'));
    const { code, stderr } = await machine.install();
    expect(code).toBe(2);
    expect(stderr).toContain('is there, but has no Python in it');
    expect(machine.steps()).toEqual(steps);
  });
});
