import { joinPath } from '../../path.ts';
import { readBytes } from '../file-system.ts';

/** The trainer's own files of a run. */
export const RUN_TEXTS: readonly string[] = ['config.toml', 'dataset.toml', 'prompts.txt'];
/** Nobody's configuration is larger (bytes). */
const LARGEST = 1024 * 1024;

/** Their texts, by name; what is not there, or can't be read, is left out. */
export function readRunTexts(run: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    RUN_TEXTS.flatMap((name) => {
      const text = readSmallText(joinPath(run, name), LARGEST);
      return text === undefined ? [] : [[name, text]];
    }),
  );
}

/** The text of a file that is not larger than that; undefined where it can't be read. */
export function readSmallText(file: string, largest: number): string | undefined {
  const bytes = readBytes(file, largest);
  return 'failure' in bytes
    ? undefined
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
