import * as fs from 'node:fs';
import * as z from 'zod';
import { aboutFile } from '../system-trouble.ts';
import type { Edition } from './edition.ts';

/** What tells whether the rest of a file still belongs to what we have of it. */
export interface Origin extends Edition {
  readonly address: string;
}

/** What is here of a file. */
export interface Start extends Edition {
  /** Bytes. */
  readonly size: number;
}

const schema = z.object({ address: z.string(), validator: z.string(), total: z.number().optional() });

/** The part of a file that was downloaded so far, beside where it shall be, and a small file that tells what it is of. */
export class PartialFile {
  /** Native paths. */
  readonly path: string;
  readonly #note: string;

  constructor(target: string) {
    this.path = `${target}.part`;
    this.#note = `${target}.part.json`;
  }

  /** What is here of an address, with its bytes; undefined where nothing is that could be gone on with. */
  startOf(address: string): Start | undefined {
    try {
      const note = schema.safeParse(JSON.parse(fs.readFileSync(this.#note, 'utf8')));
      const { size } = fs.statSync(this.path);
      if (!note.success || note.data.address !== address || size === 0) return undefined;
      const { validator, total } = note.data;
      return { validator, total, size };
    } catch {
      return undefined;
    }
  }

  /** Begins anew. @param origin left out where the server says nothing that a later part could be compared by */
  async begin(origin: Origin | undefined): Promise<fs.promises.FileHandle> {
    await fs.promises.rm(this.#note, { force: true });
    const handle = await fs.promises.open(this.path, 'w');
    try {
      if (origin) await fs.promises.writeFile(this.#note, JSON.stringify(origin));
    } catch (error) {
      await handle.close();
      throw aboutFile(error, this.#note);
    }
    return handle;
  }

  /** Goes on. */
  resume(): Promise<fs.promises.FileHandle> {
    return fs.promises.open(this.path, 'r+');
  }

  /** Puts what is now whole in its place, instead of what was there. */
  async place(target: string): Promise<void> {
    await fs.promises.rename(this.path, target);
    await fs.promises.rm(this.#note, { force: true });
  }

  async remove(): Promise<void> {
    for (const file of [this.path, this.#note])
      await fs.promises.rm(file, { force: true }).catch(() => undefined);
  }
}
