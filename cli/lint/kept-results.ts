import * as path from 'node:path';
import process from 'node:process';
import * as z from 'zod';
import { fingerprintOf } from '../../core/node/inputs/fingerprint.ts';
import { noticing } from '../../core/node/inputs/inputs.ts';
import { ResultCache } from '../../core/node/inputs/result-cache.ts';
import { fromNative } from '../../core/node/native-path.ts';
import { platformOf } from '../../core/node/platform/index.ts';
import { ExitCode } from '../exit-code.ts';
import type { Disk as LintDisk } from './lint-paths.ts';

/** What one lint has to say, and where it looked. */
export interface Result {
  readonly text: string;
  /** For the standard error output. */
  readonly sentences: readonly string[];
  readonly exitCode: ExitCode;
  readonly folders: readonly string[];
  /** The state of the tag lists, where it goes by them. */
  readonly lists?: string | undefined;
  /** Whether something stood in the way that was told as it happened, and may be over the next time. */
  readonly isHindered?: boolean;
}

const schema = z.object({
  sentences: z.array(z.string()),
  exitCode: z.enum(ExitCode),
  folders: z.array(z.string()),
  lists: z.string().optional(),
});

/** What is done as quickly (ms) is not worth a file. */
const QUICK = 300;

/** What earlier runs found, told again where nothing that they looked at changed. */
export class KeptResults {
  readonly #cache: ResultCache;
  /** Another build may find something else. */
  readonly #build: string;
  readonly #quick: number;

  /** @param folder of the cache @param built where this program lies; both native paths @param quick for tests */
  constructor(folder: string, built: string, quick = QUICK) {
    this.#quick = quick;
    this.#cache = new ResultCache(path.join(folder, 'lint'));
    const files = ['lora.js', 'lint-worker.js', 'clip-merges.bin'].map((name) =>
      fromNative(path.join(built, name)),
    );
    this.#build = fingerprintOf({ listed: [], wholes: [], files, links: [] }).digest;
  }

  /**
   * @param question all that the answer depends on beside the disk @param work looks at the disk that it is given
   * @param lists tells the state of the tag lists, which not every answer depends on
   */
  async answer<Disk extends Pick<LintDisk, 'fileSystem' | 'pathKind'>>(
    question: string,
    disk: Disk,
    work: (disk: Disk) => Promise<Result>,
    lists: () => string,
  ): Promise<Result> {
    // Another user's folder may say of another trainer.
    const key = [this.#build, process.cwd(), platformOf().configFolder, question];
    const kept = this.#cache.get(key);
    const rest = kept && schema.safeParse(kept.rest).data;
    const isSame = rest?.lists === undefined || rest.lists === lists();
    if (kept && rest && isSame) return { text: kept.text, ...rest };
    const [begun, started] = [Date.now(), performance.now()];
    const fileSystem = noticing(disk.fileSystem);
    const pathKind: Disk['pathKind'] = (asked) => {
      fileSystem.notice(asked);
      return disk.pathKind(asked);
    };
    const {
      text,
      isHindered = false,
      ...result
    } = await work({
      ...disk,
      fileSystem,
      pathKind,
      notice: fileSystem.notice,
    });
    // It is only quicker with it: a full disk or a folder that can't be written to is no trouble.
    const isWorthIt = performance.now() - started > this.#quick;
    if (isWorthIt && !isHindered && result.exitCode !== ExitCode.trouble)
      await this.#cache.keep(key, { text, rest: result }, fileSystem.inputs(), begun).catch(() => undefined);
    return { text, ...result };
  }
}
