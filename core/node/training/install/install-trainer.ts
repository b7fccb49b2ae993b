import { message } from '../../../message.ts';
import { joinPath } from '../../../path.ts';
import { explainStep } from '../../../training/install/explain-step.ts';
import {
  type InstallFacts,
  type InstallPlan,
  type InstallRefusal,
  type InstallStep,
  type InstallWish,
  planInstall,
  type TargetState,
} from '../../../training/install/plan.ts';
import type { DoneSteps } from '../../../training/install/record.ts';
import { digestOf } from '../../digest.ts';
import type { JournalDisk } from '../../disk/journal-disk.ts';
import { replaceFile } from '../../disk/replace-file.ts';
import { kindAt, leadsSomewhere } from '../../path-kind.ts';
import type { Platform } from '../../platform/index.ts';
import { takeProcessLock } from '../process-lock.ts';
import { thisProcess } from '../supervisor/this-world.ts';
import { noteDone } from './done-steps.ts';
import { lookAtTarget } from './look-at-target.ts';
import { placeCheckout, prepareClone, removePartial } from './place-checkout.ts';
import { type StepPorts, StepRunner } from './run-step.ts';

/** How an installation went. */
export type InstallOutcome =
  | { readonly kind: 'installed' }
  /** Nothing was begun: something stands against it. */
  | { readonly kind: 'refused'; readonly refusal: InstallRefusal }
  /** What was done before stays, and is not done again. */
  | { readonly kind: 'failed'; readonly refusal: InstallRefusal }
  | { readonly kind: 'stopped' };

/** What an installation works with. */
export interface InstallPorts extends StepPorts {
  readonly platform: Platform;
  /** Our state folder. */
  readonly state: string;
  readonly tools: Pick<InstallFacts, 'git' | 'uv' | 'python'>;
  /** Hears of each step that begins, with its number and how many there are. */
  onStep(step: InstallStep, number: number, count: number): void;
}

/**
 * Installs a trainer, or goes on with an installation that ended in the middle. After each step what is there is looked
 * at anew, so that nothing is believed that is not on the disk.
 * @throws the system's error where something can't be looked at or written; what was done before stays then, too
 */
export async function installTrainer(ports: InstallPorts, wish: InstallWish): Promise<InstallOutcome> {
  const holder = await thisProcess(ports.platform);
  const { state, name } = installationAt(ports.state, wish.folder);
  const lock = await takeProcessLock(holder, state, name);
  if (!lock)
    return { kind: 'refused', refusal: { message: message('It is being installed there already.') } };
  try {
    const runner = new StepRunner(holder, state, name, wish.folder, ports);
    await runner.endLeftOver();
    return await runSteps(ports, wish, runner, holder.disk);
  } finally {
    lock.release();
  }
}

/** Where it is noted that one is going on, and under which name. @param state our state folder @param folder the trainer's */
export function installationAt(
  state: string,
  folder: string,
): { readonly state: string; readonly name: string } {
  return {
    state: joinPath(state, 'installations'),
    name: `install-${digestOf(Buffer.from(folder)).slice(0, 16)}`,
  };
}

async function runSteps(
  { platform: { pythonIn }, tools, onStep }: InstallPorts,
  wish: InstallWish,
  runner: StepRunner,
  disk: JournalDisk,
): Promise<InstallOutcome> {
  const tried = new Set<string>();
  for (;;) {
    const target = lookAtTarget(disk, wish, pythonIn);
    const plan = planInstall(wish, { ...tools, target, pythonIn });
    if (plan.kind === 'refused') return plan;
    // What an earlier one could not remove after it had put the checkout in its place.
    if (target.kind === 'checkout') await removePartial(disk, wish.folder);
    const { steps } = plan;
    const index = steps.findIndex(({ isDone }) => !isDone);
    const step = steps[index];
    if (!step) return { kind: 'installed' };
    if (tried.has(step.id)) return { kind: 'failed', refusal: explainStep(step, { kind: 'undone' }) };
    tried.add(step.id);
    onStep(step, index + 1, steps.length);
    const run = () => runCommands(runner, step);
    const end =
      step.id === 'get'
        ? await getCheckout(disk, wish, step.mark, run)
        : await changeInPlace(disk, notesOf(step.id, wish, target, plan), step, run);
    if (end) return end;
  }
}

/** How a step ended that did not end well. */
type BadEnd = Exclude<InstallOutcome, { readonly kind: 'installed' }>;

async function runCommands(runner: StepRunner, step: InstallStep): Promise<BadEnd | undefined> {
  for (const command of step.commands) {
    const end = await runner.run(command);
    if (end.kind === 'stopped') return end;
    if (end.kind !== 'ended' || end.code !== 0)
      return { kind: 'failed', refusal: explainStep(step, { ...end, program: command.program }) };
  }
  return undefined;
}

/** Has a checkout made beside its place, and puts it there when it is whole; one that is not is removed. */
async function getCheckout(
  disk: JournalDisk,
  wish: InstallWish,
  mark: string,
  run: () => Promise<BadEnd | undefined>,
): Promise<BadEnd | undefined> {
  try {
    const refused = await prepareClone(disk, wish.folder);
    if (refused) return { kind: 'refused', refusal: { message: refused } };
    const end = await run();
    if (end) return end;
    const failure = placeCheckout(disk, wish, { get: mark });
    return failure && { kind: 'failed', refusal: { message: failure } };
  } finally {
    try {
      await removePartial(disk, wish.folder);
    } catch {
      // The next one does. What went wrong before is what to tell.
    }
  }
}

/** Where it is noted that a step is done, and what else is noted there. */
interface Notes {
  readonly folder: string;
  readonly key: string;
  readonly done: DoneSteps;
  /** What has to be there when the step is done. */
  readonly needs: string;
}

function notesOf(
  id: InstallStep['id'],
  { folder }: InstallWish,
  target: TargetState,
  { environment, python }: Extract<InstallPlan, { kind: 'steps' }>,
): Notes {
  if (target.kind !== 'checkout') throw new Error(`Without a checkout there is no step ${id}.`);
  const { got = {}, environment: found } = target;
  if (id === 'version') {
    const git = joinPath(folder, '.git');
    return { folder: git, key: 'get', done: got, needs: git };
  }
  const done = found.kind === 'there' ? found.done : {};
  return { folder: environment, key: id, done, needs: python };
}

/** Changes what is there. From its begin on it is not what was noted, and what it is to be only at its end. */
async function changeInPlace(
  disk: JournalDisk,
  { folder, key, done, needs }: Notes,
  { id, mark }: InstallStep,
  run: () => Promise<BadEnd | undefined>,
): Promise<BadEnd | undefined> {
  const { [key]: before, ...others } = done;
  if (id === 'environment') prepareEnvironment(disk, folder);
  else if (before !== undefined) noteDone(disk, folder, others);
  const end = await run();
  if (!end && leadsSomewhere(needs)) noteDone(disk, folder, { ...others, [key]: mark });
  return end;
}

/** Marked before it is made, by which a half made one is known as ours. */
function prepareEnvironment(disk: JournalDisk, environment: string): void {
  disk.makeFolder(environment);
  noteDone(disk, environment, {});
  // Not every tool sees to it that git passes an environment over.
  const ignore = joinPath(environment, '.gitignore');
  if (kindAt(ignore) === undefined) replaceFile(disk, ignore, '*\n');
}
