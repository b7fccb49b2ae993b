import type { FileDescription } from './describe-file.ts';
import { textIn } from './training-metadata.ts';

/**
 * How a LoRA is asked for in a prompt of AUTOMATIC1111 and its like: `<lora:NAME:WEIGHT>`, then what triggers it.
 * @param name of the file without `.safetensors`
 */
export function loraPrompt(name: string, file: FileDescription, weight = 1): string {
  const trigger = textIn(new Map(file.metadata).get('modelspec.trigger_phrase'));
  const tag = `<lora:${name}:${weight}>`;
  return trigger === undefined ? tag : `${tag} ${trigger}`;
}
