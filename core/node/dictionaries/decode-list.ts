import { isUtf8 } from 'node:buffer';

/** How a tag list is encoded; `gb18030` is what some Chinese copies are, UTF-16 what Excel calls Unicode text. */
export type ListEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/**
 * Decodes a tag list, without its byte order mark. What is no valid UTF-8 is read as GB18030, unless that makes even
 * less sense of it: a damaged file loses a letter here and there, never all.
 */
export function decodeList(bytes: Uint8Array): { readonly text: string; readonly encoding: ListEncoding } {
  const wide = wideEncodingOf(bytes);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: wide };
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  if (isUtf8(bytes)) return { text: utf8, encoding: 'utf-8' };
  const chinese = decodeChinese(bytes);
  return chinese !== undefined && failuresIn(chinese) < failuresIn(utf8)
    ? { text: chinese, encoding: 'gb18030' }
    : { text: utf8, encoding: 'utf-8' };
}

/** By its byte order mark: nobody writes UTF-16 without one. */
function wideEncodingOf([first, second]: Uint8Array): ListEncoding | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/** Undefined where the runtime was built without this encoding. */
function decodeChinese(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('gb18030').decode(bytes);
  } catch {
    return undefined;
  }
}

function failuresIn(text: string): number {
  return text.split('\ufffd').length;
}
