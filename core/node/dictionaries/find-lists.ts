import * as fs from 'node:fs';
import * as path from 'node:path';
import { contentOf, type ListContent } from './list-content.ts';
import { HUB_LISTS, NO_LIST, PACKAGES, PACKAGES_OWNER, TOOLS } from './tool-places.ts';

/** Where to look for tag lists. Native paths. */
export interface ListPlaces {
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folders known to be a program's, or to hold programs: the trainer's, the workspace's parent, a drive. */
  readonly roots: readonly string[];
}

/** A tag list that is there. */
export interface FoundList {
  readonly file: string;
  /** Whose it is: a program of `TOOLS`, or `Hugging Face`. */
  readonly tool: string;
  /** Bytes. */
  readonly size: number;
  /** When it was last changed (ms). */
  readonly modified: number;
  readonly content: ListContent;
}

/** Folders listed at most: a home folder can hold anything. */
const MOST_READS = 400;
/** Lists told at most. */
const MOST_LISTS = 200;
/** Folders of a home that people keep programs in. */
const IN_HOME = ['', 'AI', 'ai', 'Documents', 'Desktop', 'Downloads', 'apps', 'git', 'code', 'src'];

/**
 * The tag lists that a user already has, by program, each file once. It looks only where programs keep them, one or two
 * levels below the given places, and lists a few hundred folders at most. What can't be read is passed over.
 */
export function findLists(places: ListPlaces): readonly FoundList[] {
  const disk = new Listing(MOST_READS);
  const folders = candidates(places, disk);
  const found = new Map<string, FoundList>();
  const add = (tool: string, files: readonly string[]) => {
    for (const file of files) {
      if (found.size >= MOST_LISTS || NO_LIST.test(path.basename(file))) continue;
      const there = fileAt(file);
      if (there && !found.has(there.real)) {
        const { real, size, modified } = there;
        found.set(real, { file, tool, size, modified, content: contentOf(file) });
      }
    }
  };
  for (const { tool, folder, lists } of TOOLS) {
    // A root is looked through whatever it is called; it was named by someone.
    const own = folders.filter((one) => folder.test(path.basename(one)) || places.roots.includes(one));
    for (const one of own) for (const list of lists) add(tool, disk.expand(one, list));
  }
  for (const hub of hubs(places)) for (const list of HUB_LISTS) add('Hugging Face', disk.expand(hub, list));
  return [...found.values()];
}

/** The folders that may be a program's: the roots, what lies in them and in a home, and StabilityMatrix's packages. */
function candidates({ home, env, roots }: ListPlaces, disk: Listing): readonly string[] {
  const holders = [...roots, ...IN_HOME.map((name) => path.join(home, name)), ...appData(home, env)];
  const near = holders.flatMap((holder) => disk.expand(holder, '*'));
  const owners = [...roots, ...near].filter((folder) => PACKAGES_OWNER.test(path.basename(folder)));
  const packages = owners.flatMap((owner) => PACKAGES.flatMap((name) => disk.expand(owner, `${name}/*`)));
  return [...new Set([...roots, ...packages, ...near])];
}

function appData(home: string, env: ListPlaces['env']): readonly string[] {
  const share = env['XDG_DATA_HOME'] ?? path.join(home, '.local', 'share');
  return [env['APPDATA'] ?? '', env['LOCALAPPDATA'] ?? '', share].filter(path.isAbsolute);
}

/** Where Hugging Face's cache lies, as its library finds it. */
function hubs({ home, env }: ListPlaces): readonly string[] {
  const cache = env['XDG_CACHE_HOME'] ?? path.join(home, '.cache');
  const main = env['HF_HOME'] ?? path.join(cache, 'huggingface');
  const own = [env['HF_HUB_CACHE'], env['HUGGINGFACE_HUB_CACHE']].filter((hub) => hub !== undefined);
  return [...new Set([...own, path.join(main, 'hub')])];
}

/** Lists folders, each once, up to a number of them. */
class Listing {
  #left: number;
  readonly #known = new Map<string, readonly string[]>();

  constructor(most: number) {
    this.#left = most;
  }

  /** The paths below a folder that a pattern may mean, in order; only those with a `*` at their end surely exist. */
  expand(folder: string, pattern: string): readonly string[] {
    let paths = [folder];
    for (const part of pattern.split('/')) {
      if (!part.includes('*')) {
        paths = paths.map((one) => path.join(one, part));
        continue;
      }
      const [start = '', ...rest] = part.split('*');
      const end = rest.pop() ?? '';
      const fits = (name: string) =>
        name.length >= start.length + end.length &&
        name.startsWith(start) &&
        name.endsWith(end) &&
        rest.every((middle) => name.includes(middle));
      paths = paths.flatMap((one) =>
        this.#names(one)
          .filter(fits)
          .map((name) => path.join(one, name)),
      );
    }
    return paths;
  }

  #names(folder: string): readonly string[] {
    const known = this.#known.get(folder);
    if (known) return known;
    if (this.#left <= 0) return [];
    this.#left--;
    let names: readonly string[] = [];
    try {
      names = fs.readdirSync(folder).sort();
    } catch {
      // Not there, no folder, or not ours to read: nothing is found in it.
    }
    this.#known.set(folder, names);
    return names;
  }
}

/** A file without its links, its bytes and its time; undefined for what can't be had. */
function fileAt(
  file: string,
): ({ readonly real: string } & Pick<FoundList, 'size' | 'modified'>) | undefined {
  try {
    const stat = fs.statSync(file);
    if (!stat.isFile()) return undefined;
    return { real: fs.realpathSync(file), size: stat.size, modified: stat.mtimeMs };
  } catch {
    return undefined;
  }
}
