import process from 'node:process';
import type { ChorePlan } from '../../core/chores/plan-chores.ts';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { nodeJournalDisk } from '../../core/node/disk/journal-disk.ts';
import type { ChangeRefusal } from '../../core/node/edits/change-refusal.ts';
import { rewritePictures } from '../../core/node/pixels/rewrite-pictures.ts';
import { applyEdit } from '../edits/journal.ts';
import { pixelWorkers } from '../lint/look-at-pictures.ts';
import { fail } from '../terminal/fail.ts';
import { Progress } from '../terminal/progress.ts';

/** What became of the pictures of some plans. */
export interface WrittenAnew {
  readonly done: number;
  readonly refusals: readonly ChangeRefusal[];
  /** Whether the user gave it up; what was done by then stays. */
  readonly cancelled: boolean;
}

/** Whether pictures can be decoded here; says why not. @param folder where the built `pixel-worker.js` lies */
export async function canDecode(folder: string): Promise<boolean> {
  const workers = pixelWorkers(folder, fail);
  try {
    return await workers.canDecode();
  } finally {
    workers.dispose();
  }
}

/**
 * Writes the pictures of some plans anew, dataset by dataset. Ctrl+C gives up the one at work, of which nothing is changed
 * then.
 * @param folder where the built `pixel-worker.js` lies
 */
export async function writeAnew(
  plans: readonly { readonly dataset: Dataset; readonly plan: ChorePlan }[],
  folder: string,
): Promise<WrittenAnew> {
  const workers = pixelWorkers(folder);
  const progress = new Progress(process.stderr);
  let cancelled = false;
  const giveUp = () => {
    cancelled = true;
  };
  process.once('SIGINT', giveUp);
  const refusals: ChangeRefusal[] = [];
  let done = 0;
  try {
    for (const { dataset, plan } of plans) {
      const report = (written: number) =>
        progress.tell(() => `${written} of ${plan.pictures.length} pictures …`);
      const ports = { workers, disk: nodeJournalDisk, report, isCancelled: () => cancelled };
      const written = await rewritePictures(ports, dataset, plan);
      if (written.cancelled) break;
      try {
        const applied = applyEdit(written.edit);
        done += applied.done;
        refusals.push(...written.refusals, ...applied.refusals);
      } finally {
        written.tidy();
      }
    }
  } finally {
    process.off('SIGINT', giveUp);
    progress.end();
    workers.dispose();
  }
  return { done, refusals, cancelled };
}
