// An edit that a failing disk ended half-way is taken back by what is kept of it.
import * as fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nodeJournalDisk } from '../../core/node/disk/journal-disk.ts';
import { applyBulkEdit } from '../../core/node/edits/apply-bulk-edit.ts';
import { undoBulkEdit } from '../../core/node/edits/undo-bulk-edit.ts';
import { captions, journalOf, prepare, root } from './edit-works.ts';
import { onFailingDisk } from './failing-disk.ts';
import { faults, filesIn, folderInMemory } from './tried-everywhere.ts';

describe.each(faults)('on a disk that says $code, for good: $lasts', (fault) => {
  it('what was done of an edit is taken back, to the last byte', async () => {
    const base = folderInMemory();
    const apply = () => applyBulkEdit(nodeJournalDisk, journalOf(base), captions(base));
    let [calls, begun] = [1, 0];
    for (let last = 0; last <= calls; last++) {
      fs.rmSync(base, { recursive: true });
      fs.mkdirSync(base);
      await prepare(base);
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
