import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = process.cwd();

/** What git holds, or would after `git add`; undefined where this is no git checkout. */
function files(): string[] | undefined {
  try {
    const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return [...new Set(list.split('\0'))].filter((file) => file !== '' && existsSync(path.join(root, file)));
  } catch {
    return undefined;
  }
}

const lockfiles = ['package-lock.json', 'scripts/vscode-host/package-lock.json'];

describe.each(lockfiles)('%s', (lockfile) => {
  const text = readFileSync(path.join(root, lockfile), 'utf8');

  it('names no place to download from, so that any registry can serve it', () => {
    expect(text).not.toMatch(/"resolved":/);
  });

  it('has a digest for each package', () => {
    const { packages }: { packages: Record<string, { integrity?: string }> } = JSON.parse(text);
    const without = Object.keys(packages).filter((folder) => folder !== '' && !packages[folder]?.integrity);
    expect(without).toEqual([]);
  });
});

describe('the files in git', () => {
  /** Folders of this very machine. One segment alone (`/root`, `/data`) is too likely to be meant as an example. */
  const places = [root, homedir()].filter((place) => place.split(path.sep).length > 2);

  it('name no folder of the machine that they were written on', (context) => {
    const all = files();
    if (all === undefined) return context.skip();
    const naming = all.filter((file) => {
      const content = readFileSync(path.join(root, file));
      return places.some((place) => content.includes(`${place}${path.sep}`));
    });
    expect(naming).toEqual([]);
  });

  it('hold nothing that is built, installed or packed', (context) => {
    const all = files();
    if (all === undefined) return context.skip();
    const made = /(?:^|\/)(?:node_modules|dist|\.tsc|\.vscode-test)\/|\.(?:vsix|tsbuildinfo)$/;
    expect(all.filter((file) => made.test(file))).toEqual([]);
  });
});
