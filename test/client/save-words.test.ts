import { describe, expect, it } from 'vitest';
import {
  allWritten,
  leftAt,
  mistakeAt,
  nothingWritten,
  partlyWritten,
  removedStay,
} from '../../client/sheet/save-words.ts';

describe('what is said of a sheet that is saved', () => {
  const left = [13, 14, 15, 16].map((line) => leftAt(line, `front_${line}`, 'it is read-only'));

  it('counts one caption as one, and many as many', () => {
    expect([1, 2].map(allWritten)).toEqual(['One caption was changed.', '2 captions were changed.']);
    expect(partlyWritten(1, left.slice(0, 1))).toBe(
      'One caption was written. One was left as it is. Line 13, front_13: it is read-only.',
    );
    expect(partlyWritten(2, left.slice(0, 2))).toBe(
      '2 captions were written. 2 were left as they are. ' +
        'Line 13, front_13: it is read-only. Line 14, front_14: it is read-only.',
    );
    expect(partlyWritten(0, left.slice(0, 1))).toBe(
      'Nothing was written. Line 13, front_13: it is read-only.',
    );
  });

  it('names three lines of many', () => {
    expect(partlyWritten(1, left)).toBe(
      `One caption was written. 4 were left as they are. ${left.slice(0, 3).join(' ')} …`,
    );
    const mistakes = [4, 5].map((line) => mistakeAt(line, 'This sheet has no caption "x".'));
    expect(nothingWritten(mistakes)).toBe(
      'Nothing was written. Line 4: This sheet has no caption "x". Line 5: This sheet has no caption "x".',
    );
  });

  it('names the captions that stay without a line', () => {
    expect(removedStay(['a'])).toBe('The caption of the removed line stays as it is: a.');
    expect(removedStay(['a', 'b'])).toBe('The captions of removed lines stay as they are: a, b.');
    expect(removedStay(['a', 'b', 'c', 'd'])).toBe(
      'The captions of 4 removed lines stay as they are: a, b, c …',
    );
  });
});
