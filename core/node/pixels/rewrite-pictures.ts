import type { ChorePlan, PictureChore } from '../../chores/plan-chores.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import type { BulkEdit, FileChange } from '../../edits/bulk-edit.ts';
import type { EditDisk } from '../disk/edit-disk.ts';
import { removeIfThere, temporaryBeside } from '../disk/temporary-file.ts';
import type { ChangeRefusal } from '../edits/change-refusal.ts';
import { toNative } from '../native-path.ts';
import type { PixelWorkers } from './pixel-workers.ts';

/** What the work needs from outside. */
export interface RewritingPorts {
  readonly workers: Pick<PixelWorkers, 'rewrite' | 'most'>;
  readonly disk: EditDisk;
  /** Hears how many pictures are written. */
  readonly report: (done: number) => void;
  readonly isCancelled: () => boolean;
}

/** Pictures that lie ready beside the old ones, and the edit that has them take their places. */
export interface RewrittenPictures {
  readonly edit: BulkEdit;
  readonly refusals: readonly ChangeRefusal[];
  /** Whether it was given up: nothing lies ready then. */
  readonly cancelled: boolean;
  /** Removes what lies ready and took no place. */
  readonly tidy: () => void;
}

/** Has the pictures of a plan written anew, each beside the old one; nothing is changed yet. */
export async function rewritePictures(
  { workers, disk, report, isCancelled }: RewritingPorts,
  dataset: Dataset,
  plan: ChorePlan,
): Promise<RewrittenPictures> {
  const changes: FileChange[] = [];
  const refusals: ChangeRefusal[] = [];
  const targets: string[] = [];
  const left = plan.pictures.values();
  let done = 0;
  const rewrite = async ({ file, keep, task }: PictureChore) => {
    const target = temporaryBeside(file);
    targets.push(target);
    const facts = dataset.images.get(file)?.facts;
    const pixels = facts?.state === 'readable' ? facts.width * facts.height : 0;
    const rewriting = { picture: file, target, task };
    const result = await workers.rewrite({ path: toNative(file), pixels }, rewriting);
    if (result.state === 'failed') refusals.push({ file, reason: 'picture', detail: result.detail });
    else changes.push({ kind: 'replace', file, is: result.is, by: target, byIs: result.byIs, keep });
    report(++done);
  };
  const lane = async () => {
    for (const picture of left) {
      if (isCancelled()) return;
      await rewrite(picture);
    }
  };
  const tidy = () => {
    for (const target of targets) removeIfThere(disk, target);
  };
  await Promise.all(Array.from({ length: workers.most }, lane));
  const cancelled = isCancelled();
  if (cancelled) tidy();
  changes.sort((a, b) => (a.file < b.file ? -1 : 1));
  const { root, title } = plan;
  return { edit: { root, title, changes: cancelled ? [] : changes }, refusals, cancelled, tidy };
}
