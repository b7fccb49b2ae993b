import type { RunRecord } from '../../../training/run-record.ts';
import { TRAINER_ENVIRONMENT } from '../command.ts';

/** What of a run's command stays on another machine. */
export interface TrainedBy {
  /** The trainer's script, by its name. */
  readonly script: string;
  /** Of the numbers that it counts with. */
  readonly precision: string;
  readonly environment: Readonly<Record<string, string>>;
  /** How many GPUs train together, those of all machines, unless its place says otherwise. */
  readonly processes: number;
  readonly machines: number;
  /** Where the first machine is; undefined where that is not known yet. */
  readonly address: string | undefined;
  readonly port: number | undefined;
  readonly threads: number;
  readonly dynamo: string;
}

/** Reads it off a run's record; undefined for a command that is not one of ours. */
export function trainedBy({ commands, environment }: RunRecord): TrainedBy | undefined {
  const words = commands[0] ?? [];
  const script = words.map((word) => /(?:^|[/\\])(\w+\.py)$/.exec(word)?.[1]).find(Boolean);
  const precision = words[words.indexOf('--mixed_precision') + 1];
  if (script === undefined || precision === undefined || !/^\w+$/.test(precision)) return undefined;
  // The configuration of a training on several machines has a port that all of them know; one alone finds its own.
  const machines = count(words, '--num_machines') ?? 1;
  const address = after(words, '--main_process_ip');
  const dynamo = after(words, '--dynamo_backend');
  return {
    ...{ script, precision, machines },
    environment: ownVariables(environment),
    processes: count(words, '--num_processes') ?? 1,
    address: address !== undefined && /^[A-Za-z0-9._:-]+$/.test(address) ? address : undefined,
    port: machines > 1 ? count(words, '--main_process_port') : undefined,
    threads: count(words, '--num_cpu_threads_per_process') ?? 2,
    dynamo: dynamo !== undefined && /^\w+$/.test(dynamo) ? dynamo : 'no',
  };
}

/** Those that we give a trainer ourselves: a run may come from anybody, and a variable can have a program do anything. */
function ownVariables(environment: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => Object.hasOwn(TRAINER_ENVIRONMENT, name)),
  );
}

function after(words: readonly string[], flag: string): string | undefined {
  const place = words.indexOf(flag);
  return place < 0 ? undefined : words[place + 1];
}

function count(words: readonly string[], flag: string): number | undefined {
  const word = after(words, flag) ?? '';
  return /^[1-9]\d{0,8}$/.test(word) ? Number(word) : undefined;
}

/** Which version of the trainer it was, in words that git takes; undefined where nobody knows. */
export function revisionOf({ trainer: { version } }: RunRecord): string | undefined {
  const described = /^(.*?)(?:-dirty)?$/.exec(version ?? '')?.[1] ?? '';
  const revision = /-\d+-g([0-9a-f]{7,40})$/.exec(described)?.[1] ?? described;
  // It goes into a script: a name of a version has nothing else in it.
  return /^[\w][\w.-]*$/.test(revision) ? revision : undefined;
}
