import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { findTensorBoard } from '../../../../core/node/runs/find-tensorboard.ts';

it('TensorBoard is looked for beside the trainer’s Python, then on the PATH', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lora-tb-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const program = (name: string) =>
    path.join(folder, name, process.platform === 'win32' ? 'tensorboard.exe' : 'tensorboard');
  for (const name of ['venv', 'bin', 'empty']) mkdirSync(path.join(folder, name));
  for (const name of ['venv', 'bin']) writeFileSync(program(name), '');
  const searched = ['relative', path.join(folder, 'empty'), path.join(folder, 'bin')].join(path.delimiter);
  expect(findTensorBoard(path.join(folder, 'venv', 'python'), searched)).toBe(program('venv'));
  expect(findTensorBoard('python', searched)).toBe(program('bin'));
  expect(findTensorBoard(undefined, path.join(folder, 'empty'))).toBeUndefined();
});
