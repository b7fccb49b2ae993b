import { type ChildProcess, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Progress } from '../../cli/terminal/progress.ts';
import { cli, folderWith, pairs } from './lora.ts';

/** `lora lint --watch` in a folder: what it said, and a way to wait for more. */
function watching(folder: string, ...args: string[]) {
  const child: ChildProcess = spawn(process.execPath, [cli, 'lint', '--watch', ...args], { cwd: folder });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = { stdout: '', stderr: '' };
  let hear = () => {};
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream]?.setEncoding('utf8').on('data', (chunk: string) => {
      said[stream] += chunk;
      hear();
    });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  /** What was written until it waits; whatever came before is forgotten. */
  const untilItWaits = async () => {
    await new Promise<void>((resolve) => {
      hear = () => said.stderr.includes('waiting for changes. Ctrl+C ends it.\n') && resolve();
      hear();
    });
    // The other stream, written before, is read in the same round.
    await setImmediate();
    const { stdout } = said;
    said.stdout = said.stderr = '';
    return stdout;
  };
  return { child, ended, untilItWaits };
}

describe.skipIf(process.platform === 'win32')('--watch', () => {
  it('lints again after each change, until it is interrupted', { timeout: 30_000 }, async () => {
    const folder = folderWith(pairs({ a: '1girl, smile, smile' }));
    const { child, ended, untilItWaits } = watching(folder, '--max-warnings', '0');
    expect(await untilItWaits()).toMatch(/^10_alice\/a\.txt\n.*duplicate-tag\n\n1 problem /);
    fs.writeFileSync(`${folder}/10_alice/a.txt`, '1girl, smile');
    expect(await untilItWaits()).toBe('No problems in 1 dataset, 1 picture.\n');
    for (const [name, content] of Object.entries(pairs({ b: 'x,, x' }, '5_bob'))) {
      fs.mkdirSync(`${folder}/5_bob`, { recursive: true });
      fs.writeFileSync(`${folder}/${name}`, content as string);
    }
    let stdout = '';
    while (!stdout.includes('5_bob/b.txt')) stdout = await untilItWaits();
    child.kill('SIGINT');
    expect(await ended).toBe(1);
  });

  it('says nothing again while nothing else is found', { timeout: 30_000 }, async () => {
    const folder = folderWith(pairs({ a: '1girl, smile' }));
    const { child, ended, untilItWaits } = watching(folder);
    await untilItWaits();
    fs.writeFileSync(`${folder}/10_alice/a.txt`, '1girl, smile, sky');
    expect(await untilItWaits()).toBe('');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('lints again when the folder that it was asked about was gone and is back', {
    timeout: 30_000,
  }, async () => {
    const folder = folderWith({ 'x.md': '' });
    const fill = (caption: string) => {
      fs.mkdirSync(`${folder}/set/10_alice`, { recursive: true });
      for (const [name, content] of Object.entries(pairs({ a: caption })))
        fs.writeFileSync(`${folder}/set/${name}`, content as string);
    };
    fill('1girl, smile');
    const { child, ended, untilItWaits } = watching(folder, 'set');
    await untilItWaits();
    fs.rmSync(`${folder}/set`, { recursive: true });
    let stdout = '';
    while (!stdout.includes('There is no dataset here')) stdout = await untilItWaits();
    fill('1girl, smile, smile');
    while (!stdout.includes('duplicate-tag')) stdout = await untilItWaits();
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });

  it('waits for a dataset to come', { timeout: 30_000 }, async () => {
    const folder = folderWith({ 'x.md': '' });
    const { child, ended, untilItWaits } = watching(folder);
    await untilItWaits();
    for (const [name, content] of Object.entries(pairs({ a: '1girl, smile' }, '.'))) {
      fs.writeFileSync(`${folder}/${name}`, content as string);
    }
    let stdout = '';
    while (!stdout.includes('No problems in 1 dataset')) stdout = await untilItWaits();
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });
});

describe('progress', () => {
  const run = (isTTY: boolean, times: readonly number[]) => {
    let now = 0;
    let written = '';
    const write = (text: string) => {
      written += text;
    };
    const progress = new Progress({ isTTY, write }, () => now);
    for (const time of times) {
      now = time;
      progress.tell(() => `at ${time}`);
    }
    progress.end();
    return written;
  };

  it('is told of long work on a terminal, not too often, and taken away', () => {
    expect(run(true, [0, 500, 1000, 1010, 1100])).toBe('\rat 1000\u001b[K\rat 1100\u001b[K\r\u001b[K');
  });

  it('is not told of short work, nor elsewhere', () => {
    expect(run(true, [0, 500, 999])).toBe('');
    expect(run(false, [0, 5000])).toBe('');
  });
});
