// Files of our own that lie about: parts of a lint in shards, and results that are kept. Anybody may have cut or changed them.
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reporters } from '../../cli/reporters/index.ts';
import { mergedReport, picturesMissed } from '../../cli/shards/merged-report.ts';
import { PassError } from '../../cli/shards/pass-error.ts';
import { demandAll, kindOf, readFindingsParts, readStatisticsParts } from '../../cli/shards/read-parts.ts';
import { statisticsLines } from '../../cli/shards/statistics-pass.ts';
import { nodeFileSystem } from '../../core/node/file-system.ts';
import { noticing } from '../../core/node/inputs/inputs.ts';
import { ResultCache } from '../../core/node/inputs/result-cache.ts';
import { picture } from '../cli/lora.ts';
import { bent, bentValues, placesIn } from './bent-json.ts';
import { settings } from './cases.ts';
import { damage, damaged } from './damage.ts';

/** A kind of file. @throws what its user is told, or what is a mistake of ours */
interface KeptFile {
  readonly name: string;
  /** Makes a sound one. */
  readonly make: () => Promise<Buffer> | Buffer;
  readonly read: (bytes: Uint8Array) => Promise<unknown>;
}

/** Each case is written to a file and read again. */
const each = { ...settings, numRuns: Math.ceil(settings.numRuns / 25) };
/** Longer ones are cut at some places only. */
const CUTS = 200;
const LONG = 1000;
const QUESTION = ['a question'];

let folder: string;
const at = (name: string) => path.join(folder, name);
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lora-kept-'));
  for (const [name, caption] of Object.entries({ a: 'ohwx, hat, hat', b: 'ohwx, hat', c: '1girl, , hat' })) {
    fs.mkdirSync(at('10_ohwx woman'), { recursive: true });
    fs.writeFileSync(at(`10_ohwx woman/${name}.png`), picture);
    fs.writeFileSync(at(`10_ohwx woman/${name}.txt`), caption);
  }
  fs.writeFileSync(at('lora-dataset.toml'), '[dataset]\ntrigger = "ohwx"\n[composition]\nhat = 3\n');
  const lint = (...args: readonly string[]) =>
    execFileSync(
      process.execPath,
      [path.resolve('dist/cli.js'), 'lint', '--no-tags', '--shard', '1/1', '--pass', ...args],
      { cwd: folder },
    );
  lint('statistics', '--output', 'statistics.part');
  lint('findings', '--statistics', 'statistics.part', '--output', 'findings.part');
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** What a user is told of a part names the file; all else is a mistake of ours. */
async function part(bytes: Uint8Array, read: (file: string) => Promise<unknown>): Promise<unknown> {
  const file = at('tried.part');
  fs.writeFileSync(file, bytes);
  try {
    await kindOf([file]);
    return await read(file);
  } catch (error) {
    if (!(error instanceof PassError)) throw error;
    expect(error.message).toMatch(/tried\.part|shards? \d/);
    return undefined;
  }
}

const keptFiles: readonly KeptFile[] = [
  {
    name: 'statistics of a shard',
    make: () => fs.readFileSync(at('statistics.part')),
    read: (bytes) =>
      part(bytes, async (file) => {
        const { head, summaries } = await readStatisticsParts([file]);
        demandAll(head, 'statistics');
        return [...statisticsLines(head, summaries)].map((line) => JSON.stringify(line));
      }),
  },
  {
    name: 'findings of a shard',
    make: () => fs.readFileSync(at('findings.part')),
    read: (bytes) =>
      part(bytes, async (file) => {
        const found = await readFindingsParts([file]);
        const report = mergedReport(found, (one) => one);
        picturesMissed(found);
        return Object.values(reporters).map((tell) => tell(report, { colors: false, folder }));
      }),
  },
  {
    name: 'results that are kept',
    async make() {
      const disk = noticing(nodeFileSystem);
      const text = JSON.stringify(disk.readText(at('10_ohwx woman/a.txt'), 100));
      await new ResultCache(at('cache')).keep(
        QUESTION,
        { text, rest: { code: 1 } },
        disk.inputs(),
        Date.now() + 60_000,
      );
      return fs.readFileSync(keptFile());
    },
    async read(bytes) {
      fs.writeFileSync(keptFile(), bytes);
      return new ResultCache(at('cache')).get(QUESTION)?.text;
    },
  },
];

const keptFile = () => path.join(at('cache'), fs.readdirSync(at('cache'))[0] ?? '');

describe.each(keptFiles)('$name', ({ make, read }) => {
  let sound: Buffer;
  beforeAll(async () => {
    sound = await make();
  });

  it('are read as they are', async () => {
    expect(await read(sound)).toBeDefined();
  });

  it('that are cut off anywhere are no whole ones', async () => {
    const step = Math.max(1, Math.floor(sound.length / CUTS));
    // The last line break may be lacking.
    for (let end = 0; end < sound.length - 1; end += step)
      expect(await read(sound.subarray(0, end)), `cut at ${end}`).toBeUndefined();
  });

  it('of random bytes are none, and told', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => void (await read(bytes))),
      each,
    );
  });

  it('that are damaged throw nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(damage, async (changes) => void (await read(damaged(sound, changes)))),
      each,
    );
  });

  it('of any other value in right JSON throw nothing else', { timeout: 200_000 }, async () => {
    for (let place = 0; place < placesIn(sound); place++)
      // Of long ones some places are enough.
      for (const value of bentValues)
        if (value.length < LONG || place % 21 === 0) await read(bent(sound, place, value));
  });
});
