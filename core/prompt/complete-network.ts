import type { Span } from '../span.ts';
import { lineEnd } from './attention.ts';
import { promptParts } from './prompt-file.ts';

/** Where a LoRA is being named in a prompt. */
export interface NetworkPlace {
  /** From its `<` to the end of its name. */
  readonly replace: Span;
  /** Whether a weight or the end follows already. */
  readonly isFollowed: boolean;
  /** The prompt that it stands in. */
  readonly prompt: string;
}

/** Whether words stand in a prompt already, as whole words; what names networks doesn't count. */
export function hasWords(prompt: string, words: string): boolean {
  const plain = prompt.replace(/<[^<>\n,]*>?/g, ' ').toLowerCase();
  const wanted = words.toLowerCase();
  const isPartOfWord = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
  for (let at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, at + 1))
    if (!isPartOfWord(plain[at - 1]) && !isPartOfWord(plain[at + wanted.length])) return true;
  return false;
}

/** The LoRA that is being named at a place; undefined elsewhere, and in negative prompts, where none is loaded. */
export function networkPlace(text: string, offset: number): NetworkPlace | undefined {
  const part = promptParts(text).findLast(({ span }) => span.start <= offset && offset <= span.end);
  if (part?.kind !== 'prompt') return undefined;
  const start = text.lastIndexOf('<', offset - 1);
  const line = Math.max(part.span.start, text.lastIndexOf('\n', offset - 1) + 1);
  if (start < line || text.slice(line, start).includes('#')) return undefined;
  if (!/^<(?:l|lo|lor|lora|lora:[^:<>]*)?$/.test(text.slice(start, offset))) return undefined;
  const after = /^[^:<>,\s]*/.exec(text.slice(offset, lineEnd(text, offset, part.span.end)))?.[0] ?? '';
  const isFollowed = /[:>]/.test(text[offset + after.length] ?? '') && text.startsWith('<lora:', start);
  return {
    replace: { start, end: isFollowed ? offset + after.length : offset },
    isFollowed,
    prompt: text.slice(part.span.start, part.span.end),
  };
}
