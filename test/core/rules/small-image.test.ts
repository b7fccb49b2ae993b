import { describe, expect, it } from 'vitest';
import { withFiles } from '../../../core/dataset/dataset.ts';
import { formatMessage } from '../../../core/message.ts';
import { findingsOf } from '../../support/lint.ts';
import { datasetOf } from '../../support/memory.ts';

function found(width: number, height: number, config = ''): readonly string[] {
  const path = '/dataset/10_x/a.png';
  const dataset = withFiles(datasetOf({ '10_x/a.png': '' }, { config }), {
    images: new Map([[path, { path, facts: { state: 'readable', width, height, format: 'png' } }]]),
  });
  return findingsOf('small-image', dataset, path).map(
    ({ severity, message }) => `${severity} ${formatMessage(message)}`,
  );
}

const likeness = '[dataset]\npurpose = "likeness"';

describe('small-image', () => {
  it('warns of a picture that is enlarged more than one and a half times', () => {
    expect(found(300, 300)).toEqual(['warning a.png is 300 × 300: it is enlarged 2.6 times, to 768 × 768.']);
  });

  it('informs of one that is enlarged a little', () => {
    expect(found(600, 600)).toEqual(['info a.png is 600 × 600: it is enlarged 1.3 times, to 768 × 768.']);
  });

  it.each([
    [768, 768],
    [1024, 1024],
    [640, 768],
    [720, 720],
    [4096, 3072],
  ])('is quiet about %i × %i', (width, height) => {
    expect(found(width, height)).toEqual([]);
  });

  it('informs of a side below 768 pixels where a likeness is trained', () => {
    expect(found(640, 768, likeness)).toEqual([
      'info a.png is 640 × 768: the recipe for a likeness wants 768 pixels a side.',
    ]);
    expect(found(768, 921, likeness)).toEqual([]);
  });

  it('goes by the resolution that is trained with', () => {
    const at = (resolution: string) => `[training.options]\nresolution = ${resolution}`;
    expect(found(512, 512, at('"512,512"'))).toEqual([]);
    expect(found(768, 768, at('"1024"'))).toEqual([
      'info a.png is 768 × 768: it is enlarged 1.3 times, to 1024 × 1024.',
    ]);
    expect(found(300, 300, `${at('768')}\nbucket_no_upscale = true`)).toEqual([]);
  });

  it('takes the least side that one sets', () => {
    const config = '[rules]\nsmall-image = { severity = "error", min = 1024 }';
    expect(found(1000, 2000, config)).toEqual([
      'error a.png is 1000 × 2000: its shorter side has less than 1024 pixels.',
    ]);
    expect(found(1024, 2000, config)).toEqual([]);
  });

  it('only informs about a style or a finetune', () => {
    expect(found(300, 300, '[dataset]\npurpose = "style"')[0]).toMatch(/^info /);
  });
});
