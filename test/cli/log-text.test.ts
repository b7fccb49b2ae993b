import { describe, expect, it } from 'vitest';
import { LogText } from '../../cli/training/log-text.ts';

const padding = ' '.repeat(300);
const bar = (step: number) => `\rsteps:   1%|▏         | ${step}/400 [00:01<00:10,  2.12it/s, avr_loss=1.1]`;

function shown(...pieces: readonly string[]): string {
  const text = new LogText(() => 120);
  return pieces.map((piece) => text.add(piece)).join('') + text.rest();
}

describe('what a terminal shows of a log', () => {
  it('has no padding, and no place in a source', () => {
    const line = `2026-11-22 21:58:24 INFO     prepare images.${padding}train_util.py:2112\n`;
    expect(shown(line)).toBe('2026-11-22 21:58:24 INFO     prepare images.\n');
    expect(shown(`   batch_size: 1${padding}\n`)).toBe('   batch_size: 1\n');
  });

  it('keeps what is not padding', () => {
    const text = 'a  b  c.py:1 x\n  File "a.py", line 1\nsee c.py:12\n';
    expect(shown(text)).toBe(text);
  });

  it('has a line when it is whole, wherever it was cut', () => {
    const line = `                    INFO     a${padding}b.py:1\nepoch 1/8\n`;
    for (let cut = 0; cut <= line.length; cut++)
      expect(shown(line.slice(0, cut), line.slice(cut))).toBe(`                    INFO     a\nepoch 1/8\n`);
  });

  it('has a bar at once', () => {
    const text = new LogText(() => 120);
    expect(text.add(bar(1))).toBe(bar(1));
    expect(text.add(bar(2))).toBe(bar(2));
  });

  it('has only the last of bars that come at once, and all else between them', () => {
    expect(shown(bar(1) + bar(2) + bar(3))).toBe(bar(3));
    expect(shown(`${bar(1)}${bar(2)}\nsaving checkpoint: a\n${bar(3)}${bar(4)}`)).toBe(
      `${bar(2)}\nsaving checkpoint: a\n${bar(4)}`,
    );
  });

  it('knows the bar that was shown last, to draw it again', () => {
    const text = new LogText(() => 120);
    text.add(`epoch 1/8\n${bar(1)}`);
    text.add('');
    expect(text.bar).toBe(bar(1).slice(1));
    text.add(bar(2));
    expect(text.bar).toBe(bar(2).slice(1));
    text.add('\nsaving checkpoint: a\n');
    expect(text.bar).toBe('');
  });

  it('keeps bars of other things, which move the cursor', () => {
    const text = '\r  0%|          | 0/2\u001b[A\n\r 50%|█████     | 1/2\u001b[A\n';
    expect(shown(text)).toBe(text);
  });

  it('has bars in one line, however narrow the terminal', () => {
    let columns = 30;
    const text = new LogText(() => columns);
    expect(text.add(`epoch 1/8\n${bar(1)}`)).toBe(`epoch 1/8\n${bar(1).slice(0, 30)}`);
    columns = 50;
    expect(text.bar).toBe(bar(1).slice(1, 50));
  });

  it('moves no cursor where there is none', () => {
    const text = new LogText(() => undefined);
    expect(text.add('\r  0%|          | 0/2\u001b[A\n')).toBe('\r  0%|          | 0/2\n');
    expect(text.add(bar(1))).toBe(bar(1));
  });

  it('holds nothing back that has no end', () => {
    const long = `2026-${'x'.repeat(100_000)}`;
    expect(shown(long)).toBe(long);
    expect(new LogText(() => 120).add(long)).toBe(long);
  });
});
