/** A sample prompt with what else A1111 understands of it. */
export interface PromptParts {
  readonly prompt: string;
  readonly negative: string | undefined;
  readonly steps: number;
  /** As A1111 calls it; undefined where it has no such sampler. */
  readonly sampler: string | undefined;
  readonly scale: number;
  /** Undefined for one that is drawn each time. */
  readonly seed: number | undefined;
  readonly width: number;
  readonly height: number;
}

/** The weight that people begin with. */
const WEIGHT = 0.8;

/** How a LoRA is named in a prompt. @param file a checkpoint's name, with or without its extension */
export function loraTag(file: string, weight = WEIGHT): string {
  return `<lora:${file.replace(/\.(?:safetensors|ckpt|pt)$/, '')}:${weight}>`;
}

/**
 * A prompt for A1111 and its like that paints with a checkpoint what the trainer painted as a sample, in the form in which they
 * read it back: the prompt, the negative prompt, and a line of parameters. Without a sample it is the LoRA alone.
 */
export function loraPrompt(file: string, sample: PromptParts | undefined): string {
  const tag = loraTag(file);
  if (!sample) return tag;
  const { prompt, negative, steps, sampler, scale, seed, width, height } = sample;
  const parameters = [
    `Steps: ${steps}`,
    ...(sampler === undefined ? [] : [`Sampler: ${sampler}`]),
    `CFG scale: ${scale}`,
    ...(seed === undefined ? [] : [`Seed: ${seed}`]),
    `Size: ${width}x${height}`,
  ];
  return [
    [prompt, tag].filter((part) => part !== '').join(', '),
    ...(negative === undefined ? [] : [`Negative prompt: ${negative}`]),
    parameters.join(', '),
  ].join('\n');
}
