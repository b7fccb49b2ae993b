import picomatch from 'picomatch/posix';
import { basename, dirname, splitExtension } from './path.ts';

/** Whether a file, by its path relative to the dataset, is meant. */
export type FileMatcher = (relativePath: string) => boolean;

/**
 * Which files some patterns of a configuration mean. One without a slash is about the file's name, as in a
 * .gitignore, and its extension may be left out, since a pair has one stem. Case is ignored: names come from disks
 * that do so.
 */
export function fileMatcher(patterns: readonly string[]): FileMatcher {
  if (patterns.length === 0) return () => false;
  const match = picomatch([...patterns], { nocase: true });
  return (path) => {
    const name = basename(path);
    return [path, name, splitExtension(name)[0]].some((candidate) => match(candidate));
  };
}

/** The same, and a pattern that means a folder means all below it. */
export function treeMatcher(patterns: readonly string[]): FileMatcher {
  const match = fileMatcher(patterns);
  const isMeant = (path: string): boolean => match(path) || (path.includes('/') && isMeant(dirname(path)));
  return isMeant;
}

/** Which names a pattern means; here case counts. */
export function nameMatcher(pattern: string): (name: string) => boolean {
  const match = picomatch(pattern, { dot: true });
  // It takes more than a name, and answers otherwise then.
  return (name) => match(name);
}

/** The pattern that means a file (by its path relative to the dataset) and all of the same stem: a picture and its caption. */
export function patternOf(relativePath: string): string {
  const stem = splitExtension(relativePath)[0].replace(/[\\*?[\]{}()!+@|^$"]/g, (sign) =>
    // picomatch has no way to mean a backslash alone: any character may stand in its place.
    sign === '\\' ? '?' : `\\${sign}`,
  );
  return `${stem}.*`;
}

/** A pattern of a command line: the folder that it begins with, as written, and what it means below. */
export interface PathPattern {
  /** Empty for the working folder. */
  readonly folder: string;
  readonly matches: FileMatcher;
}

/** Reads a pattern; undefined for a path without any signs of one. Here case counts. */
export function pathPattern(written: string): PathPattern | undefined {
  const { base, glob, isGlob, prefix } = picomatch.scan(written);
  if (!isGlob || prefix === '!' || glob === '') return undefined;
  return { folder: base, matches: picomatch(glob) };
}
