import { joinPath } from '../path.ts';

/** The folder of a dataset's runs. */
export const RUNS = 'runs';

/** In UTF-16 units, as Windows counts: longer names make paths that it refuses. */
const LONGEST = 60;
/** Names that are devices on Windows, whatever stands behind a dot. */
const DEVICES = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(?:\.|$)/i;

/**
 * A name for a run and its files, made of any text: what some file system, a shell or a prompt's `<lora:name:1>` would
 * take for something else becomes `-`.
 */
export function runNameOf(text: string): string {
  const name = text
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}._ -]+/gu, '-')
    .replace(/[\s_]+/g, '_')
    .replace(/-{2,}/g, '-')
    .replace(/^[-._]+/, '');
  const short = shorten(name);
  if (short === '') return 'lora';
  return DEVICES.test(short) ? shorten(`lora-${short}`) : short;
}

/** Not cut through a character of two units. */
function shorten(name: string): string {
  return name
    .slice(0, LONGEST)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/[-._]+$/, '');
}

/** What is wrong with a name that somebody chose, if it is not usable as it is: the name that would be. */
export function betterRunName(name: string): string | undefined {
  const usable = runNameOf(name);
  return usable === name ? undefined : usable;
}

/** The folder of a run. @param stamp when it was made, as `20261124-184900` */
export function runFolder(dataset: string, name: string, stamp: string): string {
  return joinPath(dataset, `${RUNS}/${name}-${stamp}`);
}

/** A time as run folders have it in their names, in the time zone of this machine. */
export function stampOf(time: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${time.getFullYear()}${two(time.getMonth() + 1)}${two(time.getDate())}`;
  return `${day}-${two(time.getHours())}${two(time.getMinutes())}${two(time.getSeconds())}`;
}

/** Whether a folder is called as a run's is. */
export function isRunFolderName(name: string): boolean {
  return /-\d{8}-\d{6}$/.test(name);
}
