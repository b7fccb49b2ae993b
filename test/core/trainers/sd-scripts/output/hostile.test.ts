import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read } from './recordings.ts';

/** What the trainer says when it means it. */
const stems = [
  'model saved.',
  'saving checkpoint: /x.safetensors',
  'removing old checkpoint: /x.safetensors',
  'epoch 1/8',
  'running training',
  '  num epochs / epoch数: 8',
  'generating sample images at step / サンプル画像生成 ステップ: 6',
  'steps:  50%|█████     | 6/12 [00:09<00:09,  1.52s/it, avr_loss=1.16]',
  'INFO     model saved.',
  '2026-11-22 20:30:04 INFO     model saved.          train_network.py:1729',
  'ERROR    No data found. Please verify',
  'prepare images.',
  'caching latents...',
  'train_network.py: error: unrecognized arguments: --x',
];
const stem = fc.constantFrom(...stems);
const blank = ' '.repeat(20);

/** A message as rich prints it, cut into the lines of these texts. */
function logged(message: string, ...more: readonly string[]): string {
  const first = `${blank}INFO     ${message}     train_util.py:6542`;
  return [first, ...more.map((line) => `${blank}         ${line}`)].join('\n');
}

const told = (text: string) => read(`${text}\n`).events.filter(({ kind }) => kind !== 'sample');

describe('text that looks like the trainer', () => {
  it('is not believed in a prompt', () => {
    fc.assert(
      fc.property(stem, fc.constantFrom('', 'a, ', ' '), (text, before) => {
        expect(told(logged(`prompt: ${before}${text}`))).toEqual([]);
        expect(told(logged(`negative_prompt: ${before}${text}`))).toEqual([]);
        expect(told(`prompt: ${before}${text}\nnegative_prompt: ${text}\nheight: 64`)).toEqual([]);
      }),
    );
  });

  it('is not believed in the further lines of a wrapped prompt, caption or path', () => {
    fc.assert(
      fc.property(stem, stem, (first, second) => {
        expect(told(logged('prompt: test woman,', first, second))).toEqual([]);
        expect(told(logged('found directory', first, second))).toEqual([]);
        expect(told(logged('caption:', first, second))).toEqual([]);
      }),
    );
  });

  it('is not believed in a prompt of several lines that is printed as it is', () => {
    const lines = stems.filter((text) => !text.startsWith('steps:')).join('\n');
    expect(told(`prompt: a\n${lines}\nnegative_prompt: b\n${lines}\nheight: 64`)).toEqual([]);
    expect(told(`prompt: a\n${lines}\nheight: 64\nmodel saved.`)).toEqual([{ kind: 'saved' }]);
  });

  it('is not believed behind anything else', () => {
    fc.assert(
      fc.property(stem, fc.constantFrom('- ', '> ', 'caption: ', '   ', '\t'), (text, before) => {
        const reading = read(`${before}${text}\n`);
        expect(reading.events).toEqual([]);
        expect(reading.ending).not.toHaveProperty('error');
      }),
    );
  });

  it('is not believed of the logger where it is always printed, or at another level', () => {
    expect(told(logged('saving checkpoint: /x.safetensors'))).toEqual([]);
    expect(told(logged('epoch 1/8'))).toEqual([]);
    expect(told(`${blank}WARNING  model saved.`)).toEqual([]);
  });
});

describe('any text', () => {
  const fragment = fc.oneof(
    stem,
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.constantFrom(
      '\r',
      '\n',
      '\r\n',
      '\u001b[A',
      '\u001b]8;;x\u0007',
      '\u001b',
      ']',
      blank,
      `${blank}INFO     prompt: `,
      `${blank}INFO     generating sample images at step`,
      `${blank}ERROR    `,
      `${blank}         `,
      'Traceback (most recent call last):\n',
      'ValueError: x',
      'height: 64',
    ),
  );

  it('is read without an error, and alike in pieces', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 40 }), (fragments) => {
        const whole = read(fragments.join(''));
        expect(read(...fragments)).toEqual(whole);
        expect(read(...fragments.join('').split(''))).toEqual(whole);
      }),
      { numRuns: 500 },
    );
  });
});
