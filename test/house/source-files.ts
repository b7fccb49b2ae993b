import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The folder of this checkout; vitest runs in it. */
const root = process.cwd();

const folders = ['core', 'server', 'cli', 'client', 'protocol', 'media', 'scripts', 'test', 'bench'];

function filesIn(folder: string, recursive: boolean): string[] {
  try {
    return readdirSync(path.join(root, folder), { recursive, encoding: 'utf8' }).map((name) =>
      path.posix.join(folder, name.replaceAll('\\', '/')),
    );
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** The source files of this checkout that people write, as paths from its root, with their text. */
export function sourceFiles(): Map<string, string> {
  const all = [...filesIn('.', false), ...folders.flatMap((folder) => filesIn(folder, true))];
  const sources = all.filter((file) => /\.(?:ts|mts|mjs)$/.test(file) && !/(?:^|\/)generated\//.test(file));
  return new Map(sources.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));
}
