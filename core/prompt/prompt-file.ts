import { lastSettings, NEGATIVE } from '../generation/parse-a1111.ts';
import type { Span } from '../span.ts';

/** Whether a file is a prompt of AUTOMATIC1111's by its name. */
export function isPromptFile(path: string): boolean {
  return /\.prompt$/i.test(path);
}

/** A prompt in a file of one: what is wanted, or what is not. */
export interface PromptPart {
  readonly kind: 'prompt' | 'negative';
  readonly span: Span;
}

/**
 * The prompts of a file. It is written as AUTOMATIC1111 writes its own into pictures, so that what was copied from one can be
 * pasted: the prompt, `Negative prompt:`, and a line of settings, which is no prompt.
 */
export function promptParts(text: string): readonly PromptPart[] {
  const lines = text.split('\n');
  const last = lastSettings(trimmedEnd(lines));
  // Words with colons are no settings where somebody writes a prompt.
  const settings = last !== undefined && lines[last]?.startsWith('Steps:') ? last : undefined;
  const parts: PromptPart[] = [];
  let kind: PromptPart['kind'] = 'prompt';
  let start = 0;
  let at = 0;
  for (const line of lines.slice(0, settings)) {
    const blanks = line.length - line.trimStart().length;
    if (line.startsWith(NEGATIVE, blanks)) {
      parts.push({ kind, span: { start, end: at } });
      kind = 'negative';
      start = at + blanks + NEGATIVE.length;
    }
    at += line.length + 1;
  }
  return [...parts, { kind, span: { start, end: Math.max(start, Math.min(at, text.length)) } }];
}

/** Without the empty lines at the end: the settings stand in the last that says something. */
function trimmedEnd(lines: readonly string[]): readonly string[] {
  return lines.slice(0, lines.findLastIndex((line) => line.trim() !== '') + 1);
}
