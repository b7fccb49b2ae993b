import { describe, expect, it } from 'vitest';
import { lintFile } from '../../../core/engine.ts';
import { datasetOf } from '../../support/memory.ts';

const pair = { '10_alice/a.png': '', '10_alice/a.txt': '1girl, alice' };

function codes(files: Readonly<Record<string, string>>, path: string, origin?: 'flat'): readonly string[] {
  const dataset = datasetOf({ ...pair, ...files }, origin ? { origin } : {});
  return lintFile(dataset, `/dataset/${path}`).map(({ code, severity }) => `${severity} ${code}`);
}

describe('orphan-caption', () => {
  it('finds a caption whose picture is gone, and nothing else in it', () => {
    expect(codes({ '10_alice/b.txt': '1girl, 1girl' }, '10_alice/b.txt')).toEqual(['info orphan-caption']);
  });

  it('leaves the caption of a picture that is not picked up to another rule', () => {
    expect(codes({ '10_alice/b.gif': '', '10_alice/b.txt': 'x' }, '10_alice/b.txt')).toEqual([]);
  });

  it.each(['README.txt', 'license.txt', 'Notes on light.txt', 'prompts.txt'])('leaves %s alone', (name) => {
    expect(codes({ [`10_alice/${name}`]: 'words' }, `10_alice/${name}`)).toEqual([]);
  });

  it('is quiet in a folder that nobody declared', () => {
    expect(codes({ '10_alice/b.txt': '1girl' }, '10_alice/b.txt', 'flat')).toEqual([]);
  });

  it('is quiet about a caption that a picture falls back to', () => {
    const files = { '10_alice/photo_1_2_3_4.png': '', '10_alice/photo.txt': '1girl, alice' };
    expect(codes(files, '10_alice/photo.txt')).toEqual([]);
  });
});
