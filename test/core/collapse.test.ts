import { describe, expect, it } from 'vitest';
import { collapse } from '../../core/collapse.ts';
import type { Finding } from '../../core/finding.ts';
import { formatMessage, message } from '../../core/message.ts';
import type { RuleCode } from '../../core/rules/codes.ts';
import { captionPath, captionsOf } from '../support/datasets.ts';

const finding = (
  index: number,
  code: RuleCode = 'empty-tag',
  severity: Finding['severity'] = 'warning',
): Finding => ({
  code,
  severity,
  file: captionPath(index),
  span: { start: 0, end: 1 },
  message: message('single'),
  fixes: [],
  related: [],
  scope: 'file',
  count: 1,
  unnecessary: false,
});
const findings = (count: number, ...rest: [RuleCode?, Finding['severity']?]) =>
  Array.from({ length: count }, (_, index) => finding(index, ...rest));
const dataset = (images: number, config?: string) =>
  captionsOf(
    Array.from({ length: images }, () => '1girl'),
    config === undefined ? {} : { config },
  );

describe('collapse', () => {
  it.each([
    [50, 11, true],
    [50, 10, false],
    [40, 9, false],
    [40, 10, true],
    [10, 10, true],
    [9, 9, false],
    [1000, 200, false],
    [1000, 201, true],
  ])('of %i pictures %i: %s', (images, found, together) => {
    expect(collapse(dataset(images), findings(found)).codes.has('empty-tag')).toBe(together);
  });

  it('puts one finding in front, and leaves the single ones as hints', () => {
    const { findings: all } = collapse(dataset(42), findings(12));
    const [first, ...single] = all;
    expect(first && formatMessage(first.message)).toBe('12 of 42 pictures: nothing between two commas.');
    expect(first).toMatchObject({ scope: 'dataset', count: 12, severity: 'warning', code: 'empty-tag' });
    expect(single).toHaveLength(12);
    expect(new Set(single.map(({ severity }) => severity))).toEqual(new Set(['hint']));
  });

  it('puts it on the configuration, or on the first file concerned', () => {
    expect(collapse(dataset(42, ''), findings(12)).findings[0]?.file).toBe('/dataset/lora-dataset.toml');
    expect(collapse(dataset(42), findings(12).toReversed()).findings[0]?.file).toBe(captionPath(0));
  });

  it('is as loud as the loudest of them', () => {
    const mixed = [...findings(11, 'empty-tag', 'info'), finding(11, 'empty-tag', 'error')];
    expect(collapse(dataset(42), mixed).findings[0]?.severity).toBe('error');
  });

  it('counts pictures, not findings, and no hints', () => {
    const twice = [...findings(9), ...findings(9)];
    expect(collapse(dataset(20), twice).codes.size).toBe(0);
    const hints = [
      ...findings(9),
      ...Array.from({ length: 11 }, (_, index) => finding(index + 9, 'empty-tag', 'hint')),
    ];
    expect(collapse(dataset(20), hints).codes.size).toBe(0);
    const both = [...findings(12), finding(13, 'empty-tag', 'hint')];
    expect(collapse(dataset(20), both).findings[0]?.count).toBe(12);
  });

  it('leaves other rules alone, and findings about the dataset', () => {
    const other = finding(1, 'duplicate-tag');
    const whole: Finding = { ...finding(0, 'missing-caption'), scope: 'dataset', count: 30 };
    const { findings: all, codes } = collapse(dataset(42), [...findings(12), other, whole]);
    expect([...codes]).toEqual(['empty-tag']);
    expect(all).toContain(other);
    expect(all).toContain(whole);
  });

  it('holds until the share falls to 15 %', () => {
    const before = new Set<RuleCode>(['empty-tag']);
    expect(collapse(dataset(100), findings(16), before).codes.size).toBe(1);
    expect(collapse(dataset(100), findings(16)).codes.size).toBe(0);
    expect(collapse(dataset(100), findings(15), before).codes.size).toBe(0);
    expect(collapse(dataset(40), findings(9), before).codes.size).toBe(0);
  });

  it('gives the same findings where nothing happened', () => {
    const few = findings(3);
    expect(collapse(dataset(42), few).findings).toBe(few);
    expect(collapse(dataset(0), []).findings).toEqual([]);
  });
});
