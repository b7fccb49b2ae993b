/** An encoding that captions come in, and that the trainer doesn't read. */
export type ForeignEncoding =
  | 'utf-16le'
  | 'utf-16be'
  | 'windows-1250'
  | 'windows-1251'
  | 'windows-1252'
  | 'windows-1253'
  | 'windows-1254'
  | 'windows-1257'
  | 'koi8-r'
  | 'shift_jis'
  | 'euc-jp'
  | 'gb18030'
  | 'big5'
  | 'euc-kr';

/** Its name as people know it. */
export const encodingNames: Readonly<Record<ForeignEncoding, string>> = {
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1250': 'Windows-1250',
  'windows-1251': 'Windows-1251',
  'windows-1252': 'Windows-1252',
  'windows-1253': 'Windows-1253',
  'windows-1254': 'Windows-1254',
  'windows-1257': 'Windows-1257',
  'koi8-r': 'KOI8-R',
  shift_jis: 'Shift-JIS',
  'euc-jp': 'EUC-JP',
  gb18030: 'GB18030',
  big5: 'Big5',
  'euc-kr': 'EUC-KR',
};

/** What the bytes of a file say in one encoding. */
export interface Reading {
  readonly encoding: ForeignEncoding;
  /** The whole text, without a byte order mark. */
  readonly text: string;
}

/** How a file may be read that is no UTF-8, or that only looks like it: UTF-16 of Latin letters is UTF-8 with NULs. */
export interface ForeignText {
  /** The SHA-256 of the file's bytes in hexadecimal. */
  readonly digest: string;
  /** The likeliest first; at least one. */
  readonly readings: readonly Reading[];
  /** Whether there is no doubt: a byte order mark says how to read it, and all of it can be read so. */
  readonly isSure: boolean;
}

/** So many characters show what a text says. */
const EXCERPT = 40;

/** The part of a text that shows in which encoding it was written: around its first letter beyond ASCII. */
export function excerptOf(text: string): string {
  const flat = [...text.replace(/\s+/gu, ' ').trim()];
  const first = Math.max(
    0,
    flat.findIndex((character) => character > '\x7f'),
  );
  const start =
    flat.length <= EXCERPT ? 0 : Math.max(0, Math.min(first - EXCERPT / 4, flat.length - EXCERPT));
  const end = Math.min(flat.length, start + EXCERPT);
  return `${start > 0 ? '…' : ''}${flat.slice(start, end).join('')}${end < flat.length ? '…' : ''}`;
}
