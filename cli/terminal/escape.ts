// Control characters, line and paragraph ends, lone surrogates, and what turns the direction of the text around.
const dangerous = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}]/gu;

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * A text from outside (a file's name, a caption) as one harmless line: what would move a terminal's cursor, change
 * its colours or turn the line around is spelt out.
 */
export function escapeControls(text: string): string {
  return text.replace(dangerous, (character) => short[character] ?? spelt(character.charCodeAt(0)));
}

function spelt(code: number): string {
  const digits = code.toString(16);
  return code < 0x100 ? `\\x${digits.padStart(2, '0')}` : `\\u${digits.padStart(4, '0')}`;
}
