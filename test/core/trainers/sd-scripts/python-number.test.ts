import { describe, expect, it } from 'vitest';
import { asciiDigits, parsePythonInt } from '../../../../core/trainers/sd-scripts/python-number.ts';

describe("Python's int()", () => {
  it.each([
    ['10', 10],
    [' 10 ', 10],
    ['+7', 7],
    ['-3', -3],
    ['007', 7],
    ['３', 3],
    ['١٢', 12],
    ['𝟙𝟘', 10],
    ['\u00a05\u3000', 5],
    ['\u001c5\u0085', 5],
  ])('of %j is %j', (text, value) => expect(parsePythonInt(text)).toBe(value));

  it.each(['', ' ', '1.0', '1e3', '0x10', '+-1', '1 0', '²', '½', '一', '\ufeff1', '- 1', 'ten'])(
    'of %j raises',
    (text) => expect(parsePythonInt(text)).toBeUndefined(),
  );
});

it('digits of all scripts are those of ASCII, all else stays', () => {
  expect(asciiDigits('５１２ x ٣ 𝟗 ² Ⅷ')).toBe('512 x 3 9 ² Ⅷ');
});
