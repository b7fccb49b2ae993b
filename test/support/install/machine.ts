// Repositories of trainers, and stand-ins for the programs that install them.
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import path from 'node:path';
import { shellProgram, standInFolder } from '../trainer/checkout.mjs';

/** What a repository of sd-scripts has, as far as an installation looks at it. */
export const trainerFiles: Readonly<Record<string, string>> = {
  'train_network.py': '',
  'library/__init__.py': '',
  'requirements.txt': 'accelerate==1.6.0\ntransformers\ndiffusers\n-e .\n',
  'setup.py':
    'from setuptools import setup, find_packages\nsetup(name="library", packages=find_packages())\n',
  '.gitignore': 'venv\n*.egg-info\nbuild\n',
};

/** Makes a git repository with one tag, `v1`. */
export function makeRepository(folder: string, files = trainerFiles): void {
  fs.mkdirSync(folder, { recursive: true });
  git(folder, 'init', '--quiet', '--initial-branch=main');
  commit(folder, files, 'v1');
}

/** Adds a commit with a tag. */
export function commit(folder: string, files: Readonly<Record<string, string>>, tag: string): void {
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  git(folder, 'add', '.');
  git(folder, '-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '--quiet', '-m', tag);
  git(folder, 'tag', tag);
}

export function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' }).trim();
}

/** Makes a stand-in for a program. @param control the folder that says what it does */
export function makeProgram(bin: string, program: string, control: string): string {
  const file = path.join(bin, program);
  const programs = path.join(standInFolder(), '../install/programs.mjs');
  fs.writeFileSync(file, shellProgram(programs, program, `'${control}'`), { mode: 0o755 });
  return file;
}
