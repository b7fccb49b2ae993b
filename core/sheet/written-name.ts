/** What would end a name, or not be seen in it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: names have them, if nobody wants them.
const SPECIAL = /[\\:\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]|^[ #]/g;

/** A name as it stands at the start of a line: what would end it has a backslash before it. */
export function writtenName(name: string): string {
  return name.replace(SPECIAL, (sign) =>
    /[\\: #]/.test(sign) ? `\\${sign}` : `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/** The end of the name that a line begins with: the place of its colon; undefined where there is none. */
export function endOfName(text: string, start: number, end: number): number | undefined {
  for (let at = start; at < end; at++) {
    if (text[at] === ':') return at > start ? at : undefined;
    if (text[at] === '\\') at++;
  }
  return undefined;
}

/** The name that is written so. */
export function readName(written: string): string {
  if (!written.includes('\\')) return written;
  return written.replace(
    /\\(?:u\{([0-9a-f]{1,6})\}|([\s\S]))/gi,
    (whole, code: string | undefined, sign: string) => {
      if (code === undefined) return sign;
      const point = Number.parseInt(code, 16);
      return point <= 0x10_ffff ? String.fromCodePoint(point) : whole;
    },
  );
}
