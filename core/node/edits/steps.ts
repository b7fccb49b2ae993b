import type { EditDisk, FileStatus } from '../disk/edit-disk.ts';

/** A file that is to be made before the work goes on, its bytes forced to the disk. */
export interface NewFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly like?: FileStatus;
}

/** Work on the disk. What takes long on its way is asked for, so that it may be waited for beside other work. */
export type Steps<Result> = Generator<NewFile, Result, void>;

/** Does the work at once. */
export function atOnce<Result>(disk: EditDisk, steps: Steps<Result>): Result {
  let step = steps.next();
  while (!step.done) {
    const { path, bytes, like } = step.value;
    try {
      disk.create(path, bytes, like);
    } catch (error) {
      step = steps.throw(error);
      continue;
    }
    step = steps.next();
  }
  return step.value;
}

/** The same beside other work: a disk takes many files in hardly more time than one. */
export async function besideOthers<Result>(disk: EditDisk, steps: Steps<Result>): Promise<Result> {
  let step = steps.next();
  while (!step.done) {
    const { path, bytes, like } = step.value;
    try {
      await disk.createSoon(path, bytes, like);
    } catch (error) {
      step = steps.throw(error);
      continue;
    }
    step = steps.next();
  }
  return step.value;
}
