import * as vscode from 'vscode';
import { applyChanges, type FileChange } from './file-changes.ts';

/** What is done to the files of one name, all or nothing. */
export interface Step {
  /** By which it is told of. */
  readonly name: string;
  readonly changes: readonly FileChange[];
  /** Whether it must follow the one before: what stepped aside for others has to get its name. */
  readonly mustFollow?: boolean;
  /** What is done where it fails: what stepped aside gets its old name again. */
  readonly otherwise?: readonly FileChange[];
}

/** What became of some steps. */
export interface CarriedOut {
  readonly done: readonly FileChange[];
  /** How many steps those are. */
  readonly count: number;
  /** The names of those that were left as they are. */
  readonly failed: readonly string[];
  /** The names of those of which a part was deleted, and could not be put back. */
  readonly inPart: readonly string[];
  readonly isCancelled: boolean;
}

/** Fewer steps are done before anybody could read how far they are. */
const FEW = 20;
/** Carries steps out, one after the other, with how far it is; between two of them it can be given up. */
export async function carryOut(title: string, steps: readonly Step[]): Promise<CarriedOut> {
  if (steps.length < FEW) return carry(steps, undefined, () => {});
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress({ location, title, cancellable: true }, (progress, token) =>
    carry(steps, token, (name) => progress.report({ message: name, increment: 100 / steps.length })),
  );
}

async function carry(
  steps: readonly Step[],
  token: vscode.CancellationToken | undefined,
  tell: (name: string) => void,
): Promise<CarriedOut> {
  const done: FileChange[] = [];
  const failed: string[] = [];
  const inPart: string[] = [];
  let count = 0;
  for (const { name, changes, mustFollow = false, otherwise } of steps) {
    if (token?.isCancellationRequested && !mustFollow)
      return { done, count, failed, inPart, isCancelled: true };
    tell(name);
    const { isDone, left } = await applyChanges(changes);
    done.push(...(isDone ? changes : left));
    if (isDone) count++;
    else if (left.length > 0) inPart.push(name);
    else failed.push(name);
    if (isDone || !otherwise) continue;
    const back = await applyChanges(otherwise);
    done.push(...(back.isDone ? otherwise : back.left));
    if (back.isDone) count--;
  }
  return { done, count, failed, inPart, isCancelled: false };
}
