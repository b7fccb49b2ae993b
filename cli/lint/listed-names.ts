import { readStdin } from '../terminal/stdin.ts';

/** The names in a list: one a line, or, where there is a NUL, one before each (`git diff -z`, `find -print0`). */
export function namesIn(list: string): readonly string[] {
  return list.split(list.includes('\0') ? '\0' : /\r?\n/).filter((name) => name !== '');
}

/** The names that stand on standard input. */
export async function readListedNames(): Promise<readonly string[]> {
  return namesIn((await readStdin()).toString('utf8'));
}
