import * as fs from 'node:fs';
import { message } from '../../../message.ts';
import { joinPath } from '../../../path.ts';
import { explainStep } from '../../../training/install/explain-step.ts';
import {
  type InstallFacts,
  type InstallRefusal,
  type InstallStep,
  type InstallWish,
  planInstall,
  type TargetState,
} from '../../../training/install/plan.ts';
import { INSTALL_FILE } from '../../../training/install/record.ts';
import { digestOf } from '../../digest.ts';
import type { JournalDisk } from '../../edits/journal-disk.ts';
import { toNative } from '../../native-path.ts';
import type { Platform } from '../../platform/index.ts';
import { takeProcessLock } from '../process-lock.ts';
import { thisProcess } from '../this-world.ts';
import { lookAtTarget } from './look-at-target.ts';
import { noteDone, placeCheckout, prepareClone } from './place-checkout.ts';
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
 * @throws the system's error where a folder can't be written
 */
export async function installTrainer(ports: InstallPorts, wish: InstallWish): Promise<InstallOutcome> {
  const holder = await thisProcess(ports.platform);
  const state = joinPath(ports.state, 'installations');
  const name = `install-${digestOf(Buffer.from(wish.folder)).slice(0, 16)}`;
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

async function runSteps(
  { platform: { pythonIn }, tools, onStep }: InstallPorts,
  wish: InstallWish,
  runner: StepRunner,
  disk: JournalDisk,
): Promise<InstallOutcome> {
  const tried = new Set<string>();
  for (;;) {
    const target = lookAtTarget(wish, pythonIn);
    const plan = planInstall(wish, { ...tools, target, pythonIn });
    if (plan.kind === 'refused') return plan;
    const { steps, environment } = plan;
    const index = steps.findIndex(({ isDone }) => !isDone);
    const step = steps[index];
    if (!step) return { kind: 'installed' };
    if (tried.has(step.id)) return { kind: 'failed', refusal: explainStep(step, { kind: 'undone' }) };
    tried.add(step.id);
    onStep(step, index + 1, steps.length);
    const refused = step.id === 'get' ? prepareClone(disk, wish.folder) : undefined;
    if (refused) return { kind: 'refused', refusal: { message: refused } };
    if (step.id === 'environment') prepareEnvironment(disk, environment);
    for (const command of step.commands) {
      const end = await runner.run(command);
      if (end.kind === 'stopped') return end;
      if (end.kind !== 'ended' || end.code !== 0)
        return { kind: 'failed', refusal: explainStep(step, { ...end, program: command.program }) };
    }
    if (step.id === 'get') {
      const failure = placeCheckout(disk, wish, { get: step.mark });
      if (failure) return { kind: 'failed', refusal: { message: failure } };
    } else if (step.id === 'version') noteDone(disk, joinPath(wish.folder, '.git'), { get: step.mark });
    else if (fs.existsSync(toNative(plan.python)))
      noteDone(disk, environment, { ...doneIn(target), [step.id]: step.mark });
  }
}

/** Marked before it is made, by which a half made one is known as ours. */
function prepareEnvironment(disk: JournalDisk, environment: string): void {
  if (fs.existsSync(toNative(joinPath(environment, INSTALL_FILE)))) return;
  disk.makeFolder(environment);
  noteDone(disk, environment, {});
  // Not every tool sees to it that git passes an environment over.
  fs.writeFileSync(toNative(joinPath(environment, '.gitignore')), '*\n');
}

function doneIn(target: TargetState) {
  return target.kind === 'checkout' && target.environment.kind === 'there' ? target.environment.done : {};
}
