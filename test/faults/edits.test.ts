// What the gallery does to captions and pictures, and what takes it back, on a disk that fails at any call.
import * as fs from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BulkEdit } from '../../core/edits/bulk-edit.ts';
import { formatMessage, message } from '../../core/message.ts';
import { digestOf } from '../../core/node/digest.ts';
import { applyBulkEdit } from '../../core/node/edits/apply-bulk-edit.ts';
import { removeIfThere, temporaryBeside } from '../../core/node/edits/apply-edits.ts';
import type { ChangeRefusal } from '../../core/node/edits/change-refusal.ts';
import { Journal } from '../../core/node/edits/journal.ts';
import { nodeJournalDisk } from '../../core/node/edits/journal-disk.ts';
import { refusalMessage } from '../../core/node/edits/refusal-message.ts';
import { undoBulkEdit } from '../../core/node/edits/undo-bulk-edit.ts';
import { rewritePicture } from '../../core/node/pixels/rewrite-picture.ts';
import { systemTrouble } from '../../core/node/system-trouble.ts';
import { onFailingDisk } from './failing-disk.ts';
import { faults, filesIn, folderInMemory, tryEverywhere, type Work } from './tried-everywhere.ts';

const TEXTS: Readonly<Record<string, string>> = { a: '1girl, hat', b: '1girl, hair', c: '1girl' };
const LATIN = Buffer.from('caf\xe9, 1girl', 'latin1');
let picture: Buffer;

beforeAll(async () => {
  picture = await sharp({ create: { width: 8, height: 8, channels: 4, background: '#ff000080' } })
    .png()
    .toBuffer();
});

const journalOf = (folder: string) => new Journal(nodeJournalDisk, `${folder}/state`);
const root = (folder: string) => `${folder}/set`;

function prepare(folder: string): void {
  fs.mkdirSync(root(folder));
  for (const [name, text] of Object.entries(TEXTS)) fs.writeFileSync(`${root(folder)}/${name}.txt`, text);
  fs.writeFileSync(`${root(folder)}/latin.txt`, LATIN);
  fs.writeFileSync(`${root(folder)}/d.png`, picture);
}

/** The captions that the last try left as they were: whoever asks once more asks for those. */
let left: ReadonlySet<string> | undefined;

/** Edits of some captions, one that is made, one in another encoding. @param only of these alone */
function captions(folder: string, only?: ReadonlySet<string>): BulkEdit {
  const at = (name: string) => `${root(folder)}/${name}.txt`;
  const changes: BulkEdit['changes'] = [
    ...Object.entries(TEXTS).map(([name, text]) => ({
      kind: 'edit' as const,
      file: at(name),
      digest: digestOf(Buffer.from(text)),
      edits: [{ span: { start: 0, end: 5 }, newText: '1woman' }],
    })),
    { kind: 'create', file: at('d'), text: '1woman, new', bom: false },
    {
      kind: 'bytes',
      file: at('latin'),
      digest: digestOf(LATIN),
      content: { text: 'café, 1woman', bom: false },
    },
  ];
  const wanted = changes.filter(({ file }) => only?.has(file) ?? true);
  return { root: root(folder), title: message('Change all'), changes: wanted };
}

const tell = (refusals: readonly ChangeRefusal[]) =>
  refusals.map((one) => `${path.basename(one.file)}: ${formatMessage(refusalMessage(one))}`);

/** Cuts a picture, as the gallery does: written beside the old one, whose place it takes. */
async function crop(folder: string): Promise<readonly string[]> {
  const file = `${root(folder)}/d.png`;
  const by = temporaryBeside(file);
  const area = { left: 0, top: 0, width: 4, height: 4 };
  try {
    const task = { kind: 'crop' as const, of: [8, 8] as const, area };
    const written = await rewritePicture({ picture: file, target: by, task });
    if (written.state === 'failed') return [`d.png: ${written.detail}`];
    const keep = `${root(folder)}/_originals/d.png`;
    const change = { kind: 'replace' as const, file, is: written.is, by, byIs: written.byIs, keep };
    const edit: BulkEdit = { root: root(folder), title: message('Crop'), changes: [change] };
    return tell(applyBulkEdit(nodeJournalDisk, journalOf(folder), edit).refusals);
  } catch (error) {
    const trouble = systemTrouble(error);
    if (!trouble) throw error;
    return [formatMessage(trouble)];
  } finally {
    removeIfThere(nodeJournalDisk, by);
  }
}

const works: readonly Work[] = [
  {
    name: 'captions in numbers',
    prepare(folder) {
      left = undefined;
      prepare(folder);
    },
    run(folder) {
      const { refusals } = applyBulkEdit(nodeJournalDisk, journalOf(folder), captions(folder, left));
      left = new Set(refusals.map(({ file }) => file));
      return tell(refusals);
    },
    others: /^state\//,
  },
  {
    name: 'captions whose edit is taken back',
    prepare(folder) {
      prepare(folder);
      applyBulkEdit(nodeJournalDisk, journalOf(folder), captions(folder));
    },
    run(folder) {
      try {
        const entry = journalOf(folder).last(root(folder));
        return entry ? tell(undoBulkEdit(nodeJournalDisk, journalOf(folder), entry)) : [];
      } catch (error) {
        const trouble = systemTrouble(error);
        if (!trouble) throw error;
        return [formatMessage(trouble)];
      }
    },
    others: /^state\//,
  },
  { name: 'a picture that is cut', prepare, run: crop, others: /^state\// },
];

describe.each(faults)('on a disk that says $code, for good: $lasts', (fault) => {
  it.each(works)('$name are whole, before or after', async (work) => {
    expect(await tryEverywhere(work, fault)).toBeGreaterThan(2);
  });

  it('what was done of an edit is taken back, to the last byte', async () => {
    const base = folderInMemory();
    const apply = () => applyBulkEdit(nodeJournalDisk, journalOf(base), captions(base));
    let [calls, begun] = [1, 0];
    for (let last = 0; last <= calls; last++) {
      fs.rmSync(base, { recursive: true });
      fs.mkdirSync(base);
      prepare(base);
      const before = filesIn(root(base));
      const { result, trial } = await onFailingDisk(base, fault, last, apply);
      if (last === 0) calls = trial.calls;
      begun += Number(result.done > 0 && result.refusals.length > 0);
      const entry = journalOf(base).last(root(base));
      // Without what takes it back nothing is done, unless somebody takes that away as well.
      if (!entry && trial.gone.length === 0) expect(result.done, `call ${last}`).toBe(0);
      const stay = entry ? undoBulkEdit(nodeJournalDisk, journalOf(base), entry) : [];
      if (trial.gone.length === 0) {
        expect(stay, `call ${last}`).toEqual([]);
        expect(filesIn(root(base), /\.tmp$/), `call ${last}`).toEqual(before);
      }
    }
    fs.rmSync(base, { recursive: true });
    expect(begun).toBeGreaterThan(3);
  });
});
