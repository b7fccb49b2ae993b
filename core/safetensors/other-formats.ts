import { type Message, message } from '../message.ts';

/** So many bytes of a file tell what it is instead. */
export const BEGINNING = 64;

/**
 * What a file is that is called `.safetensors` and has no such header, or why it has none; undefined where nothing tells.
 * @param beginning its first bytes @param length of the header as the file has it; undefined where that can be none
 */
export function whatInstead(
  beginning: Uint8Array,
  size: number,
  length: number | undefined,
): Message | undefined {
  if (size === 0) return message('The file is empty.');
  const text = String.fromCharCode(...beginning.subarray(0, BEGINNING));
  if (text.startsWith('version https://git-lfs'))
    return message('It is a pointer of Git LFS: the file itself was not fetched ("git lfs pull").');
  if (/^\s*(?:<[!a-z]|\{\s*")/i.test(text))
    return message(
      'It is a text such as sites answer with: not the file was downloaded, but a page or an error. Some want a login.',
    );
  // A zip, or a pickle.
  const isPickle = beginning[0] === 0x80 && (beginning[1] ?? 0) >= 2 && (beginning[1] ?? 0) <= 5;
  if (text.startsWith('PK\x03\x04') || isPickle)
    return message('It is a checkpoint of PyTorch (.ckpt, .pt) under another name.');
  if (text.startsWith('GGUF')) return message('It is a GGUF file under another name.');
  if (length !== undefined && length + 8 > size)
    return message('It is cut off: {0} bytes are there, and its header alone has {1}.', size, length);
  return undefined;
}
