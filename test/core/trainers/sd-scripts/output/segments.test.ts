import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Segments, stripEscapes } from '../../../../../core/trainers/sd-scripts/output/segments.ts';

function segmentsOf(...chunks: readonly string[]): readonly string[] {
  const segments = new Segments();
  return [...chunks.flatMap((chunk) => segments.push(chunk)), segments.take()];
}

describe('Segments', () => {
  it('end at any line end; empty ones are left out', () => {
    expect(segmentsOf('a\rb\nc\r\nd\r\r\n\n\ne')).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(segmentsOf('\r\n', '')).toEqual(['']);
  });

  it('are the same however the stream is cut', () => {
    const chunk = fc.string({ unit: fc.constantFrom('a', '\r', '\n', '語') });
    fc.assert(
      fc.property(fc.array(chunk), (chunks) => {
        expect(segmentsOf(...chunks)).toEqual(segmentsOf(chunks.join('')));
      }),
    );
  });

  it('are cut where they are too long, so that the rest stays small', () => {
    const segments = new Segments();
    for (let megabyte = 0; megabyte < 10; megabyte++) segments.push('x'.repeat(1_000_000));
    expect(segments.rest).toHaveLength(65536);
    expect(segments.push('y\nz')).toEqual(['x'.repeat(65536)]);
    expect(segments.rest).toBe('z');
  });
});

describe('stripEscapes', () => {
  it.each([
    ['\u001b[2;36m2026-11-22 20:38:45\u001b[0m', '2026-11-22 20:38:45'],
    ['] \u001b[A', '] '],
    ['\u001b[?25l\u001b[2Ka', 'a'],
    ['\u001b]8;id=1;file:///a.py\u001b\\a.py\u001b]8;;\u001b\\:1', 'a.py:1'],
    ['\u001b]0;title\u0007a', 'a'],
    ['\u001b]8;;never ended', '\u001b]8;;never ended'],
    ['a\u001b', 'a\u001b'],
    ['no [2m of it', 'no [2m of it'],
  ])('of %j', (text, plain) => {
    expect(stripEscapes(text)).toBe(plain);
  });
});
