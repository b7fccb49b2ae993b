import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../core/finding.ts';
import { trainWithoutCaptions } from '../../../../core/training/preflight/train-without-captions.ts';
import { subsetOf } from '../plans.ts';
import { findingOf, said } from './preflight.ts';

const missing = (file: string, more: Partial<Finding> = {}): Finding => ({
  ...findingOf('warning', file),
  code: 'missing-caption',
  ...more,
});
const ofAll = (more: Partial<Finding>) => missing('/d/lora-dataset.toml', { scope: 'dataset', ...more });

describe('train-without-captions', () => {
  const plan = { subsets: [subsetOf({ images: 40, classTokens: 'alice woman' })] };

  it('tells how many pictures have no caption, and by which words they are learned', () => {
    const findings = [missing('/d/img/a.png'), missing('/d/img/b.png')];
    expect(said(trainWithoutCaptions, { findings, plan })).toEqual([
      'warning: 2 of 40 pictures have no caption, such as a.png. The trainer takes "alice woman" instead.',
    ]);
  });

  it('names the one that has none', () => {
    const [text] = said(trainWithoutCaptions, { findings: [missing('/d/img/a.png')], plan });
    expect(text).toMatch(/^warning: a\.png has no caption\./);
  });

  it('counts those of a finding of the dataset once', () => {
    const findings = [ofAll({ count: 30 }), missing('/d/img/a.png', { severity: 'hint' })];
    expect(said(trainWithoutCaptions, { findings, plan })[0]).toContain('30 of 40 pictures');
  });

  it.each([
    ['of no folder', [subsetOf({ classTokens: undefined })], 'The trainer learns them without words.'],
    [
      'of several folders',
      [subsetOf({ classTokens: 'a' }), subsetOf({ classTokens: 'b' })],
      'The trainer takes the words of their folder for them',
    ],
  ])('tells the words %s', (_, subsets, words) => {
    const findings = [missing('/d/img/a.png')];
    expect(said(trainWithoutCaptions, { findings, plan: { subsets } })[0]).toContain(words);
  });

  it('leaves it to the finding that they lie under another extension', () => {
    const other = ofAll({ code: 'caption-extension', severity: 'error', count: 40 });
    expect(said(trainWithoutCaptions, { findings: [other, ofAll({ count: 40 })], plan })).toEqual([]);
  });

  it('tells a blank first line, which the trainer reads alone', () => {
    expect(said(trainWithoutCaptions, { findings: [findingOf('warning', '/d/img/a.txt')], plan })).toEqual([
      'warning: The first line of a.txt is blank. The trainer reads no other line, and learns the picture without words.',
    ]);
    expect(said(trainWithoutCaptions, { findings: [findingOf('error')], plan })).toEqual([]);
  });
});
