import type { ForeignEncoding } from '../../dataset/foreign-text.ts';
import { CODE_PAGES } from '../../vocabulary/clip/repair/code-pages.ts';

/** What some bytes say in an encoding; undefined where they say nothing in it, or this runtime doesn't know it. */
export function decodeAs(encoding: ForeignEncoding, bytes: Uint8Array): string | undefined {
  // Node's own decoder of Windows-1252 takes it for Latin-1 in some versions.
  const page = CODE_PAGES.find(({ name }) => name === encoding);
  const text = page ? decodePage(page.characters, bytes) : decodeStrictly(encoding, bytes);
  return text !== undefined && isText(text) ? text : undefined;
}

function decodePage(characters: string, bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u00ff]/g, (character) => characters.charAt(character.charCodeAt(0) - 0x80));
}

function decodeStrictly(encoding: ForeignEncoding, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Whether a text holds nothing that nobody types: control characters, characters that mean nothing to others. */
function isText(text: string): boolean {
  return !/(?![\t\n\r])\p{Cc}|\p{Co}|\p{Cn}|\ufffd|\ufeff/u.test(text);
}
