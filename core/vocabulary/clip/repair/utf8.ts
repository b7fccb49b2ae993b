const CESU = /^\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]/;

/**
 * Decodes UTF-8 strictly: undefined where any byte is wrong.
 * @param bytes each a character from U+0000 to U+00FF
 * @param allowsVariants whether a NUL may be two bytes, as Java writes it, and an astral character two surrogates of
 * three bytes each (CESU-8); ftfy allows it where the bytes 0xC0 or 0xED occur
 */
export function decodeUtf8(bytes: string, allowsVariants: boolean): string | undefined {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes.charCodeAt(at);
    const size = sizeOf(lead);
    if (allowsVariants && lead === 0xc0 && bytes.charCodeAt(at + 1) === 0x80) {
      text += '\0';
      at += 2;
    } else if (allowsVariants && lead === 0xed && CESU.test(bytes.slice(at, at + 6))) {
      text += String.fromCharCode(codePointAt(bytes, at, 3), codePointAt(bytes, at + 3, 3));
      at += 6;
    } else if (size === 0 || !isWhole(bytes, at, size)) {
      return undefined;
    } else {
      text += String.fromCodePoint(codePointAt(bytes, at, size));
      at += size;
    }
  }
  return text;
}

/** How many bytes a character takes by its first one; 0 for a byte that no character begins with. */
function sizeOf(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2) return 0;
  if (lead < 0xe0) return 2;
  if (lead < 0xf0) return 3;
  return lead < 0xf5 ? 4 : 0;
}

/** Whether all bytes of a character are there, in its shortest form, and it is no surrogate nor past U+10FFFF. */
function isWhole(bytes: string, at: number, size: number): boolean {
  for (let index = at + 1; index < at + size; index++)
    if ((bytes.charCodeAt(index) & 0xc0) !== 0x80) return false;
  const code = codePointAt(bytes, at, size);
  if (size === 3) return code >= 0x800 && (code < 0xd800 || code > 0xdfff);
  return size < 4 || (code >= 0x10000 && code <= 0x10ffff);
}

function codePointAt(bytes: string, at: number, size: number): number {
  let code = size === 1 ? bytes.charCodeAt(at) : bytes.charCodeAt(at) & (0xff >> (size + 1));
  for (let index = at + 1; index < at + size; index++) code = (code << 6) | (bytes.charCodeAt(index) & 0x3f);
  return code;
}

/** A text's bytes in UTF-8. @param text without lone surrogates */
export function encodeUtf8(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const tail = (shift: number) => 0x80 | ((code >> shift) & 0x3f);
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), tail(0));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), tail(6), tail(0));
    else bytes.push(0xf0 | (code >> 18), tail(12), tail(6), tail(0));
  }
  return bytes;
}
