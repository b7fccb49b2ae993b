import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Disk, lintPaths } from '../../cli/lint/lint-paths.ts';
import { reportOf } from '../../cli/lint/report.ts';
import { TagLists } from '../../cli/lint/tag-lists.ts';
import { lintInParts, type PartSettings } from '../../cli/parts/lint-in-parts.ts';
import { nodeFileSystem } from '../../core/node/file-system.ts';
import { noticing } from '../../core/node/inputs/inputs.ts';
import { readKnowledge } from '../../core/node/knowledge.ts';
import { pathKind } from '../../core/node/path-kind.ts';
import type { Knowledge } from '../../core/vocabulary/knowledge.ts';
import { finetune, likeness, manyLines, prose, style } from '../support/five-datasets.ts';
import { type Content, folderWith, pairs, picture } from './lora.ts';

const disk: Disk = {
  fileSystem: nodeFileSystem,
  apply: () => expect.unreachable('nothing is mended'),
  pathKind,
};

interface Wish extends Partial<PartSettings> {
  readonly images?: 'off' | 'headers';
  readonly tags?: readonly string[] | boolean;
  readonly tell?: (describe: () => string) => void;
  readonly disk?: Disk;
}

const built = path.resolve('dist');

/** Lints in three threads, or in none. */
async function lint(paths: readonly string[], wish: Wish | 'plainly') {
  const settings = wish === 'plainly' ? {} : wish;
  const { tags = false, images = 'headers', tell = () => undefined } = settings;
  const { clip } = readKnowledge(built, expect.unreachable);
  const tagLists = new TagLists(tags === true ? 'usual' : tags === false ? 'none' : tags);
  const knowledge: Knowledge = {
    ...(clip ? { clip } : {}),
    get dictionary() {
      return tagLists.dictionary;
    },
  };
  const inParts = lintInParts({
    folder: built,
    tags,
    enough: 4,
    cores: 3,
    notice: () => undefined,
    complain: (line) => expect.unreachable(line),
    ...settings,
  });
  const { linted, configs, troubles, notes } = await lintPaths(
    settings.disk ?? disk,
    { paths, listed: [], ignoreUnknown: false },
    {
      ...{ fix: false, images, severities: { 'singleton-tag': 'warning' }, knowledge, collapse: true },
      relative: (file) => file,
      tell,
      ...(wish === 'plainly' ? {} : { inParts }),
    },
  );
  return { report: reportOf(linted, configs, (file) => file), troubles, notes, unused: tagLists.unused };
}

const numbered = (texts: readonly string[]) =>
  Object.fromEntries(texts.map((text, index) => [String(index).padStart(3, '0'), text]));

const kinds: Readonly<Record<string, Readonly<Record<string, Content>>>> = {
  'a likeness, with mistakes': {
    ...pairs(
      { ...likeness, odd: '1girl, CharacterAl, dark skim, , hat, hat', bad: Uint8Array.of(0x31, 0xff) },
      '10_CharacterAI woman',
    ),
    '10_CharacterAI woman/bare.png': picture,
    '10_CharacterAI woman/broken.png': 'no picture',
    '10_CharacterAI woman/alone.txt': 'CharacterAI',
    '10_CharacterAI woman/front_01_mask.png': picture,
    '10_CharacterAI woman/front_01_0064x0064_sd.npz': 'a cache',
    'lora-dataset.toml': '[dataset]\npurpose = "likeness"\n[composition]\n"from behind" = 30\n',
  },
  'a style': pairs(numbered(style), '8_inkstyle'),
  prose: pairs(numbered(prose('[trigger]')), 'pictures'),
  concepts: Object.assign(
    {},
    ...Object.entries(finetune).map(([name, texts]) => pairs(numbered(texts), name)),
  ),
  'several lines': pairs(numbered(manyLines), '5_x'),
  'a configuration with a mistake': {
    ...pairs(numbered(style), '8_inkstyle'),
    'lora-dataset.toml': '[dataset]\ntriger = "inkstyle"\n',
  },
};

describe('a dataset that is linted in parts', () => {
  it.each([
    ['with too few files for two parts', { enough: 100 }],
    ['on one core', { cores: 1 }],
  ])('is none %s', async (_, wish) => {
    // No thread could be started.
    const found = lint([folderWith(pairs(numbered(style)))], { ...wish, folder: '/nowhere' });
    expect((await found).report.datasets).toMatchObject([{ images: style.length }]);
  });

  it.each(Object.keys(kinds))('has the findings of a single run: %s', async (name) => {
    const folder = folderWith(kinds[name] ?? {});
    expect(await lint([folder], {})).toEqual(await lint([folder], 'plainly'));
  });

  it('has them without looking at pictures, too', async () => {
    const folder = folderWith(kinds['a likeness, with mistakes'] ?? {});
    const found = await lint([folder], { images: 'off' });
    const codes = found.report.findings.map(({ code }) => code);
    expect(codes).toContain('duplicate-tag');
    expect(codes).not.toContain('unreadable-image');
    expect(found).toEqual(await lint([folder], { images: 'off', enough: 1e9 }));
  });

  it('is told of in the part that was named only', async () => {
    const folder = folderWith(kinds['a likeness, with mistakes'] ?? {});
    const named = ['odd.txt', 'bare.png'].map((file) => path.join(folder, '10_CharacterAI woman', file));
    const found = await lint(named, {});
    expect(new Set(found.report.findings.map(({ file }) => file))).toEqual(new Set(named));
    expect(found).toEqual(await lint(named, 'plainly'));
  });

  it('goes by tag lists, and tells once of one that can not be used', async () => {
    const folder = folderWith({
      ...pairs(numbered(style), '8_inkstyle'),
      'lora-dataset.toml': '[rules]\nunknown-tag = "warning"\n',
      'tags.csv': 'solo,0,1000,\n1girl,0,2000,\n',
    });
    const lists = ['tags.csv', 'gone.csv'].map((name) => path.join(folder, name));
    const wish = { tags: lists };
    const inParts = await lint([folder], wish);
    expect(inParts.report.findings.map(({ code }) => code)).toContain('unknown-tag');
    expect(inParts.unused.map(({ file }) => file)).toEqual(lists.slice(1));
    expect(inParts).toEqual(await lint([folder], { ...wish, enough: 1e9 }));
  });

  it('is told of as it goes on', async () => {
    const folder = folderWith(pairs(numbered(style), '8_inkstyle'));
    const told: string[] = [];
    await lint([folder], { tell: (describe) => told.push(describe()) });
    expect(told).toContain(`Reading ${2 * style.length} files …`);
  });

  it('is noticed as in a single run, but for what lies outside', async () => {
    const folder = folderWith({
      ...pairs(numbered([...style, ...style]), '8_inkstyle'),
      ...pairs(numbered(style.slice(0, 9)), '2_few'),
    });
    const inputs = async (wish: Wish | 'plainly') => {
      const fileSystem = noticing(nodeFileSystem);
      const { notice } = fileSystem;
      await lint([folder], {
        ...(wish === 'plainly' ? { enough: 1e9 } : wish),
        disk: { ...disk, fileSystem },
        notice,
      });
      const { listed, wholes, files, links } = fileSystem.inputs();
      return [listed, wholes, files, links].map((some) => [...some].sort());
    };
    expect(await inputs({})).toEqual(await inputs('plainly'));
  });

  it('says why when a thread ends', async () => {
    const folder = folderWith(pairs(numbered(style), '8_inkstyle'));
    const other = folderWith({ 'lint-worker.js': 'throw new Error("no more memory");' });
    await expect(lint([folder], { folder: other })).rejects.toThrow('no more memory');
    fs.writeFileSync(path.join(other, 'lint-worker.js'), 'process.exit(3);');
    await expect(lint([folder], { folder: other })).rejects.toThrow('ended before it was done');
  });
});
