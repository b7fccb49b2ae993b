import { describe, expect, it } from 'vitest';
import { sizeText } from '../../core/size-text.ts';

describe('the size of a file', () => {
  it.each([
    [0, '0 bytes'],
    [812, '812 bytes'],
    [9_728, '9.5 KiB'],
    [758_864, '741 KiB'],
    [1024 ** 2 - 1, '1 MiB'],
    [108 * 1024 ** 2, '108 MiB'],
    [1.5 * 1024 ** 3, '1.5 GiB'],
    [6_938_040_682, '6.5 GiB'],
    [5000 * 1024 ** 4, '5000 TiB'],
  ])('of %d bytes is %s', (bytes, text) => {
    expect(sizeText(bytes)).toBe(text);
  });
});
