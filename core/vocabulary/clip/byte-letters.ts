/** Whether a byte is written as itself in the merges: the printable ones of Latin-1. */
function isPrintable(byte: number): boolean {
  return (byte > 0x20 && byte < 0x7f) || (byte > 0xa0 && byte !== 0xad);
}

const all = Array.from({ length: 0x100 }, (_, byte) => byte);
const others = all.filter((byte) => !isPrintable(byte));

/**
 * The letter that stands for each byte in CLIP's merges: printable ones for themselves, the others from U+0100 on.
 * Source: `bytes_to_unicode` of GPT-2.
 */
export const LETTER_OF_BYTE: readonly string[] = all.map((byte) =>
  String.fromCharCode(isPrintable(byte) ? byte : 0x100 + others.indexOf(byte)),
);

/** These letters in the order of their ids. */
export const LETTERS: readonly string[] = [...all.filter(isPrintable), ...others].map(
  (byte) => LETTER_OF_BYTE[byte] ?? '',
);
