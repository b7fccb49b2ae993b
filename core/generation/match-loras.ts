import { basename, splitExtension } from '../path.ts';

/** A LoRA that a program has. */
export interface KnownLora {
  /** As the program calls it; `\` between folders on Windows. */
  readonly name: string;
  /** What its file says that its weights are (`sshs_model_hash`), where the program lists that. */
  readonly hash?: string | undefined;
}

/** A LoRA file that a program shall paint with. */
export interface WantedLora {
  /** The file's name without extension. */
  readonly stem: string;
  readonly hash: string | undefined;
}

/**
 * How a program calls each of some LoRA files: AUTOMATIC1111 by the name without extension, ComfyUI with folder and extension. One
 * whose weights are known to be the same is meant whatever it is called; else one of the same name. (AUTOMATIC1111's aliases are
 * no help: they are the training's `ss_output_name`, which all of its epochs have.)
 * @returns one for each, undefined for those that the program doesn't have
 */
export function matchLoras(
  wanted: readonly WantedLora[],
  known: readonly KnownLora[],
): readonly (KnownLora | undefined)[] {
  const [byStem, byHash] = [new Map<string, KnownLora>(), new Map<string, KnownLora>()];
  for (const lora of known) {
    const file = basename(lora.name.replaceAll('\\', '/'));
    const [stem, extension] = splitExtension(file);
    // A version number is no extension.
    const key = /^\.(?:safetensors|ckpt|pt)$/i.test(extension) ? stem : file;
    if (!byStem.has(key)) byStem.set(key, lora);
    if (lora.hash !== undefined && !byHash.has(lora.hash)) byHash.set(lora.hash, lora);
  }
  return wanted.map(({ stem, hash }) => {
    const named = byStem.get(stem);
    if (hash === undefined || named?.hash === hash) return named;
    return byHash.get(hash) ?? named;
  });
}
