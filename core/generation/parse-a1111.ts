import type { GenerationParameters } from './generation-parameters.ts';
import { scanSettings } from './scan-settings.ts';

/** What the negative prompt begins with. */
export const NEGATIVE = 'Negative prompt:';
/** A line with fewer is a part of the prompt. */
const FEWEST_SETTINGS = 3;

/**
 * Reads the text that AUTOMATIC1111 writes into its pictures, and others after it: the prompt, the negative prompt, both on
 * as many lines as they have, and a line of settings.
 * Source: `modules/infotext_utils.py`, `parse_generation_parameters`. Some extensions write lines behind the settings; there
 * all would be the prompt, here each is one setting more.
 */
export function parseA1111(text: string): GenerationParameters {
  const lines = text.trim().split(/\r\n|\r|\n/);
  const last = lastSettings(lines);
  const settings = new Map(last === undefined ? [] : scanSettings(lines[last] ?? ''));
  for (const line of last === undefined ? [] : lines.slice(last + 1)) {
    const [, name, value] = /^\s*([\p{L}\p{N}_][\p{L}\p{N}_ \-/]+):(.*)$/u.exec(line) ?? [];
    if (name !== undefined && !settings.has(name)) settings.set(name, (value ?? '').trim());
  }
  const prompt: string[] = [];
  const negative: string[] = [];
  let into = prompt;
  for (const line of lines.slice(0, last)) {
    const isNegative = line.trim().startsWith(NEGATIVE);
    if (isNegative) into = negative;
    into.push((isNegative ? line.trim().slice(NEGATIVE.length) : line).trim());
  }
  return {
    form: 'a1111',
    prompt: prompt.join('\n'),
    negative: negative.join('\n'),
    settings,
    loraHashes: hashesIn(settings.get('Lora hashes')),
    tiHashes: hashesIn(settings.get('TI hashes')),
  };
}

/** The line with the settings: the last one, or the last that begins with the steps, as all that write them do. */
export function lastSettings(lines: readonly string[]): number | undefined {
  const isOne = (line: string | undefined) => scanSettings(line ?? '').size >= FEWEST_SETTINGS;
  if (isOne(lines.at(-1))) return lines.length - 1;
  const steps = lines.findLastIndex((line) => line.startsWith('Steps: '));
  return steps >= 0 && isOne(lines[steps]) ? steps : undefined;
}

/** `name: hash, name: hash` */
function hashesIn(value = ''): ReadonlyMap<string, string> {
  const hashes = new Map<string, string>();
  for (const part of value.split(',')) {
    const colon = part.lastIndexOf(':');
    if (colon > 0) hashes.set(part.slice(0, colon).trim(), part.slice(colon + 1).trim());
  }
  return hashes;
}
