import { basename, splitExtension } from '../path.ts';

/**
 * How a program calls each of some LoRA files: AUTOMATIC1111 by the name without extension, ComfyUI with folder and extension.
 * @param stems of the files, without extension
 * @param known the program's own names; `\` between folders on Windows
 * @returns a name for each, undefined for those that the program doesn't have
 */
export function matchLoras(
  stems: readonly string[],
  known: readonly string[],
): readonly (string | undefined)[] {
  const byStem = new Map<string, string>();
  for (const name of known) {
    const file = basename(name.replaceAll('\\', '/'));
    const [stem, extension] = splitExtension(file);
    // A version number is no extension.
    const key = /^\.(?:safetensors|ckpt|pt)$/i.test(extension) ? stem : file;
    if (!byStem.has(key)) byStem.set(key, name);
  }
  return stems.map((stem) => byStem.get(stem));
}
