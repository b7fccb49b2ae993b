import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LogReader } from '../../../../../core/trainers/sd-scripts/output/log-reader.ts';
import { read, recording } from './recordings.ts';

function cut(text: string, points: readonly number[]): readonly string[] {
  const ends = [...points.map((point) => point % text.length), text.length].sort((a, b) => a - b);
  return ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end));
}

const bar = 'steps:   8%|▊         | 1/12 [00:02<00:23,  2.11s/it]';
const step = { kind: 'step', step: 1, of: 12, elapsed: 2, left: 23, speed: 1 / 2.11 };

describe('an output in chunks', () => {
  it.each(['logs/terminal-140-columns.log', 'logs/console-log-simple.log', 'failures/interrupted.log'])(
    'of %s is read as in one piece, wherever it is cut',
    (name) => {
      const text = recording(name);
      const whole = read(text);
      fc.assert(
        fc.property(fc.array(fc.nat(), { maxLength: 300 }), (points) => {
          expect(read(...cut(text, points))).toEqual(whole);
        }),
        { numRuns: 30 },
      );
    },
  );

  it.each(['logs/terminal-140-columns.log', 'logs/dataset-config.log', 'failures/no-images-exit-0.log'])(
    'of single characters of %s is read as in one piece',
    (name) => {
      const text = recording(name);
      expect(read(...text.split(''))).toEqual(read(text));
    },
  );
});

describe('the bar on the screen', () => {
  it('is told as soon as it is whole, and once', () => {
    const reader = new LogReader();
    expect(reader.read(`\r${bar.slice(0, -1)}`)).toEqual([]);
    expect(reader.read(']')).toEqual([step]);
    expect(reader.read(' ')).toEqual([]);
    expect(reader.read('\r')).toEqual([]);
    expect(reader.end()).toEqual([]);
  });

  it('is told once when a line of the log is glued to it', () => {
    const reader = new LogReader();
    expect(reader.read(`\r${bar}`)).toEqual([step]);
    expect(reader.read(`2026-11-22 20:30:04 INFO     model saved.   train_network.py:1729`)).toEqual([]);
    expect(reader.read('\n')).toEqual([{ kind: 'saved' }]);
  });

  it.each([
    `${bar}2026-11-22 20:30:04 INFO     model saved.   train_network.py:1729`,
    `${bar}                    INFO     model saved.   train_network.py:1729`,
    // A shorter bar is filled up with blanks.
    `${bar}   2026-11-22 20:30:04 INFO     model saved.`,
    `${bar}model saved.`,
  ])('and what is glued to it: %s', (line) => {
    expect(read(`\r${line}\n`).events).toEqual([step, { kind: 'saved' }]);
  });

  it('is told again when it is drawn again', () => {
    expect(read(`\r${bar}\r${bar}`).events).toEqual([step, step]);
  });

  it('is told at its end where colours are in it', () => {
    const reader = new LogReader();
    expect(reader.read(`\r\u001b[32m${bar}\u001b[0m`)).toEqual([]);
    expect(reader.read('\r')).toEqual([step]);
  });
});
