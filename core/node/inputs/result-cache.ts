import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as z from 'zod';
import { digestOf } from '../digest.ts';
import { storeCached } from '../disk/store-cached.ts';
import { type CacheLimits, prune } from '../thumbnails/thumbnail-cache.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Inputs } from './inputs.ts';

const texts = z.array(z.string()).readonly();
const schema = z.object({
  inputs: z.object({ listed: texts, wholes: texts, files: texts, links: texts }),
  fingerprint: z.string(),
  /** Of the text: a file that was cut off, on a disk that was full or lost its power, has less. */
  digest: z.string(),
  rest: z.unknown(),
});

/** A result, and what it was made of. */
export interface Kept {
  /** What was written out: it may be long. */
  readonly text: string;
  /** All else, as plain data. */
  readonly rest: unknown;
}

const limits: CacheLimits = { age: 30 * 24 * 60 * 60 * 1000, size: 256 * 1024 * 1024 };
/**
 * What changed so short before a result was begun (ms) may change again and look the same: file systems count time in
 * steps, the coarsest in two seconds.
 */
const COARSEST = 2500;

/** Results of earlier times, on disk: taken as they are where nothing that they were made of changed. */
export class ResultCache {
  readonly #folder: string;

  /** @param folder a native path; need not exist */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** What was kept under a key, if all that it was made of is as it was. */
  get(key: readonly string[]): Kept | undefined {
    try {
      const written = fs.readFileSync(this.#file(key), 'utf8');
      const end = written.indexOf('\n');
      const { inputs, fingerprint, digest, rest } = schema.parse(JSON.parse(written.slice(0, end)));
      const text = written.slice(end + 1);
      if (digestOf(Buffer.from(text)) !== digest || fingerprintOf(inputs).digest !== fingerprint)
        return undefined;
      return { text, rest };
    } catch {
      // There is none, or it is damaged: both mean that the work is done again.
      return undefined;
    }
  }

  /**
   * Keeps a result, unless something that it was made of changed just now.
   * @param begun when the work on it began, in milliseconds since 1970
   * @throws the system's error
   */
  async keep(key: readonly string[], { text, rest }: Kept, inputs: Inputs, begun: number): Promise<void> {
    const { digest: fingerprint, newest } = fingerprintOf(inputs);
    if (newest > begun - COARSEST) return;
    const digest = digestOf(Buffer.from(text));
    const head = JSON.stringify({ inputs, fingerprint, digest, rest } satisfies z.input<typeof schema>);
    storeCached(this.#file(key), Buffer.from(`${head}\n${text}`));
    await prune(this.#folder, limits);
  }

  #file(key: readonly string[]): string {
    const name = createHash('sha256').update(JSON.stringify(key)).digest('hex');
    return path.join(this.#folder, `${name}.json`);
  }
}
