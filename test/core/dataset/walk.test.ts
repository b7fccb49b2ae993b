import { describe, expect, it } from 'vitest';
import { walk } from '../../../core/dataset/walk.ts';
import { datasetOf } from '../../support/memory.ts';

const dataset = datasetOf({
  '10_a/front_2.png': '',
  '10_a/front_2.txt': '',
  '10_a/front_10.png': '',
  '10_a/front_1.png': '',
  '10_a/front_1.txt': '',
  '2_b/x.png': '',
  '2_b/x.txt': '',
});
const any = () => true;
const name = (path: string | undefined) => path?.slice('/dataset/'.length);

describe('a walk through a dataset', () => {
  it('goes round in natural order, folder by folder', () => {
    let at = '/dataset/2_b/x.txt';
    const seen: (string | undefined)[] = [];
    for (let step = 0; step < 4; step++) {
      const stop = walk(dataset, at, 'next', any);
      seen.push(name(stop?.caption));
      at = stop?.caption ?? '';
    }
    expect(seen).toEqual(['10_a/front_1.txt', '10_a/front_2.txt', '10_a/front_10.txt', '2_b/x.txt']);
  });

  it('goes back, and from pictures too', () => {
    const from = '/dataset/2_b/x.png';
    expect(walk(dataset, from, 'previous', any)).toEqual({
      image: '/dataset/10_a/front_10.png',
      caption: '/dataset/10_a/front_10.txt',
      exists: false,
    });
  });

  it('goes on from a caption that is not written yet', () => {
    expect(name(walk(dataset, '/dataset/10_a/front_10.txt', 'next', any)?.caption)).toBe('2_b/x.txt');
  });

  it('finds the next of a kind, and never the place that it starts from', () => {
    const missing = ({ exists }: { exists: boolean }) => !exists;
    expect(name(walk(dataset, '/dataset/2_b/x.txt', 'next', missing)?.caption)).toBe('10_a/front_10.txt');
    expect(walk(dataset, '/dataset/10_a/front_10.txt', 'next', missing)).toBeUndefined();
  });

  it('begins at the first from a file that is no picture of it', () => {
    expect(name(walk(dataset, '/dataset/lora-dataset.toml', 'next', any)?.image)).toBe('2_b/x.png');
  });
});
