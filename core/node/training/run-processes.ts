import type { ProcessIdentity, RunRecord } from '../../training/run-record.ts';
import type { Mark, Platform, SystemProcess } from '../platform/index.ts';

/** The variable that all processes of a run have: by it they are known where a number alone would not do. */
export function markOf(folder: string): Mark {
  return { name: 'LORA_WORKBENCH_RUN', value: folder };
}

/** Whether a process that was noted is still that process. */
export async function isAlive(platform: Platform, identity: ProcessIdentity | null): Promise<boolean> {
  return identity !== null && (await platform.startOf(identity.pid)) === identity.start;
}

/** A run's launcher: the noted one; where its starter was gone before it could note it, the one with the run's mark. */
export async function launcherOf(
  platform: Platform,
  folder: string,
  { process }: Pick<RunRecord, 'process'>,
): Promise<ProcessIdentity | undefined> {
  return process ?? (await platform.findMarked(markOf(folder)));
}

/** The living processes of a run's training: the launcher's, and those that it left behind. */
export async function trainingProcesses(
  platform: Platform,
  folder: string,
  record: Pick<RunRecord, 'process'>,
): Promise<readonly SystemProcess[]> {
  const launcher = await launcherOf(platform, folder, record);
  return launcher ? await platform.membersOf(launcher, markOf(folder)) : [];
}
