import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Installation } from '../../training/installation.ts';
import { toNative } from '../native-path.ts';
import { runProgram } from '../program.ts';

const LIMIT = 5_000;

/** Which version a checkout is, as git describes it; its commit where there is no git, or git doesn't trust the folder. */
export async function describeCheckout({ scripts }: Installation): Promise<string | undefined> {
  const folder = toNative(scripts);
  // One that was downloaded without its history may lie in a repository of something else.
  if (!fs.existsSync(path.join(folder, '.git'))) return undefined;
  const args = ['-C', folder, 'describe', '--tags', '--always', '--dirty'];
  const result = await runProgram('git', args, { limit: LIMIT, environment: { GIT_OPTIONAL_LOCKS: '0' } });
  if (result.kind === 'ended' && result.exitCode === 0) return result.stdout.trim();
  return commitOf(folder)?.slice(0, 12);
}

/** The commit that is checked out, read from git's own files. */
function commitOf(folder: string): string | undefined {
  const git = gitFolder(folder);
  const head = read(path.join(git, 'HEAD'));
  const ref = /^ref: (\S+)$/m.exec(head)?.[1];
  if (ref === undefined) return commit(head);
  return commit(read(path.join(git, ref))) ?? packed(git, ref);
}

function packed(git: string, ref: string): string | undefined {
  const lines = read(path.join(git, 'packed-refs')).split('\n');
  return commit(lines.find((line) => line.endsWith(` ${ref}`)) ?? '');
}

/** A submodule has a file that names the folder. */
function gitFolder(folder: string): string {
  const own = path.join(folder, '.git');
  const named = /^gitdir: (.+)$/m.exec(read(own))?.[1];
  return named === undefined ? own : path.resolve(folder, named);
}

function commit(text: string): string | undefined {
  return /^[0-9a-f]{40}\b/.exec(text)?.[0];
}

function read(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
