import { describe, expect, it } from 'vitest';
import { trainStaleCache } from '../../../../../core/trainers/sd-scripts/preflight/train-stale-cache.ts';
import { findingOf, said } from '../../../training/preflight/preflight.ts';

const stale = (severity: 'info' | 'hint', count = 1) =>
  ({ ...findingOf(severity), code: 'stale-cache', count }) as const;
const onDisk = { cache_text_encoder_outputs_to_disk: true };

describe('train-stale-cache', () => {
  it('tells of caches that stand for something else, those of a majority too', () => {
    const findings = [stale('info', 12), stale('hint'), stale('info')];
    expect(said(trainStaleCache, { findings, options: onDisk })).toEqual([
      'warning: 13 caches were made of other pictures or captions than there are now. The trainer goes by the caches. Deleted, they are made anew.',
    ]);
  });

  it('tells of files that are newer, where nothing is known for certain', () => {
    expect(said(trainStaleCache, { findings: [stale('hint')], options: onDisk })[0]).toMatch(
      /^warning: A picture or caption is newer than its cache\./,
    );
  });

  it('is quiet where the training reads no caches, and without any', () => {
    expect(said(trainStaleCache, { findings: [stale('info')] })).toEqual([]);
    expect(said(trainStaleCache, { findings: [findingOf('info')], options: onDisk })).toEqual([]);
  });
});
