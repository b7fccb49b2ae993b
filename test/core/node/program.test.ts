import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fromNative } from '../../../core/node/native-path.ts';
import { runProgram } from '../../../core/node/program.ts';

const node = process.execPath;
const limit = 20_000;

function folder(): string {
  const made = fs.mkdtempSync(path.join(fs.realpathSync(tmpdir()), 'lora-program-'));
  onTestFinished(() => fs.rmSync(made, { recursive: true, force: true }));
  return made;
}

describe('a program', () => {
  it('answers with its output and its exit code, from where nobody can have put another one of its name', async () => {
    const script = 'console.log(process.cwd()); console.error("err"); process.exitCode = 3';
    expect(await runProgram(node, ['-e', script], { limit })).toEqual({
      kind: 'ended',
      exitCode: 3,
      stdout: path.parse(node).root,
      stderr: 'err',
    });
  });

  it('gets its arguments as they are, its folder, what is added to its environment, and no input', async () => {
    const made = folder();
    const args = ['$(touch x)', '`touch x`', '; touch x', '%PATH%', 'a b', '"', '*', ''];
    const script = `console.log(JSON.stringify([
      process.cwd(), process.env.ADDED, require('fs').readFileSync(0).length, ...process.argv.slice(1)
    ]))`;
    const options = { limit, folder: fromNative(made), environment: { ADDED: 'yes' } };
    const result = await runProgram(node, ['-e', script, ...args], options);
    // There is no shell: the first of them is one argument, and nothing was touched.
    expect(result).toMatchObject({ stdout: JSON.stringify([made, 'yes', 0, ...args]) });
    expect(fs.readdirSync(made)).toEqual([]);
  });

  it('is missing, or can not be run', async () => {
    const made = folder();
    fs.writeFileSync(path.join(made, 'text.txt'), 'no program');
    const run = (name: string) => runProgram(path.join(made, name), [], { limit });
    expect(await run('none')).toMatchObject({ kind: 'missing', detail: expect.stringContaining('ENOENT') });
    expect(await run('text.txt')).toMatchObject({ kind: 'failed' });
  });
});

describe.skipIf(process.platform === 'win32')('a program of the shell', () => {
  it('that takes too long is ended', async () => {
    const result = await runProgram('sh', ['-c', 'exec sleep 60'], { limit: 20 });
    expect(result).toEqual({ kind: 'too-slow', detail: '0.02 s' });
  });

  it('with more output than anybody asked for failed', async () => {
    const result = await runProgram('sh', ['-c', 'yes more | head -c 3000000; exit 0'], { limit });
    expect(result).toMatchObject({ kind: 'failed', detail: expect.stringContaining('maxBuffer') });
  });

  it('that was ended from outside failed', async () => {
    const result = await runProgram('sh', ['-c', 'kill -KILL $$'], { limit });
    expect(result).toMatchObject({ kind: 'failed', detail: expect.stringContaining('SIGKILL') });
  });

  it('is not waited for when only what it left behind has its output open', async () => {
    const file = path.join(folder(), 'pid');
    onTestFinished(() => {
      const pid = fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) : 0;
      // Number 0 would be ourselves.
      if (pid > 1) process.kill(pid, 'SIGKILL');
    });
    const script = 'trap "" TERM; sleep 60 & echo $! > "$0"; wait';
    const result = await runProgram('sh', ['-c', script, file], { limit: 50 });
    expect(result).toMatchObject({ kind: 'too-slow' });
  });
});
