import type { RunRecord } from '../../../training/run-record.ts';

/** What of a run's command stays on another machine. */
export interface TrainedBy {
  /** The trainer's script, by its name. */
  readonly script: string;
  /** Of the numbers that it counts with. */
  readonly precision: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Reads it off a run's record; undefined for a command that is not one of ours. */
export function trainedBy({ commands, environment }: RunRecord): TrainedBy | undefined {
  const words = commands[0] ?? [];
  const script = words.map((word) => /(?:^|[/\\])(\w+\.py)$/.exec(word)?.[1]).find(Boolean);
  const precision = words[words.indexOf('--mixed_precision') + 1];
  if (script === undefined || precision === undefined || !/^\w+$/.test(precision)) return undefined;
  return { script, precision, environment };
}

/** Which version of the trainer it was, in words that git takes; undefined where nobody knows. */
export function revisionOf({ trainer: { version } }: RunRecord): string | undefined {
  const described = /^(.*?)(?:-dirty)?$/.exec(version ?? '')?.[1] ?? '';
  const revision = /-\d+-g([0-9a-f]{7,40})$/.exec(described)?.[1] ?? described;
  // It goes into a script: a name of a version has nothing else in it.
  return /^[\w][\w.-]*$/.test(revision) ? revision : undefined;
}
