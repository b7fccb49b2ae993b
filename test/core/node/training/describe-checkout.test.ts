import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { fromNative } from '../../../../core/node/native-path.ts';
import { describeCheckout } from '../../../../core/node/training/describe-checkout.ts';
import { runFolder } from './fake-machine.ts';

const commit = '48d368f0123456789abcdef0123456789abcdef0';

/** A checkout as git leaves it, of these files. */
function checkout(files: Readonly<Record<string, string>>) {
  const folder = `${runFolder()}/sd`;
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(`${folder}/${name}`), { recursive: true });
    fs.writeFileSync(`${folder}/${name}`, content);
  }
  const version = (scripts = folder) =>
    describeCheckout({ root: folder, kind: 'sd-scripts', scripts, python: undefined });
  return { folder, version };
}

describe('a checkout', () => {
  it('is called by git, by tag and distance', async () => {
    const { folder, version } = checkout({ 'train_network.py': '' });
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
        stdio: 'ignore',
      });
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'one', '--no-gpg-sign');
    git('tag', 'v0.9.1');
    expect(await version()).toBe('v0.9.1');
    fs.writeFileSync(`${folder}/train_network.py`, 'changed');
    expect(await version()).toBe('v0.9.1-dirty');
  });

  it('without its history is called nothing, though a repository lies around it', async () => {
    const { folder, version } = checkout({ '.git/HEAD': `${commit}\n`, 'sd/train_network.py': '' });
    expect(await version(`${folder}/sd`)).toBeUndefined();
  });
});

describe('a checkout where git is of no help', () => {
  const withoutGit = () => {
    vi.stubEnv('PATH', fromNative('nowhere'));
    onTestFinished(() => void vi.unstubAllEnvs());
  };
  const branch = { '.git/HEAD': 'ref: refs/heads/main\n', '.git/refs/heads/main': `${commit}\n` };

  it('since it takes it for none is called by its commit', async () => {
    expect(await checkout(branch).version()).toBe('48d368f01234');
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['a branch', branch],
    [
      'a branch that is packed',
      {
        '.git/HEAD': 'ref: refs/heads/main\n',
        '.git/packed-refs': [
          '# pack-refs with: peeled fully-peeled sorted',
          `${'1'.repeat(40)} refs/heads/not/refs/heads/main2`,
          `${commit} refs/heads/main`,
          `^${'2'.repeat(40)}`,
          '',
        ].join('\n'),
      },
    ],
    ['a commit alone', { '.git/HEAD': `${commit}\n` }],
    ['a submodule', { '.git': 'gitdir: ../outer/modules/sd\n', '../outer/modules/sd/HEAD': `${commit}\n` }],
  ])('since it is not there is called by its commit: of %s', async (_, files) => {
    const { version } = checkout(files);
    withoutGit();
    expect(await version()).toBe('48d368f01234');
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['without a commit yet', { '.git/HEAD': 'ref: refs/heads/main\n' }],
    ['that is broken', { '.git/HEAD': 'what?' }],
    ['whose folder is empty', { '.git/description': '' }],
  ])('%s is called nothing', async (_, files) => {
    const { version } = checkout(files);
    withoutGit();
    expect(await version()).toBeUndefined();
  });
});
