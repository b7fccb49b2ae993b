import { type Message, message } from '../message.ts';

/** What no name may have on Windows, or on any system. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const FORBIDDEN = /[<>:"/\\|?*\u0000-\u001f]/;
/** Names of devices, on Windows. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;
/** File systems take names of so many bytes; the endings of caches need some of them. */
const LONGEST = 200;

/** Why files can't be called so, on one system or another; undefined where they can. @param stem without extension */
export function problemOfName(stem: string): Message | undefined {
  const [forbidden] = FORBIDDEN.exec(stem) ?? [];
  if (stem.trim() === '') return message('A name is needed.');
  if (forbidden !== undefined && forbidden < ' ') return message('A name has no control characters.');
  if (forbidden !== undefined) return message('A name can\'t have "{0}": Windows forbids it.', forbidden);
  if (RESERVED.test(stem)) return message('Windows keeps the name {0} for a device.', stem);
  if (stem.startsWith('.')) return message('The trainer picks up no file whose name begins with a dot.');
  if (stem !== stem.trim() || stem.endsWith('.'))
    return message('A name neither begins nor ends with a blank, nor ends with a dot.');
  return bytesIn(stem) > LONGEST ? message('This name is too long.') : undefined;
}

/** How long a text is in UTF-8. */
function bytesIn(text: string): number {
  let bytes = 0;
  for (const sign of text) {
    const point = sign.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
