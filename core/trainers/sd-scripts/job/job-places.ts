import { basename, isWithin, relativeTo } from '../../../path.ts';
import type { JobPlace } from '../../../training/job.ts';

/** The parts of a job's folder. */
export type JobPart = 'dataset' | 'masks' | 'models' | 'files';

const ABSOLUTE = /^(?:\/|[A-Za-z]:[\\/]|\\\\)/;

/** Whether a text is a path that means something on one machine only. */
export function isAbsolutePath(text: string): boolean {
  return ABSOLUTE.test(text);
}

/** Finds a place in a job's folder for each path that is named; the same one for the same path. */
export class JobPlaces {
  readonly #run: string;
  readonly #places = new Map<string, JobPlace & { readonly part: JobPart }>();
  /** In lower case: some file systems take two names for one. */
  readonly #taken = new Set<string>();

  /** @param run the run's own folder: what lies in it has its place already */
  constructor(run: string) {
    this.#run = run;
  }

  /** Where a path lies in the job. */
  place(path: string, part: JobPart): string {
    // In a path that begins with a slash, a backslash is a part of a name.
    const from = (path.startsWith('/') ? path : path.replaceAll('\\', '/')).replace(/(?<=[^/:])\/+$/, '');
    if (isWithin(from, this.#run)) return relativeTo(this.#run, from);
    const known = this.#places.get(from);
    if (known) return known.to;
    const to = this.#free(`${part}/${plainName(basename(from))}`);
    this.#places.set(from, { from, to, part });
    return to;
  }

  /** Keeps a place for what isn't here. */
  keep(to: string): void {
    this.#taken.add(to.toLowerCase());
  }

  /** What was placed in a part, in the order in which it was named. */
  of(...parts: readonly JobPart[]): readonly JobPlace[] {
    return [...this.#places.values()]
      .filter(({ part }) => parts.includes(part))
      .map(({ from, to }) => ({ from, to }));
  }

  #free(wanted: string): string {
    const [, stem = wanted, extension = ''] = /^(.+?)(\.[A-Za-z0-9]{1,12})?$/.exec(wanted) ?? [];
    let free = wanted;
    for (let number = 2; this.#taken.has(free.toLowerCase()); number++)
      free = `${stem}_${number}${extension}`;
    this.#taken.add(free.toLowerCase());
    return free;
  }
}

/** A name that every system takes, and no shell for anything else than a name. */
function plainName(name: string): string {
  const plain = name.replace(/[<>:"|?*\\\p{Cc}]/gu, '-').replace(/[. ]+$/, '');
  return plain === '' ? 'data' : plain;
}
