import * as z from 'zod';

/** The file in which an installation says of itself what is done: in the virtual environment, and in `.git`. */
export const INSTALL_FILE = 'lora-install.json';

const record = z.object({ version: z.literal(1), done: z.record(z.string(), z.string()) });

/** What is done of an installation: by step, what it was done with. */
export type DoneSteps = Readonly<Record<string, string>>;

/** Reads such a file; undefined where it is none of ours. */
export function parseDoneSteps(text: string): DoneSteps | undefined {
  try {
    return record.parse(JSON.parse(text)).done;
  } catch {
    return undefined;
  }
}

/** The text of such a file. */
export function writeDoneSteps(done: DoneSteps): string {
  return `${JSON.stringify({ version: 1, done }, undefined, 2)}\n`;
}
