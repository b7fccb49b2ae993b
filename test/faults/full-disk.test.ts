import * as fs from 'node:fs';
import * as os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeJournalDisk } from '../../core/node/disk/journal-disk.ts';
import { applyBulkEdit } from '../../core/node/edits/apply-bulk-edit.ts';
import { Journal } from '../../core/node/edits/journal.ts';
import { undoBulkEdit } from '../../core/node/edits/undo-bulk-edit.ts';
import { type Fate, fateOf, plannedEdit, prepare, textOf } from './planned-edit.ts';
import { fill, SmallDisk } from './small-disk.ts';

describe('a bulk edit on a disk that is full', () => {
  let base: string;
  let small: string;
  let disk: SmallDisk;
  let fate: Fate;

  beforeEach(() => {
    base = fs.mkdtempSync(path.join(os.tmpdir(), 'lora-full-'));
    small = path.join(base, 'small');
    fs.mkdirSync(small);
    disk = new SmallDisk(small, 100);
    fate = fateOf(small);
  });
  afterEach(() => {
    disk.unmount();
    fs.rmSync(base, { recursive: true, force: true });
  });

  const texts = () => [...fate.keys()].map(textOf);
  const original = () => [...fate.values()].map((one) => one.before);

  it('leaves what there is no room for as it is, names it, and takes back what was done', () => {
    if (!disk.isMounted) return;
    prepare(fate);
    fill(small, 3);
    const journal = new Journal(nodeJournalDisk, path.join(base, 'state'));
    const { done, refusals } = applyBulkEdit(nodeJournalDisk, journal, plannedEdit(small, fate));
    expect(new Set(refusals.map(({ reason }) => reason))).toEqual(new Set(['disk-full']));
    expect(done + refusals.length).toBe(fate.size);
    expect([done > 0, refusals.length > 0]).toEqual([true, true]);
    const refused = new Set(refusals.map(({ file }) => file));
    expect(texts()).toEqual([...fate].map(([file, one]) => (refused.has(file) ? one.before : one.after)));
    expect(fs.readdirSync(small).filter((name) => name.startsWith('.'))).toEqual([]);
    const entry = journal.last(small);
    fs.rmSync(path.join(small, 'filler'));
    expect(entry && undoBulkEdit(nodeJournalDisk, journal, entry)).toEqual([]);
    expect(texts()).toEqual(original());
  });

  it('writes nothing where what takes it back can not be kept', () => {
    if (!disk.isMounted) return;
    const own = path.join(base, 'own');
    fs.mkdirSync(own);
    fate = fateOf(own);
    prepare(fate);
    fill(small, 0);
    const journal = new Journal(nodeJournalDisk, path.join(small, 'state'));
    const { done, refusals } = applyBulkEdit(nodeJournalDisk, journal, plannedEdit(own, fate));
    expect([done, refusals.length]).toEqual([0, fate.size]);
    expect(new Set(refusals.map(({ reason }) => reason))).toEqual(new Set(['no-journal']));
    expect(texts()).toEqual(original());
  });
});
