import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../core/node/decode-text.ts';
import { digestOf } from '../../../core/node/digest.ts';
import { foreignText } from '../../../core/node/foreign/foreign-text.ts';
import { tidyCaption } from '../../support/caption-arbitraries.ts';

const bigEndian = (text: string) => Buffer.from(text, 'utf16le').swap16();
const readingsOf = (bytes: Uint8Array) => foreignText(bytes)?.readings ?? [];

/** A caption that people may have typed: characters that exist, no NULs. */
const typed = tidyCaption
  .map(({ text }) => text)
  .filter((text) => !/[\0\ufeff\ufffd]|\p{Cn}|\p{Co}|\p{Cs}|(?![\t\r\n])\p{Cc}/u.test(text));

describe('a caption that is no UTF-8', () => {
  // Written by iconv-lite.
  it.each([
    ['windows-1252', '1girl, café', '316769726c2c20636166e9'],
    ['windows-1252', 'photo of Müller – “quoted”', '70686f746f206f66204dfc6c6c65722096209371756f74656494'],
    ['windows-1252', 'a woman’s dress', '6120776f6d616e9273206472657373'],
    [
      'windows-1252',
      '1girl, mädchen, straße, größe',
      '316769726c2c206de4646368656e2c2073747261df652c206772f6df65',
    ],
    ['windows-1250', 'dívka, červené vlasy, úsměv', '64ed766b612c20e8657276656ee920766c6173792c20fa736dec76'],
    [
      'windows-1250',
      'dziewczyna, żółta sukienka, uśmiech',
      '647a696577637a796e612c20bff3b374612073756b69656e6b612c20759c6d69656368',
    ],
    [
      'windows-1251',
      'девушка, рыжие волосы, улыбка',
      'e4e5e2f3f8eae02c20f0fbe6e8e520e2eeebeef1fb2c20f3ebfbe1eae0',
    ],
    ['koi8-r', 'девушка, рыжие волосы, улыбка', 'c4c5d7d5dbcbc12c20d2d9d6c9c520d7cfcccfd3d92c20d5ccd9c2cbc1'],
    ['windows-1253', 'κορίτσι, κόκκινα μαλλιά', 'eaeff1dff4f3e92c20eafceaeae9ede120ece1ebebe9dc'],
    ['windows-1254', 'kız, kırmızı saç, gülümseme', '6bfd7a2c206bfd726dfd7afd207361e72c2067fc6cfc6d73656d65'],
    ['shift_jis', '女の子, 赤い髪, ドレス', '8f9782cc8e712c2090d482a294af2c208368838c8358'],
    ['shift_jis', '1girl, 女', '316769726c2c208f97'],
    ['euc-jp', '女の子, 赤い髪, ドレス', 'bdf7a4cebbd22c20c0d6a4a4c8b12c20a5c9a5eca5b9'],
    [
      'gb18030',
      '一个女孩, 红色头发, 微笑, 站在海边',
      'd2bbb8f6c5aebaa22c20baecc9abcdb7b7a22c20cea2d0a62c20d5bed4dabaa3b1df',
    ],
    ['big5', '一個女孩, 紅色頭髮, 微笑', 'a440add3a46babc42c20acf5a6e2c059be762c20b74cafba'],
    ['euc-kr', '한 소녀, 빨간 머리, 미소', 'c7d120bcd2b3e02c20bba1b0a320b8d3b8ae2c20b9ccbcd2'],
  ] as const)('of %s is read first as what it is: %s', (encoding, text, hex) => {
    const bytes = Buffer.from(hex, 'hex');
    expect(foreignText(bytes)).toMatchObject({ digest: digestOf(bytes), isSure: false });
    expect(readingsOf(bytes)[0]).toEqual({ encoding, text });
  });

  it('of two characters alone has its right reading among those that are offered', () => {
    const readings = readingsOf(Buffer.from('316769726c2c20c5aebaa2', 'hex'));
    expect(readings).toContainEqual({ encoding: 'gb18030', text: '1girl, 女孩' });
    expect(readings.length).toBeLessThanOrEqual(3);
  });

  it('but far longer than any caption is left to its owner', () => {
    const long = (words: number) => foreignText(Buffer.from('caf\xe9, '.repeat(words), 'latin1'));
    expect([long(100)?.readings.length, long(10_000)]).toEqual([1, undefined]);
  });

  it('but was UTF-8 once, and lost a part, is not read as something else', () => {
    expect(foreignText(Buffer.from('1girl, 女の子').subarray(0, -1))).toBeUndefined();
  });
});

describe('UTF-16', () => {
  it('with a byte order mark is read for sure, whatever it says', () => {
    fc.assert(
      fc.property(typed, fc.boolean(), (text, isBig) => {
        const bytes = isBig ? bigEndian(`\ufeff${text}`) : Buffer.from(`\ufeff${text}`, 'utf16le');
        expect(foreignText(bytes)).toEqual({
          digest: digestOf(bytes),
          readings: [{ encoding: isBig ? 'utf-16be' : 'utf-16le', text }],
          isSure: true,
        });
      }),
    );
  });

  it('without one is known by its NULs', () => {
    fc.assert(
      fc.property(typed, fc.boolean(), (words, isBig) => {
        const text = `1girl, solo, smile, ${words}`;
        // Characters beyond ASCII must not be more than those that have a NUL.
        fc.pre((text.match(/[\x20-\x7e]/g)?.length ?? 0) * 2 > text.length);
        const bytes = isBig ? bigEndian(text) : Buffer.from(text, 'utf16le');
        expect(foreignText(bytes)).toEqual({
          digest: digestOf(bytes),
          readings: [{ encoding: isBig ? 'utf-16be' : 'utf-16le', text }],
          isSure: false,
        });
      }),
    );
  });

  it('that is cut off, or damaged, is left alone', () => {
    expect(foreignText(Buffer.from('fffe610062', 'hex'))).toBeUndefined();
    expect(foreignText(Buffer.from('fffe00d86100', 'hex'))).toBeUndefined();
  });

  it('is not what a stray NUL in a text means', () => {
    for (const text of ['1girl, a\0b', 'a\0b, blue', '1girl\0', 'x\0', '\0\0'])
      expect(foreignText(Buffer.from(text))).toBeUndefined();
  });
});

it('UTF-8 is never read as something else', () => {
  fc.assert(
    fc.property(typed, (text) => {
      const bytes = Buffer.from(text);
      expect(decodeText(bytes)).toEqual({ text, bom: false });
      expect(foreignText(bytes)).toBeUndefined();
    }),
  );
});
