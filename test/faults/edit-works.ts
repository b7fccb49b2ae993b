import * as fs from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import type { BulkEdit } from '../../core/edits/bulk-edit.ts';
import { formatMessage, message } from '../../core/message.ts';
import { digestOf } from '../../core/node/digest.ts';
import { nodeJournalDisk } from '../../core/node/disk/journal-disk.ts';
import { removeIfThere, temporaryBeside } from '../../core/node/disk/temporary-file.ts';
import { applyBulkEdit } from '../../core/node/edits/apply-bulk-edit.ts';
import type { ChangeRefusal } from '../../core/node/edits/change-refusal.ts';
import { Journal } from '../../core/node/edits/journal.ts';
import { refusalMessage } from '../../core/node/edits/refusal-message.ts';
import { undoBulkEdit } from '../../core/node/edits/undo-bulk-edit.ts';
import { rewritePicture } from '../../core/node/pixels/rewrite-picture.ts';
import { told } from './told.ts';
import type { Work } from './tried-everywhere.ts';

const TEXTS: Readonly<Record<string, string>> = { a: '1girl, hat', b: '1girl, hair', c: '1girl' };
const LATIN = Buffer.from('caf\xe9, 1girl', 'latin1');
let picture: Buffer | undefined;

export const journalOf = (folder: string) => new Journal(nodeJournalDisk, `${folder}/state`);
export const root = (folder: string) => `${folder}/set`;

export async function prepare(folder: string): Promise<void> {
  picture ??= await sharp({ create: { width: 8, height: 8, channels: 4, background: '#ff000080' } })
    .png()
    .toBuffer();
  fs.mkdirSync(root(folder));
  for (const [name, text] of Object.entries(TEXTS)) fs.writeFileSync(`${root(folder)}/${name}.txt`, text);
  fs.writeFileSync(`${root(folder)}/latin.txt`, LATIN);
  fs.writeFileSync(`${root(folder)}/d.png`, picture);
}

/** The captions that the last try left as they were: whoever asks once more asks for those. */
let left: ReadonlySet<string> | undefined;

/** Edits of some captions, one that is made, one in another encoding. @param only of these alone */
export function captions(folder: string, only?: ReadonlySet<string>): BulkEdit {
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

const tell = (refusals: readonly ChangeRefusal[] | undefined = []) =>
  refusals.map((one) => `${path.basename(one.file)}: ${formatMessage(refusalMessage(one))}`);

/** Cuts a picture, as the gallery does: written beside the old one, whose place it takes. */
async function crop(folder: string): Promise<readonly ChangeRefusal[]> {
  const file = `${root(folder)}/d.png`;
  const by = temporaryBeside(file);
  const task = { kind: 'crop' as const, of: [8, 8] as const, area: { left: 0, top: 0, width: 4, height: 4 } };
  try {
    const written = await rewritePicture({ picture: file, target: by, task });
    if (written.state === 'failed') return [{ file, reason: 'picture', detail: written.detail }];
    const keep = `${root(folder)}/_originals/d.png`;
    const change = { kind: 'replace' as const, file, is: written.is, by, byIs: written.byIs, keep };
    const edit: BulkEdit = { root: root(folder), title: message('Crop'), changes: [change] };
    return applyBulkEdit(nodeJournalDisk, journalOf(folder), edit).refusals;
  } finally {
    removeIfThere(nodeJournalDisk, by);
  }
}

/** What the gallery does to captions and pictures, and what takes it back. */
export const editWorks: readonly Work[] = [
  {
    name: 'captions in numbers',
    prepare(folder) {
      left = undefined;
      return prepare(folder);
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
    async prepare(folder) {
      await prepare(folder);
      applyBulkEdit(nodeJournalDisk, journalOf(folder), captions(folder));
    },
    run: (folder) =>
      told(() => {
        const entry = journalOf(folder).last(root(folder));
        return entry && undoBulkEdit(nodeJournalDisk, journalOf(folder), entry);
      }, tell),
    others: /^state\//,
  },
  {
    name: 'a picture that is cut',
    prepare,
    run: (folder) => told(() => crop(folder), tell),
    others: /^state\//,
  },
];
