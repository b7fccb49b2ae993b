import { basename, dirname } from '../../path.ts';
import type { CheckpointFacts, CheckpointName, SampleName } from './output-adapter.ts';

/** A checkpoint on the disk. */
export interface CheckpointFile extends CheckpointName {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** When it was written (milliseconds since 1970). */
  readonly modified: number;
  readonly facts: CheckpointFacts | undefined;
  /** Whether it is as long as it says it is: one that is still written isn't, nor one that was cut off. */
  readonly isWhole: boolean;
}

/** A sample picture on the disk. */
export interface SampleFile extends SampleName {
  readonly path: string;
  readonly modified: number;
}

/** A folder with event files. */
export interface LogFolder {
  readonly path: string;
  /** When its first file was begun, as its name has it (seconds since 1970). */
  readonly begun: number;
}

/** All that was found below a folder. */
export interface LeftFiles {
  readonly checkpoints: readonly CheckpointFile[];
  readonly samples: readonly SampleFile[];
  readonly logs: readonly LogFolder[];
}

/** What one training left; or several that were given the same name, one after the other. */
export interface OutputRun {
  /** Where the checkpoints lie. */
  readonly folder: string;
  /** The name that was given to its files; empty for the trainer's own names. */
  readonly name: string;
  readonly checkpoints: readonly CheckpointFile[];
  readonly samples: readonly SampleFile[];
  /** In the order in which they were begun. */
  readonly logs: readonly LogFolder[];
}

/** A training is told by its log being begun after it, and before its first checkpoint; clocks of two disks may differ so much (s). */
const TOLERANCE = 120;

/**
 * Puts together what belongs to one training: checkpoints of one name in one folder, the samples below that, and the logs that
 * were begun while they were trained. Logs of nobody make runs of their own.
 */
export function groupRuns(files: LeftFiles): readonly OutputRun[] {
  const groups = new Map<string, { checkpoints: CheckpointFile[]; samples: SampleFile[] }>();
  const groupOf = (folder: string, name: string) => {
    const key = `${folder}\n${name}`;
    let group = groups.get(key);
    if (!group) {
      group = { checkpoints: [], samples: [] };
      groups.set(key, group);
    }
    return group;
  };
  for (const one of files.checkpoints) groupOf(dirname(one.path), one.run).checkpoints.push(one);
  for (const one of files.samples) groupOf(dirname(dirname(one.path)), one.run).samples.push(one);
  const logs = [...files.logs].sort((a, b) => a.begun - b.begun);
  const left = new Set(logs);
  const runs: OutputRun[] = [...groups].map(([key, group]) => {
    const [folder = '', name = ''] = key.split('\n');
    const own = logsOf(group.checkpoints, logs);
    for (const log of own) left.delete(log);
    return { folder, name, ...group, logs: own };
  });
  return withLogsLeft(runs, [...left]);
}

/** The logs that were begun while these checkpoints were trained. */
function logsOf(checkpoints: readonly CheckpointFile[], logs: readonly LogFolder[]): readonly LogFolder[] {
  const found = new Set<LogFolder>();
  for (const { facts } of checkpoints) {
    const log = logOf(facts, logs);
    if (log) found.add(log);
  }
  return logs.filter((log) => found.has(log));
}

/** The log of the training that wrote a checkpoint: the first that was begun after that training. */
export function logOf(
  facts: Pick<CheckpointFacts, 'started' | 'finished'> | undefined,
  logs: readonly LogFolder[],
): LogFolder | undefined {
  const { started, finished = Number.POSITIVE_INFINITY } = facts ?? {};
  if (started === undefined) return undefined;
  return logs.find(({ begun }) => begun >= started - TOLERANCE && begun <= finished + TOLERANCE);
}

/** One run without a log and one log without a run belong together; other logs stay alone. */
function withLogsLeft(runs: readonly OutputRun[], left: readonly LogFolder[]): readonly OutputRun[] {
  const without = runs.filter((run) => run.logs.length === 0);
  const [only] = without;
  if (only && without.length === 1 && (left.length === 1 || runs.length === 1))
    return runs.map((run) => (run === only ? { ...run, logs: left } : run));
  const alone = left.map((log) => ({
    ...{ folder: log.path, name: nameOfLog(log.path) },
    ...{ checkpoints: [], samples: [], logs: [log] },
  }));
  return [...runs, ...alone];
}

/** `logs/20261122210012/network_train` → `20261122210012`: the trainer's own folder tells nothing. */
function nameOfLog(path: string): string {
  return basename(dirname(path));
}
