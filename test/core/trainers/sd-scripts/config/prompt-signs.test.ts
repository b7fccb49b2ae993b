import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lintConfig } from '../../../../../core/lint-config.ts';
import { formatMessage } from '../../../../../core/message.ts';
import { promptSignFlaws } from '../../../../../core/trainers/sd-scripts/config/prompt-signs.ts';
import type { Family } from '../../../../../core/training/family.ts';

const OFFSET = 7;
const found = (line: string, family?: Family) =>
  promptSignFlaws(line, OFFSET, family).map(({ severity, span, message }) => [
    severity,
    line.slice(span.start - OFFSET, span.end - OFFSET),
    formatMessage(message),
  ]);

describe('signs in a sample prompt', () => {
  it.each([
    'alice, (smile:1.2), [hat], ((red)) --w 512 --n bad, (blurry:1.3) --d 1',
    'alice \\(wonderland\\)',
    'alice, (style: oil)',
    'alice --ss euler_a --l 7',
  ])('of %j are right', (line) => {
    for (const family of [undefined, 'sd15', 'sdxl'] as const) expect(found(line, family)).toEqual([]);
  });

  it('load no network, in the negative prompt neither', () => {
    const told = found('alice, <lora:alice:0.8> --w 512 --n bad, <lora:bad:1>');
    expect(told.map(([severity, text]) => [severity, text])).toEqual([
      ['warning', '<lora:alice:0.8>'],
      ['warning', '<lora:bad:1>'],
    ]);
    expect(told[0]?.[2]).toContain('loads nothing here');
  });

  it.each([
    ['alice, <lora:alice:0.8>, hat', 'alice, hat'],
    ['alice <lora:alice:0.8> --w 512', 'alice --w 512'],
    ['<lora:alice:0.8>, alice', 'alice'],
  ])('are taken away with their network: %j', (line, mended) => {
    const [edit] = promptSignFlaws(line, 0)[0]?.fixes?.[0]?.edits ?? [];
    expect(edit && line.slice(0, edit.span.start) + edit.newText + line.slice(edit.span.end)).toBe(mended);
  });

  it.each([
    ['alice, (smile', '(', 'never closed'],
    ['alice, smile)', ')', 'closes nothing'],
    ['alice --n bad, [blurry', '[', 'never closed'],
    ['alice, (smile:1,2)', ':1,2', 'is no weight'],
    ['alice, (smile: 1.2)', ': 1.2', 'is no weight'],
    ['alice, (smile:)', ':', 'is no weight'],
  ])('that do something else than they look: %j', (line, place, said) => {
    for (const [family, severity] of [
      ['sdxl', 'warning'],
      [undefined, 'info'],
    ] as const)
      expect(found(line, family)).toEqual([[severity, place, expect.stringContaining(said)]]);
  });

  it('stop the trainer where a weight looks like a number and is none', () => {
    expect(found('(smile:1.2.3)', 'sd15')).toEqual([
      ['error', ':1.2.3', expect.stringContaining('the trainer stops over it')],
    ]);
    expect(found('(smile:1.2.3)')).toEqual([['warning', ':1.2.3', expect.anything()]]);
  });

  it('are words where the model samples without weights', () => {
    expect(found('(smile:1.2), (hat', 'flux')).toEqual([
      ['info', '(smile:1.2)', 'Samples of this model know no weights: the signs are words of the prompt.'],
    ]);
  });

  it('have places within any line', () => {
    const pieces = fc.constantFrom(
      '(',
      ')',
      '[',
      ':1.2',
      ':',
      '<lora:a:1>',
      ' --n ',
      ' --w 1',
      'a',
      ',',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        const line = parts.join('');
        for (const { span } of promptSignFlaws(line, 0)) {
          expect(span.start).toBeLessThan(span.end);
          expect(span.end).toBeLessThanOrEqual(line.length);
        }
      }),
    );
  });

  it.each([
    ['', ['warning']],
    ['[training]\nrecipe = "sdxl-style"\n', ['warning']],
    ['[training]\nrecipe = "flux-style"\n', []],
  ])('of a dataset are told by the model of its recipe: %j', (training, severities) => {
    const text = `${training}[samples]\nprompts = ["alice, (hat"]\n`;
    expect(lintConfig('/lora-dataset.toml', text).training.map(({ severity }) => severity)).toEqual(
      severities,
    );
  });
});
