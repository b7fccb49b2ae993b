// A machine in memory, with a clock that goes as fast as it can: what a supervisor needs of the world.
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import type { JournalDisk } from '../../../../core/node/disk/journal-disk.ts';
import { fromNative } from '../../../../core/node/native-path.ts';
import type { Mark, Platform } from '../../../../core/node/platform/index.ts';
import type { Exit, StartedTrainer } from '../../../../core/node/training/supervisor/trainer-process.ts';
import type { World } from '../../../../core/node/training/supervisor/world.ts';
import type { ProcessIdentity } from '../../../../core/training/run-record.ts';
import { type Events, type MemoryFile, memoryJournalDisk } from '../../../support/edit-disk.ts';

/** More looks than this without any time between them are a loop that never ends. */
const MOST_LOOKS = 1000;

interface FakeProcess extends ProcessIdentity {
  readonly group: number;
  readonly mark?: string;
  /** Whether it goes on when it is asked to end. */
  readonly isStubborn?: boolean;
}

/** What a trainer does, from its start on. */
export type Script = (trainer: FakeTrainer) => void;

export class FakeMachine {
  readonly files = new Map<string, MemoryFile>();
  /** What happens in the middle of a call of the disk. */
  events: Events = {};
  readonly disk: JournalDisk = memoryJournalDisk(this.files, {
    read: (file) => this.events.read?.(file),
    create: (file) => this.events.create?.(file),
    rename: (file) => this.events.rename?.(file),
  });
  readonly processes = new Map<number, FakeProcess>();
  /** Who was told to end, and how. */
  readonly told: string[] = [];
  /** Whose life keeps the machine awake. */
  readonly awake: number[] = [];
  /** Bytes. */
  freeSpace = 1e12;
  /** Whether it tells which processes there are. */
  isMute = false;
  /** Whether what is asked to end has to be forced. */
  isStubborn = false;
  now = Date.UTC(2026, 10, 24, 18, 49);
  #agenda: { readonly at: number; readonly act: () => void }[] = [];
  #isGoing = false;
  #looks = 0;
  #pid = 1000;

  /** Has something happen in so many milliseconds. */
  in(milliseconds: number, act: () => void): void {
    this.#agenda.push({ at: this.now + milliseconds, act });
    if (!this.#isGoing) void this.#go();
  }

  /** What is seen in so many milliseconds. */
  async seenIn<Seen>(milliseconds: number, look: () => Seen): Promise<Awaited<Seen>> {
    await new Promise<void>((resolve) => this.in(milliseconds, resolve));
    return await look();
  }

  async #go(): Promise<void> {
    this.#isGoing = true;
    for (;;) {
      await setImmediate();
      const [next] = this.#agenda.toSorted((a, b) => a.at - b.at);
      if (!next) break;
      this.#agenda = this.#agenda.filter((one) => one !== next);
      this.now = Math.max(this.now, next.at);
      this.#looks = 0;
      next.act();
    }
    this.#isGoing = false;
  }

  start(process: Partial<FakeProcess> = {}): FakeProcess {
    const pid = process.pid ?? ++this.#pid;
    const made = { pid, start: `${this.now}-${++this.#pid}`, group: pid, ...process };
    this.processes.set(pid, made);
    return made;
  }

  readonly platform: Platform = {
    system: 'linux',
    pythonIn: 'bin/python',
    nvidiaSmi: [],
    visibleGpus: undefined,
    accelerateConfig: '/home/me/.cache/huggingface/accelerate/default_config.yaml',
    configFolder: '/config',
    hasGroups: true,
    patience: 10_000,
    startOf: async (pid) => this.#look().get(pid)?.start,
    membersOf: async (leader, mark) => this.#membersOf(leader, mark),
    findMarked: async ({ value }) => {
      const found = [...this.#look().values()].find((one) => one.mark === value && one.pid === one.group);
      return found && { pid: found.pid, start: found.start };
    },
    endGroup: async (leader, mark, how) => {
      const members = this.#membersOf(leader, mark);
      this.told.push(`${how} ${members.map(({ pid }) => pid).join(' ')}`);
      for (const { pid, isStubborn } of members)
        if (how === 'force' || !(isStubborn || this.isStubborn))
          this.in(100, () => this.processes.delete(pid));
    },
    keepAwake: () => ({ program: 'none', args: [], detached: true }),
  };

  #membersOf({ pid, start }: ProcessIdentity, mark: Mark): readonly FakeProcess[] {
    const group = [...this.#look().values()].filter((one) => one.group === pid);
    const leader = this.processes.get(pid);
    if (leader) return leader.start === start ? group : [];
    return group.filter((one) => one.mark === mark.value);
  }

  #look(): ReadonlyMap<number, FakeProcess> {
    if (this.isMute) throw new Error('The system does not tell which processes there are.');
    return this.processes;
  }

  /** The world of one more supervisor. @param script what its trainer does, if it may start one */
  world(script?: Script, more: Partial<World> = {}): World & { readonly complaints: readonly string[] } {
    const me = this.start();
    const complaints: string[] = [];
    return {
      disk: this.disk,
      platform: this.platform,
      state: '/state',
      host: 'here',
      me: { pid: me.pid, start: me.start },
      complaints,
      now: () => new Date(this.now).toISOString(),
      wait: (milliseconds) => new Promise((resolve) => this.in(milliseconds, resolve)),
      startTrainer: async (folder) => {
        if (!script) throw new Error('spawn /venv/bin/python ENOENT');
        return new FakeTrainer(this, folder, script);
      },
      freeSpace: () => this.freeSpace,
      keepAwake: (pid) => void this.awake.push(pid),
      isInterrupted: () => {
        this.#looks++;
        if (this.#looks > MOST_LOOKS) throw new Error('It looks again and again, and never waits.');
        return false;
      },
      log: (line) => void complaints.push(line),
      ...more,
    };
  }
}

/** A trainer as its launcher and itself, which prints into `train.log`. */
export class FakeTrainer implements StartedTrainer {
  readonly identity: ProcessIdentity;
  readonly folder: string;
  readonly #machine: FakeMachine;
  readonly #pid: number;
  #exit: Exit | undefined;

  constructor(machine: FakeMachine, folder: string, script: Script) {
    const launcher = machine.start({ mark: folder });
    this.#machine = machine;
    this.folder = folder;
    this.#pid = machine.start({ mark: folder, group: launcher.pid }).pid;
    this.identity = { pid: launcher.pid, start: launcher.start };
    script(this);
  }

  exit(): Exit | undefined {
    // Who is told to end doesn't choose how.
    if (!this.#exit && !this.#machine.processes.has(this.identity.pid))
      this.#exit = { code: undefined, signal: 'SIGTERM' };
    return this.#exit;
  }

  in(milliseconds: number, act: () => void): this {
    this.#machine.in(milliseconds, () => {
      if (this.#machine.processes.has(this.#pid)) act();
    });
    return this;
  }

  print(text: string): void {
    fs.appendFileSync(`${this.folder}/train.log`, text);
  }

  /** Writes a checkpoint, whole or without its end. */
  save(name: string, isWhole = true): void {
    fs.writeFileSync(`${this.folder}/output/${name}`, checkpoint().subarray(0, isWhole ? undefined : -1));
  }

  /** Both end. */
  end(code: number | undefined, signal?: string): void {
    this.loseLauncher(code, signal);
    this.#machine.processes.delete(this.#pid);
  }

  /** The launcher ends, the trainer itself goes on. */
  loseLauncher(code: number | undefined, signal?: string): void {
    this.#exit ??= { code, signal };
    this.#machine.processes.delete(this.identity.pid);
  }
}

/** A folder on the real disk, for what the trainer writes. */
export function runFolder(): string {
  const made = fromNative(fs.mkdtempSync(path.join(fs.realpathSync(tmpdir()), 'lora-run-')));
  onTestFinished(() => fs.rmSync(made, { recursive: true, force: true }));
  fs.mkdirSync(`${made}/output`);
  return made;
}

/** The least that is a checkpoint. */
export function checkpoint(): Uint8Array {
  const header = Buffer.from(JSON.stringify({ a: { dtype: 'F16', shape: [1], data_offsets: [0, 2] } }));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  return Buffer.concat([length, header, Buffer.alloc(2)]);
}

/** The bar of a step, as it is drawn. */
export function bar(step: number, of = 12): string {
  return `\rsteps: ${String(Math.round((100 * step) / of)).padStart(3)}%|█▍   | ${step}/${of} [00:02<00:23,  2.12s/it, avr_loss=1.11]`;
}
