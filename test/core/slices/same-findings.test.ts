import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../core/config/read-config.ts';
import { assembleWhole } from '../../../core/dataset/assemble.ts';
import { filesOf, findDatasets } from '../../../core/dataset/discovery/discovery.ts';
import { listTree } from '../../../core/dataset/discovery/listing.ts';
import { loadDataset, readConfigText } from '../../../core/dataset/load.ts';
import { byFile, type LintOptions, lintDataset } from '../../../core/engine.ts';
import type { Finding } from '../../../core/finding.ts';
import type { FileSystem } from '../../../core/ports.ts';
import { cutFiles } from '../../../core/slices/cut-files.ts';
import { emptyDataset, lintSlices, lintSummary, summarize } from '../../../core/slices/lint-slices.ts';
import { readOutline, thinned } from '../../../core/slices/outline.ts';
import { Part } from '../../../core/slices/part.ts';
import { readSummary, SummarySum, writeSummary, writtenSummary } from '../../../core/slices/summary.ts';
import { finetune, likeness, manyLines, prose, style } from '../../support/five-datasets.ts';
import { png } from '../../support/images.ts';
import { noTurn } from '../../support/memory.ts';
import { type MemoryFile, memoryFileSystem } from '../../support/memory-file-system.ts';

/** Every rule is on, as loud as it gets: nothing that differs is hidden. */
const options: LintOptions = {
  severities: Object.fromEntries(
    ['singleton-tag', 'invariant-tag', 'unknown-tag', 'mixed-hairstyle', 'missing-trigger'].map((code) => [
      code,
      'warning' as const,
    ]),
  ),
};

async function atOnce(fileSystem: FileSystem, images: 'off' | 'headers'): Promise<readonly Finding[]> {
  const listing = listTree(fileSystem, '/d');
  const all: Finding[] = [];
  for (const found of findDatasets(listing, '/d')) {
    const { config } = readConfig(readConfigText(fileSystem, found.root) ?? '');
    const files = filesOf(listing, found, config);
    const dataset = assembleWhole([...loadDataset(fileSystem, listing, found, { images, files })]);
    all.push(...(await lintDataset(dataset, noTurn, options)));
  }
  return all;
}

/** In two passes over each shard, what the first one found written down and read again. */
async function inShards(
  fileSystem: FileSystem,
  images: 'off' | 'headers',
  { shards, size }: { shards: number; size: number },
): Promise<readonly Finding[]> {
  const listing = listTree(thinned(fileSystem), '/d');
  const all: Finding[] = [];
  for (const found of findDatasets(listing, '/d')) {
    const outline = readOutline(fileSystem, listing, found);
    const settings = Array.from({ length: shards }, (_, index) => {
      return { images, size, shard: { index: index + 1, count: shards } };
    });
    const sum = new SummarySum();
    for (const shard of settings) {
      const summary = await summarize(fileSystem, outline, shard, { options, turn: noTurn });
      const written = JSON.parse(JSON.stringify(writeSummary(summary)));
      sum.add(readSummary(writtenSummary.parse(written)));
    }
    const own: Finding[] = [];
    for (const shard of settings)
      for await (const { findings } of lintSlices(fileSystem, outline, sum.summary, shard, {
        options,
        turn: noTurn,
      }))
        own.push(...findings);
    own.sort(byFile);
    all.push(...lintSummary(outline, sum.summary, options), ...own);
  }
  return all;
}

/** In parts that stay in memory between the two passes. */
async function inParts(fileSystem: FileSystem, images: 'off' | 'headers', count: number) {
  const listing = listTree(fileSystem, '/d');
  const all: Finding[] = [];
  for (const found of findDatasets(listing, '/d')) {
    const configText = readConfigText(fileSystem, found.root);
    const { config } = readConfig(configText ?? '');
    const around = { found, config, configText, files: filesOf(listing, found, config) };
    const parts = cutFiles(around.files, emptyDataset(around), count).map(
      (files) => new Part(fileSystem, { found, config, configText, files, images }, options),
    );
    const sum = new SummarySum();
    for (const part of parts) sum.add(part.summary());
    const own: Finding[] = [];
    for (const part of parts) {
      const { findings, texts } = await part.lint(sum.summary, noTurn);
      for (const { file, span } of findings)
        expect(span.end).toBeLessThanOrEqual(texts.get(file)?.length ?? 0);
      own.push(...findings);
    }
    own.sort(byFile);
    all.push(...lintSummary(around, sum.summary, options), ...own);
  }
  return all;
}

/** What is told of findings; fixes that change files of the whole dataset name them, so that shards have none. */
function told(findings: readonly Finding[]): unknown {
  return findings.map((finding) =>
    finding.scope === 'file'
      ? finding
      : { ...finding, fixes: finding.fixes.filter(({ kind }) => kind !== 'files') },
  );
}

const picture = png(64, 64);

/** Pairs by the path of a picture without extension. */
function pairs(captions: Readonly<Record<string, string>>): Record<string, MemoryFile> {
  return Object.fromEntries(
    Object.entries(captions).flatMap(([stem, text]) => [
      [`/d/${stem}.png`, picture],
      [`/d/${stem}.txt`, text],
    ]),
  );
}

const numbered = (folder: string, captions: readonly string[]) =>
  Object.fromEntries(captions.map((text, index) => [`${folder}/${String(index).padStart(3, '0')}`, text]));

const kinds: Readonly<Record<string, Record<string, MemoryFile>>> = {
  'a likeness': {
    ...pairs(
      Object.fromEntries(
        Object.entries(likeness).map(([name, text]) => [`10_CharacterAI woman/${name}`, text]),
      ),
    ),
    ...pairs({
      '1_woman/a': 'woman',
      '10_CharacterAI woman/odd': '1girl, CharacterAl, dark skim, twin braids',
    }),
    '/d/lora-dataset.toml':
      '[dataset]\npurpose = "likeness"\n[composition]\n"from behind" = 3\n"full body" = 1\n[concepts."1_woman"]\nis_reg = true\n[training]\nrecipe = "likeness"\n',
  },
  'a style': pairs(numbered('8_inkstyle', style)),
  prose: pairs(numbered('.', prose('[trigger]'))),
  concepts: pairs(
    Object.assign({}, ...Object.entries(finetune).map(([name, texts]) => numbered(name, texts))),
  ),
  'several lines': pairs(numbered('5_x', manyLines)),
};

describe('shards, and parts,', () => {
  it.each(Object.keys(kinds))('find in %s what is found at once', async (name) => {
    const fileSystem = memoryFileSystem(kinds[name] ?? {});
    const whole = told(await atOnce(fileSystem, 'headers'));
    for (const shards of [1, 4])
      expect(told(await inShards(fileSystem, 'headers', { shards, size: 7 }))).toEqual(whole);
    for (const count of [1, 3]) expect(told(await inParts(fileSystem, 'headers', count))).toEqual(whole);
  });

  it('read a configuration once', async () => {
    const fileSystem = memoryFileSystem(kinds['a likeness'] ?? {});
    const read: string[] = [];
    const noted: FileSystem = {
      ...fileSystem,
      readText(path, largest) {
        read.push(path);
        return fileSystem.readText(path, largest);
      },
    };
    const isConfig = (path: string) => path.endsWith('/lora-dataset.toml');
    await inParts(noted, 'off', 3);
    expect(read.filter(isConfig)).toHaveLength(1);
    await inShards(noted, 'off', { shards: 2, size: 7 });
    expect(read.filter(isConfig)).toHaveLength(2);
  });

  const name = fc.constantFrom(
    'a',
    'b',
    'c.d',
    'a_mask',
    'a-masklabel',
    'a_1_2_3_4',
    'b_1_2_3_4_5_6_7_8',
    'b_1_2_3_4',
    'back_01',
    'left_1',
    'README',
    'full_body',
  );
  const extension = fc.constantFrom(
    '.png',
    '.png',
    '.jpg',
    '.txt',
    '.txt',
    '.caption',
    '.TXT',
    '.PNG',
    '.gif',
    '_0064x0064_sd.npz',
    '.npz',
    '_te_outputs.npz',
  );
  const main = '10_alice woman';
  const folder = fc.constantFrom(main, main, main, main, '5_bob', 'raw', `${main}/deep`, '.', '2023');
  /** A picture with its caption, or any file. */
  const ends = fc.oneof(
    { weight: 3, arbitrary: fc.constant<readonly string[]>(['.png', '.txt']) },
    { weight: 2, arbitrary: extension.map((one): readonly string[] => [one]) },
  );
  const text = fc.constantFrom(
    '1girl, alice, dark skin, braid',
    '1girl, alice, dark skin, ponytail',
    '1girl, alice, dark skim, braid',
    '1girl, alice, dark skit, braid',
    '1girl, alicia, earrings, from behind',
    'bob, 1boy, Dark Skin',
    'bob, 1boy, dark_skin, , hat, hat',
    'A photo of alice in the rain. She has a braid.',
    '[trigger], a woman',
    '',
    'Steps: 20, Sampler: Euler, CFG scale: 7',
  );
  const config = fc.constantFrom(
    undefined,
    '',
    '[dataset]\npurpose = "likeness"\ntrigger = "alice"\nbase_caption = "dark skin"\n[composition]\nbraid = 3\n"from side" = 1',
    '[dataset]\nignore = ["**/a*", "raw/**"]\ncaption_extension = ".caption"',
    '[concepts.5_bob]\ntrigger = "bob"\nis_reg = true\n[dataset]\npurpose = "likeness"\nimages = "10_alice woman"',
    '[training]\nrecipe = "likeness"\n[dataset]\npurpose = "likeness"',
  );

  it('find in any dataset what is found at once', { timeout: 30_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(folder, name, ends, text), { minLength: 5, maxLength: 60, size: 'max' }),
        config,
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 9 }),
        async (list, toml, shards, size) => {
          const files: Record<string, MemoryFile> =
            toml === undefined ? {} : { '/d/lora-dataset.toml': toml };
          for (const [at, stem, some, content] of list) {
            for (const end of some) {
              const path = `/d/${at}/${stem}${end}`.replace('/./', '/');
              files[path] = /\.(?:txt|caption)$/i.test(end) ? content : picture;
            }
          }
          const fileSystem = memoryFileSystem(files, { '/d/10_alice woman/a.png': 9_000 });
          const whole = told(await atOnce(fileSystem, 'headers'));
          expect(told(await inShards(fileSystem, 'headers', { shards, size }))).toEqual(whole);
          expect(told(await inParts(fileSystem, 'headers', shards))).toEqual(whole);
        },
      ),
      { numRuns: 60 },
    );
  });
});
