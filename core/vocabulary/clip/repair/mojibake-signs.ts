/**
 * Signs that a text was decoded in a wrong encoding: pairs of characters that no language has side by side.
 * These are the facts of ftfy 6.3.1 (`ftfy/badness.py`, © Robyn Speer, Apache-2.0), which the trainer's tokenizer
 * asks: with any other list its token counts could not be told.
 */

const common = '\xa0\xad´·–-―’…';
const c1 = '\x80-\x9f';
const bad = '¤¦¨ª¬¯¸ºƒˆˇ˘˛˜†‡‰⌐◊\ufffd';
const law = '§¶';
const currency = '¢£¥₧€';
const opening = '¡©«¿΄΅‘‚“„•‹\uf8ff';
const closing = '®»˝”›™';
const numeric = '±-³µ¹¼-¾×÷⁄№∂∆∏∑√∞∩∫≈≠≡≤≥';
/** Letters that faces are made of. */
const kaomoji = '°Ò-ÖÙ-Üò-öø-üŌŐŪŲ';
const upper = 'À-ÑØÜÝĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĹĻĽŁŃŅŇŒŘŚŞŠŢŤŮŰŸŹŻŽҐ';
const lower = 'ß-ñüāăąćčďđēėęěğģīįķĺļľłœŕśşšťźżžґﬁﬂ';
const upperCommon = 'ÞΆΈ-ΊΌΎΏΑ-ΫЁ-Я';
const lowerCommon = 'ά-ωа-џ';
const box = '│┌┐┘├┤┬┼═-╬▀▄█▌▐-▓';
/** Python's `\s` and `\w`. */
const space = '\\t-\\r\\x1c- \\x85\\p{Zs}\\u2028\\u2029';
const word = '\\p{L}\\p{N}_';
const arabicRest = `[ØÙ][${common}${currency}${bad}${numeric}${opening}ŸŠ®°µ»]`;

const SIGNS = [
  `[${c1}]`,
  `[${bad}${lower}${upper}${box}${opening}${closing}${currency}${numeric}${law}][${bad}]`,
  `[a-zA-Z][${lowerCommon}${upperCommon}][${bad}]`,
  `[${bad}][${lower}${upper}${box}${opening}${closing}${currency}${numeric}${law}]`,
  `[${lower}${lowerCommon}${box}${closing}${currency}${numeric}][${upper}]`,
  `[${box}${closing}${currency}${numeric}][${lower}]`,
  `[${lower}${box}${closing}][${currency}]`,
  `[${space}][${upper}][${currency}]`,
  `[${upper}${box}][${numeric}${law}]`,
  `[${lower}${upper}${box}${currency}${closing}][${opening}][${numeric}]`,
  `[${lower}${upper}${currency}${numeric}${box}${law}][${closing}][${opening}]`,
  `[${currency}${numeric}${box}][${opening}]`,
  `[a-z][${upper}][${opening}${currency}]`,
  `[${box}][${kaomoji}]`,
  `[${lower}${upper}${currency}${numeric}${opening}${closing}${law}][${box}]`,
  `[${box}][${closing}]`,
  `[${lower}${upper}][${opening}${closing}][${word}]`,
  '[Œœ][^A-Za-z]',
  `[${upper}]°`,
  // Two bytes of UTF-8 read as Windows-1252.
  `[ÂÃÎÐ][€œŠš¢£Ÿž\\xa0\\xad®©°·»${opening}${closing}–—´]`,
  '×[²³]',
  // Arabic, and the scripts of South Asia, read as Windows-1252.
  arabicRest + arabicRest,
  'à[²µ¹¼½¾]',
  // Read as MacRoman.
  '√[±∂†≠®™´≤≥¥µø]',
  '≈[°¢]',
  '‚Ä[ìîïòôúùû†°¢π]',
  '‚[âó][àä°ê]',
  // Read as Windows-1251.
  'вЂ',
  `[ВГРС][${c1}${bad}${opening}${closing}${currency}°µ][ВГРС]`,
  'ГўВЂВ[^\\n][A-Za-z ]',
  // `à`, `á` and the no-break space read as Windows-1252.
  'Ã[\\xa0¡]',
  `[a-z][${space}]?[ÃÂ] `,
  '^[ÃÂ] ',
  `[a-z.,?!${closing}]Â[ ${opening}${closing}]`,
  // Read as Windows-1253 and Windows-1257.
  'β€[™\\xa0Ά\\xad®°]',
  `[ΒΓΞΟ][${c1}${bad}${opening}${closing}${currency}°][ΒΓΞΟ]`,
  'ā€',
];
const SIGN = new RegExp(SIGNS.join('|'), 'u');

/** Whether a text looks as if it had been decoded in a wrong encoding. */
export function looksGarbled(text: string): boolean {
  return SIGN.test(text);
}
