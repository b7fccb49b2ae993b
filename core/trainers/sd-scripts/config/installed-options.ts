import { joinPath } from '../../../path.ts';
import type { FileSystem } from '../../../ports.ts';

/** A script of more bytes is none of the trainer's. */
const LARGEST = 4 * 1024 * 1024;

/**
 * The options that an installed version's LoRA scripts have, read off its source: each is defined by a literal
 * `add_argument("--name", …)` in the scripts or in `library/`.
 * @param scripts the folder of sd-scripts
 * @returns undefined where there are no such sources
 */
export function installedOptions(fileSystem: FileSystem, scripts: string): ReadonlySet<string> | undefined {
  const library = joinPath(scripts, 'library');
  const files = [
    ...namesIn(fileSystem, scripts, /train_network\.py$/).map((name) => joinPath(scripts, name)),
    ...namesIn(fileSystem, library, /\.py$/).map((name) => joinPath(library, name)),
  ];
  const options = new Set<string>();
  for (const file of files) {
    const read = fileSystem.readText(file, LARGEST);
    if ('text' in read) for (const option of optionsIn(read.text)) options.add(option);
  }
  // A few would be a stub, or another program: nothing is judged by it.
  return options.has('network_module') && options.has('output_name') ? options : undefined;
}

function namesIn(fileSystem: FileSystem, folder: string, pattern: RegExp): readonly string[] {
  return fileSystem
    .list(folder)
    .filter(({ name, kind }) => kind === 'file' && pattern.test(name))
    .map(({ name }) => name)
    .sort();
}

/** The options that a Python source defines, by the names of their values. */
export function optionsIn(source: string): readonly string[] {
  return [...source.matchAll(/\.add_argument\(\s*((?:(["'])-[\w-]+\2\s*,?\s*)+)([^)]*)/g)].flatMap(
    ([, flags = '', , rest = '']) => {
      const named = /\bdest\s*=\s*["'](\w+)["']/.exec(rest)?.[1];
      const long = /["']--([\w-]+)["']/.exec(flags)?.[1];
      return named ?? long?.replaceAll('-', '_') ?? [];
    },
  );
}
