import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withFiles } from '../../../core/dataset/dataset.ts';
import { formatMessage } from '../../../core/message.ts';
import { findingsOf } from '../../support/lint.ts';
import { datasetOf } from '../../support/memory.ts';

function found(width: number, height: number, config = '', caption = '1girl'): readonly string[] {
  const path = '/dataset/10_x/a.png';
  const dataset = withFiles(datasetOf({ '10_x/a.png': '', '10_x/a.txt': caption }, { config }), {
    images: new Map([[path, { path, facts: { state: 'readable', width, height, format: 'png' } }]]),
  });
  return findingsOf('cropped-by-bucket', dataset, path).map(
    ({ severity, message }) => `${severity} ${formatMessage(message)}`,
  );
}

const noUpscale = '[training.options]\nbucket_no_upscale = true\n';

describe('cropped-by-bucket', () => {
  it('says how much is cut off, and where', () => {
    expect(found(200, 900)).toEqual([
      'info a.png is 200 × 900: 11 % of it are cut off at its top and bottom, for its bucket is 256 × 1024.',
    ]);
    expect(found(2000, 300)).toEqual([
      'info a.png is 2000 × 300: 40 % of it are cut off at its left and right, for its bucket is 1024 × 256.',
    ]);
    expect(found(300, 300, noUpscale)).toEqual([expect.stringContaining('27 % of it')]);
  });

  it.each([
    [768, 768],
    [640, 768],
    [1920, 1080],
    [832, 1216],
    [4096, 3072],
  ])('is quiet about %i × %i', (width, height) => {
    expect(found(width, height)).toEqual([]);
  });

  it('says how much is cut off without buckets, where latents are cached', () => {
    const options = '[training.options]\nenable_bucket = false\n';
    expect(found(1024, 768, `${options}cache_latents = true`)).toEqual([
      'info a.png is 1024 × 768: 25 % of it are cut off at its left and right, for its bucket is 768 × 768.',
    ]);
    expect(found(1024, 768, `${options}cache_latents_to_disk = true\nbucket_no_upscale = true`)).toHaveLength(
      1,
    );
    expect(found(768, 768, `${options}cache_latents = true`)).toEqual([]);
  });

  it('is quiet where the trainer stops at another size instead, or nobody looked at the picture', () => {
    expect(found(200, 900, '[training.options]\nenable_bucket = false')).toEqual([]);
    const unseen = datasetOf({ '10_x/a.png': '' });
    expect(findingsOf('cropped-by-bucket', unseen, '/dataset/10_x/a.png')).toEqual([]);
  });

  it('is a hint for a style and in prose, and quiet in a finetune', () => {
    expect(found(200, 900, '[dataset]\npurpose = "style"')[0]).toMatch(/^hint /);
    expect(found(200, 900, '', 'A photo of a tall tower. It stands by the sea.')[0]).toMatch(/^hint /);
    expect(found(200, 900, '[dataset]\npurpose = "finetune"')).toEqual([]);
  });

  it('finds what the trainer cuts off, no more and no less', () => {
    const { cases }: { cases: { in: unknown[]; out?: [number, number, number, number] }[] } = JSON.parse(
      readFileSync('test/fixtures/oracles/buckets.json', 'utf8'),
    );
    let told = 0;
    for (const { in: asked, out } of cases) {
      // A bucket without width ends the training.
      if (!out || out[0] === 0) continue;
      const [width, height, resolution, min, max, step, isSmallKept] = asked;
      const config = `[training.options]\nresolution = "${resolution}"\nmin_bucket_reso = ${min}\nmax_bucket_reso = ${max}\nbucket_reso_steps = ${step}\nbucket_no_upscale = ${isSmallKept}\n`;
      const isCut = 1 - (out[0] * out[1]) / (out[2] * out[3]) > 0.1;
      expect(found(Number(width), Number(height), config), JSON.stringify(asked)).toHaveLength(isCut ? 1 : 0);
      told += Number(isCut);
    }
    expect(told).toBeGreaterThan(10);
  });
});
