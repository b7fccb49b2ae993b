import { describe, expect, it } from 'vitest';
import { crc32c, maskedCrc32c } from '../../../../core/training/events/crc32c.ts';

const sum = (bytes: readonly number[]) => crc32c(Uint8Array.from(bytes), 0, bytes.length);
const counted = (length: number, value: (index: number) => number) =>
  Array.from({ length }, (_, i) => value(i));

describe('the check sum of event files', () => {
  it('is CRC-32C, as RFC 3720 has its examples', () => {
    expect(sum(counted(32, () => 0))).toBe(0x8a9136aa);
    expect(sum(counted(32, () => 0xff))).toBe(0x62a8ab43);
    expect(sum(counted(32, (index) => index))).toBe(0x46dd794e);
    expect(sum(counted(32, (index) => 31 - index))).toBe(0x113fdb5c);
  });

  it('is right for every length, and for a part of some bytes', () => {
    expect(sum([...Buffer.from('123456789')])).toBe(0xe3069283);
    expect(crc32c(Buffer.from('xx123456789xx'), 2, 11)).toBe(0xe3069283);
    expect(sum([])).toBe(0);
  });

  it('is masked as TensorFlow does it', () => {
    const masked = maskedCrc32c(Buffer.from('123456789'), 0, 9);
    const rotated = (masked - 0xa282ead8) >>> 0;
    expect(((rotated >>> 17) | (rotated << 15)) >>> 0).toBe(0xe3069283);
  });
});
