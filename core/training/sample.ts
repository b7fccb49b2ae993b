import { type Message, message } from '../message.ts';

/** A sample prompt as it is written: a line, or a table of a `.json` or `.toml`. */
export type WrittenPrompt = string | Readonly<Record<string, unknown>>;

/** A sample prompt as the trainer will paint it. */
export interface Sample {
  readonly prompt: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly steps: number;
  /** How strictly it goes by the prompt. */
  readonly scale: number;
  /** Undefined for one that is drawn each time. */
  readonly seed: number | undefined;
  readonly negative: string | undefined;
  /** Where that is something else than is written. */
  readonly remarks: readonly Message[];
}

/** How a sample is painted, in one line. */
export function sampleSettings({ width, height, steps, scale, seed }: Sample): Message {
  const size = [width, height, steps, scale];
  return seed === undefined
    ? message('{0} × {1}, {2} steps, scale {3}, another seed each time', ...size)
    : message('{0} × {1}, {2} steps, scale {3}, seed {4}', ...size, seed);
}
