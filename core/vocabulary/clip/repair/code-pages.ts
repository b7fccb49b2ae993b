/**
 * A one-byte encoding that text may have been decoded in by mistake: `characters` are what the bytes 0x80 to 0xFF stand
 * for. Bytes that the standard leaves unassigned stand for the control characters of their number, as in browsers.
 */
export interface CodePage {
  readonly name: string;
  readonly characters: string;
  /** Whether the Windows kind, in which byte 0x1A stands for a character that was lost (U+FFFD). */
  readonly isWindows: boolean;
  readonly bytes: ReadonlyMap<string, number>;
}

/** The byte that stands for a lost character in the Windows pages. */
export const LOST = 0x1a;

const upTo = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCharCode(first + index)).join('');
const c1 = upTo(0x80, 0x9f);

function page(name: string, characters: string): CodePage {
  const isWindows = name.startsWith('windows');
  const bytes = new Map<string, number>();
  for (let byte = 0; byte < 0x80; byte++) bytes.set(String.fromCharCode(byte), byte);
  for (let index = 0; index < characters.length; index++) bytes.set(characters.charAt(index), 0x80 + index);
  if (isWindows) {
    bytes.delete(String.fromCharCode(LOST));
    bytes.set('\ufffd', LOST);
  }
  return { name, characters, isWindows, bytes };
}

/** In the order that ftfy 6.3.1 tries them in. */
export const CODE_PAGES: readonly CodePage[] = [
  page('latin-1', upTo(0x80, 0xff)),
  page(
    'windows-1252',
    '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ' +
      '\xa0¡¢£¤¥¦§¨©ª«¬\xad®¯°±²³´µ¶·¸¹º»¼½¾¿' +
      'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß' +
      'àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ',
  ),
  page(
    'windows-1251',
    'ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\x98™љ›њќћџ' +
      '\xa0ЎўЈ¤Ґ¦§Ё©Є«¬\xad®Ї°±Ііґµ¶·ё№є»јЅѕї' +
      'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ' +
      'абвгдежзийклмнопрстуфхцчшщъыьэюя',
  ),
  page(
    'windows-1250',
    '€\x81‚\x83„…†‡\x88‰Š‹ŚŤŽŹ\x90‘’“”•–—\x98™š›śťžź' +
      '\xa0ˇ˘Ł¤Ą¦§¨©Ş«¬\xad®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż' +
      'ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢß' +
      'ŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙',
  ),
  page(
    'windows-1253',
    '€\x81‚ƒ„…†‡\x88‰\x8a‹\x8c\x8d\x8e\x8f\x90‘’“”•–—\x98™\x9a›\x9c\x9d\x9e\x9f' +
      '\xa0΅Ά£¤¥¦§¨©ª«¬\xad®―°±²³΄µ¶·ΈΉΊ»Ό½ΎΏ' +
      'ΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡÒΣΤΥΦΧΨΩΪΫάέήί' +
      'ΰαβγδεζηθικλμνξοπρςστυφχψωϊϋόύώÿ',
  ),
  page(
    'windows-1254',
    '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8d\x8e\x8f\x90‘’“”•–—˜™š›œ\x9d\x9eŸ' +
      '\xa0¡¢£¤¥¦§¨©ª«¬\xad®¯°±²³´µ¶·¸¹º»¼½¾¿' +
      'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏĞÑÒÓÔÕÖ×ØÙÚÛÜİŞß' +
      'àáâãäåæçèéêëìíîïğñòóôõö÷øùúûüışÿ',
  ),
  page(
    'windows-1257',
    '€\x81‚\x83„…†‡\x88‰\x8a‹\x8c¨ˇ¸\x90‘’“”•–—\x98™\x9a›\x9c¯˛\x9f' +
      '\xa0¡¢£¤¥¦§Ø©Ŗ«¬\xad®Æ°±²³´µ¶·ø¹ŗ»¼½¾æ' +
      'ĄĮĀĆÄÅĘĒČÉŹĖĢĶĪĻŠŃŅÓŌÕÖ×ŲŁŚŪÜŻŽß' +
      'ąįāćäåęēčéźėģķīļšńņóōõö÷ųłśūüżž˙',
  ),
  page(
    'iso-8859-2',
    c1 +
      '\xa0Ą˘Ł¤ĽŚ§¨ŠŞŤŹ\xadŽŻ°ą˛ł´ľśˇ¸šşťź˝žż' +
      'ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢß' +
      'ŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙',
  ),
  page(
    'macroman',
    'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü' +
      '†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø' +
      '¿¡¬√ƒ≈∆«»…\xa0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ' +
      '‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ',
  ),
  page(
    'cp437',
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒ' +
      'áíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐' +
      '└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀' +
      'αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\xa0',
  ),
];

/**
 * A text as a page's bytes, each a character from U+0000 to U+00FF; undefined where it has a character that the page
 * hasn't.
 */
export function encode(text: string, { bytes }: CodePage): string | undefined {
  let encoded = '';
  for (let index = 0; index < text.length; index++) {
    const byte = bytes.get(text.charAt(index));
    if (byte === undefined) return undefined;
    encoded += String.fromCharCode(byte);
  }
  return encoded;
}
