import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { targets } from '../../scripts/package/targets.mjs';
import { releaseOf } from '../../scripts/release.mjs';

const workflow = readFileSync('.github/workflows/release.yml', 'utf8');
const ci = readFileSync('.github/workflows/ci.yml', 'utf8');
const changelog = readFileSync('CHANGELOG.md', 'utf8');

describe('the workflow of a release', () => {
  it('packages every target that there is', () => {
    const list = /^ {8}target:\n((?: {10}- \S+\n)+)/m.exec(workflow)?.[1] ?? '';
    expect([...list.matchAll(/- (\S+)/g)].map(([, target]) => target)).toEqual(targets);
  });

  it('runs on tags alone, after all tests', () => {
    expect(workflow).toContain("on:\n  push:\n    tags: ['v*']\n\n");
    expect(workflow).toContain('- run: .ci/run\n');
    const jobs = workflow
      .slice(workflow.indexOf('\njobs:\n'))
      .split(/^ {2}(?=[\w-]+:$)/m)
      .slice(1);
    expect(jobs.map((job) => /^ {4}needs: (.+)$/m.exec(job)?.[1])).toEqual([
      undefined,
      'all-tests',
      'package',
      'package',
      '[all-tests, package]',
      '[all-tests, package]',
    ]);
  });

  it('may do no more than it must', () => {
    expect(workflow).toContain('\npermissions:\n  contents: read\n\n');
    expect(workflow.match(/^ +[\w-]+: write$/gm)?.map((line) => line.trim())).toEqual([
      'id-token: write',
      'contents: write',
    ]);
    const secrets = [...workflow.matchAll(/^ +(\w+): \$\{\{ secrets\.(\w+) \}\}$/gm)];
    expect(secrets.map(([, name, secret]) => [name, secret])).toEqual([
      ['VSCE_PAT', 'VSCE_PAT'],
      ['OVSX_PAT', 'OVSX_PAT'],
      ['NODE_AUTH_TOKEN', 'NPM_TOKEN'],
    ]);
  });

  it('takes actions of the versions that CI takes, and no expression into a shell', () => {
    const versionsIn = (text: string) => new Set(text.match(/uses: \S+/g));
    const others = [...versionsIn(workflow)].filter((one) => !versionsIn(ci).has(one));
    expect(others).toEqual(['uses: actions/download-artifact@v4']);
    expect(workflow.match(/run: .*\$\{\{.*/g)).toBeNull();
    // What is run without the lockfile is of one version at least.
    expect(workflow.match(/npx --yes \S+/g)).toEqual([expect.stringMatching(/@\d+\.\d+\.\d+$/)]);
  });
});

describe('a release', () => {
  const text =
    '# Changelog\n\n## [Unreleased]\n\n## [1.2.3] - 2026-12-01\n\n### Added\n\n- A thing.\n\n## [1.1.0] - 2026-11-01\n';

  it('has the notes of the changelog', () => {
    expect(releaseOf('v1.2.3', '1.2.3', text)).toEqual({
      isPreRelease: false,
      npmTag: 'latest',
      notes: '### Added\n\n- A thing.\n',
    });
  });

  it('of an odd minor is a pre-release', () => {
    const odd = text.replaceAll('1.2.3', '1.3.0');
    expect(releaseOf('v1.3.0', '1.3.0', odd)).toMatchObject({ isPreRelease: true, npmTag: 'next' });
  });

  it.each([
    ['v1.2.4', '1.2.3', 'The tag is v1.2.4, the version in package.json 1.2.3.'],
    ['v1.2.3-rc.1', '1.2.3-rc.1', 'takes no version like 1.2.3-rc.1'],
    ['v1.4.0', '1.4.0', 'no heading "## [1.4.0] - YYYY-MM-DD"'],
    ['v1.1.0', '1.1.0', 'says nothing of 1.1.0'],
  ])('%s, with version %s in the manifest, is none', (tag, version, problem) => {
    expect(() => releaseOf(tag, version, text)).toThrow(problem);
  });
});

it('the changelog is kept as its format wants it', () => {
  const headings = changelog.match(/^## .*$/gm) ?? [];
  expect(headings[0]).toBe('## [Unreleased]');
  for (const heading of headings.slice(1))
    expect(heading).toMatch(/^## \[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d$/);
  const kinds = new Set(changelog.match(/^### .*$/gm));
  const known = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];
  expect([...kinds].filter((kind) => !known.includes(kind.slice('### '.length)))).toEqual([]);
});
