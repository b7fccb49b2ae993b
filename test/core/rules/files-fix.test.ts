import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../core/dataset/dataset.ts';
import { lintDataset } from '../../../core/engine.ts';
import type { FileOperation } from '../../../core/file-operation.ts';
import { formatMessage } from '../../../core/message.ts';
import { applyTextEdits } from '../../../core/span.ts';
import { ruleOf } from '../../support/lint.ts';
import { loadedFrom } from '../../support/loaded.ts';
import { noTurn } from '../../support/memory.ts';
import type { MemoryFile } from '../../support/memory-file-system.ts';

async function fixesOf(code: string, dataset: Dataset) {
  const findings = await lintDataset(dataset, noTurn, { rules: [ruleOf(code)] });
  return findings.flatMap(({ fixes }) => fixes);
}

/** What a rule offers to do with files: `title: from → to`. */
async function offered(
  code: string,
  files: Readonly<Record<string, MemoryFile>>,
): Promise<readonly string[]> {
  const short = (path: string) => path.replace('/set/', '');
  const describeOne = (one: FileOperation) =>
    one.kind === 'rename'
      ? `${short(one.from)} → ${short(one.to)}`
      : `${one.kind} ${short(one.path)}${one.kind === 'create' ? ` "${one.text}"` : ''}`;
  const fixes = await fixesOf(code, loadedFrom(files));
  return fixes.map(({ title, operations = [] }) =>
    [`${formatMessage(title)}:`, operations.map(describeOne).join(', ')].join(' '),
  );
}

const set = (files: Readonly<Record<string, MemoryFile>>, config = '') => ({
  'lora-dataset.toml': config,
  ...files,
});
const pair = { '5_x/a.png': '', '5_x/a.txt': 'x, hat' };

describe('changes of files are offered', () => {
  it('orphan-caption: the caption is put aside', async () => {
    expect(await offered('orphan-caption', set({ ...pair, '5_x/b.txt': 'x' }))).toEqual([
      'Move it to _unused: 5_x/b.txt → 5_x/_unused/b.txt',
    ]);
  });

  it('mask-as-image: the mask gets the name of its picture in a folder of its own', async () => {
    expect(await offered('mask-as-image', set({ ...pair, '5_x/a-masklabel.png': '' }))).toEqual([
      'Move it to _masks as a.png: 5_x/a-masklabel.png → 5_x/_masks/a.png',
    ]);
    expect(await offered('mask-as-image', set({ ...pair, '5_x/a-condlabel.png': '' }))).toEqual([
      'Move it to _masks as a-condlabel.png: 5_x/a-condlabel.png → 5_x/_masks/a-condlabel.png',
    ]);
  });

  it('unsupported-image: an extension in small letters', async () => {
    expect(await offered('unsupported-image', set({ ...pair, '5_x/b.Png': '', '5_x/b.txt': 'x' }))).toEqual([
      'Rename it to b.png: 5_x/b.Png → 5_x/b.png',
    ]);
    expect(await offered('unsupported-image', set({ ...pair, '5_x/b.gif': '' }))).toEqual([]);
  });

  it('missing-caption: the declared base caption, and none that nobody declared', async () => {
    const files = { ...pair, '5_x/b.png': '', '5_x/c.png': '', '5_x/c.txt': 'x' };
    expect(await offered('missing-caption', set(files, '[dataset]\nbase_caption = "1girl, x"\n'))).toEqual([
      'Create b.txt with the base caption: create 5_x/b.txt "1girl, x"',
    ]);
    expect(await offered('missing-caption', set(files))).toEqual([]);
  });

  it('fallback-caption: a caption of its own with the same text', async () => {
    const files = { '5_x/a_1_2_3_4.png': '', '5_x/a.txt': 'x, hat' };
    expect(await offered('fallback-caption', set(files))).toEqual([
      'Create a_1_2_3_4.txt with that text: create 5_x/a_1_2_3_4.txt "x, hat"',
    ]);
  });

  it('ambiguous-caption: another name for the second picture, with the same caption', async () => {
    expect(await offered('ambiguous-caption', set({ ...pair, '5_x/a.webp': '' }))).toEqual([
      'Rename a.webp to a_webp.webp, with a caption of its own: 5_x/a.webp → 5_x/a_webp.webp, create 5_x/a_webp.txt "x, hat"',
    ]);
    const taken = { ...pair, '5_x/a.webp': '', '5_x/a_webp.txt': 'x' };
    expect(await offered('ambiguous-caption', set(taken))).toEqual([]);
  });

  it('caption-extension: the extension that is looked for, or another one to look for', async () => {
    const config = '# mine\n[dataset]\n';
    const dataset = loadedFrom(
      set({ '5_x/a.png': '', '5_x/a.caption': 'x', '5_x/b.png': '', '5_x/b.caption': 'x' }, config),
    );
    const [rename, look] = await fixesOf('caption-extension', dataset);
    expect(rename && formatMessage(rename.title)).toBe('Rename 2 captions to .txt');
    expect(rename?.operations?.[1]).toEqual({
      kind: 'rename',
      from: '/set/5_x/b.caption',
      to: '/set/5_x/b.txt',
    });
    expect(applyTextEdits(config, look?.edits ?? [])).toBe(
      '# mine\n[dataset]\ncaption_extension = ".caption"\n',
    );
  });

  it('caption-extension: only a new name where most captions are found', async () => {
    const files = { ...pair, '5_x/b.png': '', '5_x/b.caption': 'x' };
    expect(await offered('caption-extension', set(files))).toEqual([
      'Rename 1 captions to .txt: 5_x/b.caption → 5_x/b.txt',
    ]);
  });

  it('folder-repeats: the number that most others have, and none for what is put aside', async () => {
    const files = {
      ...pair,
      '5_y/a.png': '',
      '5_y/a.txt': 'y',
      'bob/a.png': '',
      'bob/a.txt': 'bob',
      'raw/a.png': '',
      'raw/a.txt': 'x',
    };
    expect(await offered('folder-repeats', set(files))).toEqual(['Rename bob to 5_bob: bob → 5_bob']);
  });

  it('stale-cache: the trash', async () => {
    const dataset = loadedFrom(
      set({ ...pair, '5_x/a_te_outputs.npz': '' }),
      { '5_x/a.txt': 90_000, '5_x/a_te_outputs.npz': 1000 },
      'headers',
    );
    const [fix] = await fixesOf('stale-cache', dataset);
    expect(fix?.operations).toEqual([{ kind: 'trash', path: '/set/5_x/a_te_outputs.npz' }]);
  });
});
