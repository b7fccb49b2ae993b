import type { PictureText } from '../image/picture-text.ts';
import type { GenerationParameters } from './generation-parameters.ts';
import { parseA1111 } from './parse-a1111.ts';
import { parseComfy } from './parse-comfy.ts';

/** Where ComfyUI's texts stand in EXIF data, they begin with what they are. */
const PREFIXED = /^(prompt|workflow):\s*(?=\{)/i;

/**
 * How a picture was made, by the texts that it carries. Where it tells in several forms, AUTOMATIC1111's goes first: whoever
 * writes it beside a graph has worked out what the graph came to. Undefined where it doesn't tell.
 */
export function parametersIn(texts: readonly PictureText[]): GenerationParameters | undefined {
  const plain = texts.map(({ name, text }) => {
    const [whole = '', what] = PREFIXED.exec(text) ?? [];
    return what === undefined ? { name, text } : { name: what.toLowerCase(), text: text.slice(whole.length) };
  });
  const all = (...names: readonly string[]) => plain.filter(({ name }) => names.includes(name));
  for (const { name, text } of all('parameters', 'UserComment')) {
    if (text.trimStart().startsWith('{')) continue;
    const found = parseA1111(text);
    // Cameras have comments, too.
    if (name === 'parameters' ? text.trim() !== '' : found.settings.size > 0 || found.negative !== '')
      return found;
  }
  for (const { text } of [...all('prompt'), ...all('parameters', 'UserComment'), ...all('workflow')]) {
    const found = text.trimStart().startsWith('{') ? parseComfy(text) : undefined;
    if (found) return found;
  }
  return undefined;
}
