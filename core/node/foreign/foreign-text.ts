import { isUtf8 } from 'node:buffer';
import type { ForeignEncoding, ForeignText, Reading } from '../../dataset/foreign-text.ts';
import { digestOf } from '../digest.ts';
import { decodeAs } from './decoders.ts';
import { likelihoodOf } from './likelihood.ts';

/** In this order where nothing else tells them apart. */
const NARROW: readonly ForeignEncoding[] = [
  'windows-1252',
  'shift_jis',
  'euc-kr',
  'gb18030',
  'big5',
  'euc-jp',
  'windows-1251',
  'windows-1250',
  'windows-1254',
  'windows-1257',
  'windows-1253',
  'koi8-r',
];

/** More would be no help to who has to choose. */
const MOST_READINGS = 3;
/** Below it, nobody wrote that. */
const LEAST_LIKELY = 0.3;
/** Fewer NULs in what is UTF-8 as well may have strayed into it. */
const FEWEST_NULS = 3;
/** No caption is so long (bytes), and weighing more would take its time. */
const LONGEST_GUESS = 32 * 1024;
/** What is so much less likely than the best is not offered beside it. */
const FAR_BEHIND = 0.45;

/**
 * How bytes may be read that are no UTF-8, or UTF-8 with NULs; undefined for those that are sound, and where no way of
 * reading them makes sense.
 */
export function foreignText(bytes: Uint8Array): ForeignText | undefined {
  const isSound = isUtf8(bytes);
  if (isSound && !bytes.includes(0)) return undefined;
  const marked = byMark(bytes);
  const readings = marked ? [marked] : bytes.includes(0) ? byNuls(bytes, isSound) : byLikelihood(bytes);
  if (readings.length === 0) return undefined;
  return { digest: digestOf(bytes), readings, isSure: marked !== undefined };
}

function byMark(bytes: Uint8Array): Reading | undefined {
  const [first, second] = bytes;
  const isLittle = first === 0xff && second === 0xfe;
  if (!isLittle && !(first === 0xfe && second === 0xff)) return undefined;
  const encoding = isLittle ? 'utf-16le' : 'utf-16be';
  const text = decodeAs(encoding, bytes);
  return text === undefined ? undefined : { encoding, text };
}

/**
 * UTF-16 without a mark: each blank and comma has a NUL for its other half.
 * @param isSound whether the bytes are UTF-8 as well: then a NUL may also be one that strayed into it
 */
function byNuls(bytes: Uint8Array, isSound: boolean): readonly Reading[] {
  const wide = (['utf-16le', 'utf-16be'] as const).flatMap((encoding) => {
    const text = decodeAs(encoding, bytes);
    if (text === undefined) return [];
    const plain = text.match(/[\t\n\r\x20-\x7e]/g)?.length ?? 0;
    const glued = isSound ? [...text].filter(isTwoLetters).length : 0;
    return plain >= (isSound ? FEWEST_NULS : 1) && plain >= glued ? [{ encoding, text, plain }] : [];
  });
  wide.sort((a, b) => b.plain - a.plain);
  return wide.slice(0, 1).map(({ encoding, text }) => ({ encoding, text }));
}

/** Whether both bytes of a unit are plain letters: most likely it is no unit at all. */
function isTwoLetters(character: string): boolean {
  const code = character.charCodeAt(0);
  return isPlain(code >> 8) && isPlain(code & 0xff);
}

const isPlain = (byte: number) => byte >= 0x20 && byte < 0x7f;

function byLikelihood(bytes: Uint8Array): readonly Reading[] {
  if (bytes.length > LONGEST_GUESS || isDamagedUtf8(bytes)) return [];
  const likely = NARROW.flatMap((encoding) => {
    const text = decodeAs(encoding, bytes);
    if (text === undefined) return [];
    return [{ encoding, text, likelihood: likelihoodOf(encoding, bytes, text) }];
  }).filter(({ likelihood }) => likelihood >= LEAST_LIKELY);
  likely.sort((a, b) => b.likelihood - a.likelihood);
  const best = likely[0]?.likelihood ?? 0;
  const different = new Map<string, Reading>();
  for (const { encoding, text, likelihood } of likely)
    if (best - likelihood < FAR_BEHIND && !different.has(text)) different.set(text, { encoding, text });
  return [...different.values()].slice(0, MOST_READINGS);
}

/** Whether most of what is beyond ASCII is UTF-8: then something was cut off, and no other encoding gives it back. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes).toString('latin1');
  const sound =
    text.match(/[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/g) ?? [];
  const all = text.match(/[\x80-\xff]/g)?.length ?? 0;
  return sound.join('').length * 3 >= all * 2;
}
