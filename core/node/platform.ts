import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import process from 'node:process';
import type { ProcessIdentity } from '../training/run-record.ts';
import { fromNative } from './native-path.ts';
import { runProgram } from './program.ts';

/** A process as the system knows it. */
export interface SystemProcess {
  readonly pid: number;
  /** Its parent on Windows, its process group elsewhere: by this it is found as belonging to another one. */
  readonly group: number;
  /** When it began, in a form that no other process of this number has: also not after the machine was started anew. */
  readonly start: string;
}

/** A variable of the environment. */
export interface Mark {
  readonly name: string;
  readonly value: string;
}

/** A program and its arguments. */
export interface PlatformCommand {
  readonly program: string;
  readonly args: readonly string[];
}

/** What the platform file asks the system; a seam, so that each platform is tested on any. */
export interface System {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** A small file's text; undefined where it can't be read. */
  read(file: string): string | undefined;
  list(folder: string): readonly string[];
  /** A program's output; undefined when it is missing, fails or takes too long. */
  output(program: string, args: readonly string[]): Promise<string | undefined>;
  /** Sends a signal to a process, or to a group by its negative number. @throws the system's error */
  kill(pid: number, signal: NodeJS.Signals): void;
}

/** All that differs between operating systems where programs are run. */
export interface Platform {
  /** Where a virtual environment has its Python: `bin/python`. */
  readonly pythonIn: string;
  /** What NVIDIA's tool may be called, the likeliest first. */
  readonly nvidiaSmi: readonly string[];
  /** Where the user's own files for us lie, in core's form. LORA_WORKBENCH_CONFIG names another folder. */
  readonly configFolder: string;
  /** How long a process gets to end after it was asked to (ms): 0 where asking is no use. */
  readonly patience: number;
  /** When a process began; undefined when there is none of this number, or only its remains. */
  startOf(pid: number): Promise<string | undefined>;
  /**
   * The living processes of a group that a process leads or led (on Windows: it and all below it), itself among them:
   * those it left behind too, but none of another process that has its number by now.
   * @param mark a variable that all of them have in their environment, where the system lets us see it
   */
  membersOf(leader: ProcessIdentity, mark: Mark): Promise<readonly SystemProcess[]>;
  /** A process with this mark, of which nothing else is known; undefined where the system doesn't let us look. */
  findMarked(mark: Mark): Promise<ProcessIdentity | undefined>;
  /** Asks all of a group to end, or ends it. Those that are gone already are no error. */
  endGroup(leader: ProcessIdentity, how: 'ask' | 'force'): Promise<void>;
  /** What keeps the machine awake as long as a process lives, and ends with it. */
  keepAwake(pid: number): PlatformCommand;
}

/** The platform that we run on, or another one by its system. */
export function platformOf(system: System = thisSystem): Platform {
  if (system.platform === 'win32') return windows(system);
  return system.platform === 'darwin' ? macOs(system) : linux(system);
}

function linux(system: System): Platform {
  const { env, home } = system;
  const xdg = env['XDG_CONFIG_HOME'];
  const all = () => system.list('/proc').filter((name) => /^\d+$/.test(name));
  const groupOf = (pid: number) =>
    all()
      .flatMap((one) => readStat(system, one) ?? [])
      .filter(({ group }) => group === pid);
  const hasMark = (pid: number, { name, value }: Mark) =>
    system.read(`/proc/${pid}/environ`)?.split('\0').includes(`${name}=${value}`) ?? false;
  return {
    ...posix(system),
    nvidiaSmi: ['nvidia-smi', '/usr/bin/nvidia-smi', '/usr/lib/wsl/lib/nvidia-smi'],
    configFolder: configFolder(system, xdg?.startsWith('/') ? xdg : path.posix.join(home, '.config')),
    startOf: async (pid) => readStat(system, pid)?.start,
    membersOf: async ({ pid, start }, mark) => {
      const leader = readStat(system, pid);
      if (leader) return leader.start === start ? groupOf(pid) : [];
      return groupOf(pid).filter((one) => hasMark(one.pid, mark));
    },
    findMarked: async (mark) => {
      const leaders = all()
        .flatMap((one) => readStat(system, one) ?? [])
        .filter(({ pid, group }) => pid === group);
      const found = leaders.find(({ pid }) => hasMark(pid, mark));
      return found && { pid: found.pid, start: found.start };
    },
    keepAwake: (pid) => ({
      program: 'systemd-inhibit',
      args: [
        ...['--what=sleep:idle', '--mode=block', '--who=LoRA Workbench', '--why=A LoRA is being trained'],
        ...['tail', `--pid=${pid}`, '-f', '/dev/null'],
      ],
    }),
  };
}

/** A living process by `/proc/PID/stat`; its name stands in parentheses and may hold anything. */
function readStat(system: System, pid: number | string): SystemProcess | undefined {
  const stat = system.read(`/proc/${pid}/stat`);
  const [state, , group, ...rest] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  // Field 22 of the file, counted from 1. A zombie has ended: only its parent has not asked yet.
  const ticks = rest[16];
  if (ticks === undefined || state === 'Z' || state === 'X') return undefined;
  const boot = system.read('/proc/sys/kernel/random/boot_id')?.trim() ?? '';
  return { pid: Number(pid), group: Number(group), start: `${boot}:${ticks}` };
}

function macOs(system: System): Platform {
  const ask = async (args: readonly string[]) => {
    const output = await system.output('ps', ['-o', 'pid=,pgid=,stat=,lstart=', ...args]);
    return (output ?? '').split('\n').flatMap((line): SystemProcess[] => {
      const [, pid, group, state, start] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*\S)\s*$/.exec(line) ?? [];
      return start === undefined || state?.startsWith('Z')
        ? []
        : [{ pid: Number(pid), group: Number(group), start }];
    });
  };
  return {
    ...posix(system),
    nvidiaSmi: ['nvidia-smi'],
    configFolder: configFolder(system, path.posix.join(system.home, 'Library', 'Application Support')),
    startOf: async (pid) => (await ask(['-p', String(pid)]))[0]?.start,
    membersOf: async ({ pid, start }) => {
      const group = (await ask(['-ax'])).filter((one) => one.group === pid);
      const leader = group.find((one) => one.pid === pid);
      return leader && leader.start !== start ? [] : group;
    },
    findMarked: async () => undefined,
    keepAwake: (pid) => ({ program: 'caffeinate', args: ['-i', '-w', String(pid)] }),
  };
}

function posix(system: System): Pick<Platform, 'pythonIn' | 'patience' | 'endGroup'> {
  return {
    pythonIn: 'bin/python',
    patience: 10_000,
    endGroup: async ({ pid }, how) => {
      try {
        system.kill(-pid, how === 'ask' ? 'SIGTERM' : 'SIGKILL');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
      }
    },
  };
}

/** Lists processes; the time is in 100 ns since 1601. */
const LIST = `Get-CimInstance Win32_Process | ForEach-Object { '{0} {1} {2}' -f $_.ProcessId, $_.ParentProcessId, $(if ($_.CreationDate) { $_.CreationDate.ToFileTimeUtc() } else { 0 }) }`;

function windows(system: System): Platform {
  const { env, home } = system;
  const powershell = (script: string): PlatformCommand => ({
    program: 'powershell.exe',
    args: ['-NoProfile', '-NonInteractive', '-Command', script],
  });
  const all = async () => {
    const { program, args } = powershell(LIST);
    return ((await system.output(program, args)) ?? '').split(/\r?\n/).flatMap((line): SystemProcess[] => {
      const [, pid, group, start] = /^(\d+) (\d+) (\d+)$/.exec(line.trim()) ?? [];
      return start === undefined ? [] : [{ pid: Number(pid), group: Number(group), start }];
    });
  };
  return {
    pythonIn: 'Scripts/python.exe',
    nvidiaSmi: ['nvidia-smi', 'C:\\Windows\\System32\\nvidia-smi.exe'],
    configFolder: configFolder(system, env['APPDATA'] || path.win32.join(home, 'AppData', 'Roaming')),
    // A program without a window doesn't hear that it is asked to end.
    patience: 0,
    startOf: async (pid) => (await all()).find((one) => one.pid === pid)?.start,
    membersOf: async (leader) => descendants(await all(), leader),
    findMarked: async () => undefined,
    endGroup: async (leader) => {
      // Those whose parent is gone are not found by /T.
      for (const one of descendants(await all(), leader))
        await system.output('taskkill', ['/PID', String(one.pid), '/T', '/F']);
    },
    keepAwake: (pid) =>
      powershell(
        `$power = Add-Type -PassThru -Name Power -Namespace Lora -MemberDefinition '[DllImport("kernel32.dll")] public static extern uint SetThreadExecutionState(uint flags);'; [void]$power::SetThreadExecutionState([uint32]'0x80000001'); Wait-Process -Id ${pid}`,
      ),
  };
}

/**
 * A process and all below it. A parent's number stays with a child whose parent is gone, and may be another process's
 * by then, whose children are not meant: no child is older than its parent.
 */
function descendants(all: readonly SystemProcess[], leader: ProcessIdentity): readonly SystemProcess[] {
  const holder = all.find(({ pid }) => pid === leader.pid);
  const isOwn = holder?.start === leader.start;
  const found = new Set(holder && isOwn ? [holder] : []);
  const visit = (parent: ProcessIdentity, before?: string) => {
    for (const one of all) {
      if (one.group !== parent.pid || one.pid === parent.pid || found.has(one)) continue;
      if (BigInt(one.start) < BigInt(parent.start)) continue;
      if (before !== undefined && BigInt(one.start) >= BigInt(before)) continue;
      found.add(one);
      visit(one);
    }
  };
  visit(leader, isOwn ? undefined : holder?.start);
  return [...found];
}

function configFolder({ env, platform }: System, folder: string): string {
  const own = env['LORA_WORKBENCH_CONFIG'];
  if (own) return fromNative(own);
  return platform === 'win32'
    ? path.win32.join(folder, 'lora-workbench').replaceAll('\\', '/')
    : path.posix.join(folder, 'lora-workbench');
}

/** How long a system's own tool may take (ms). */
const LIMIT = 15_000;

const thisSystem: System = {
  platform: process.platform,
  env: process.env,
  home: os.homedir(),
  read(file) {
    try {
      return fs.readFileSync(file, 'utf8');
    } catch {
      return undefined;
    }
  },
  list(folder) {
    try {
      return fs.readdirSync(folder);
    } catch {
      return [];
    }
  },
  async output(program, args) {
    // In the system's own language, dates can't be compared.
    const result = await runProgram(program, args, { limit: LIMIT, environment: { LC_ALL: 'C' } });
    return result.kind === 'ended' && result.exitCode === 0 ? result.stdout : undefined;
  },
  kill: (pid, signal) => void process.kill(pid, signal),
};
