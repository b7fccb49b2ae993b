import * as path from 'node:path';
import type { ProcessIdentity } from '../training/run-record.ts';
import { fromNative } from './native-path.ts';
import { type System, thisSystem } from './system.ts';

export type { System };

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
  /** Whether it may be started so that it outlives us. */
  readonly detached: boolean;
}

/**
 * All that differs between operating systems where programs are run. What asks for processes rejects where the system
 * gives no answer: that nobody was found is told only when it is true.
 */
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
   * those it left behind too, but none of another process that has its number by now, or had it since.
   * @param mark a variable that all of them have in their environment, and its value in the arguments of a program that
   * is left behind: each system lets us see one of both
   */
  membersOf(leader: ProcessIdentity, mark: Mark): Promise<readonly SystemProcess[]>;
  /** A process with this mark, of which nothing else is known; undefined where the system doesn't let us look. */
  findMarked(mark: Mark): Promise<ProcessIdentity | undefined>;
  /** Asks all of what `membersOf` finds to end, or ends it. Those that are gone already are no error. */
  endGroup(leader: ProcessIdentity, mark: Mark, how: 'ask' | 'force'): Promise<void>;
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
  const all = async () => {
    const boot = bootOf(system);
    const numbers = system.list('/proc').filter((name) => /^\d+$/.test(name));
    return numbers.flatMap((pid) => readStat(system, pid, boot) ?? []);
  };
  const withMark = async (processes: readonly SystemProcess[], { name, value }: Mark) =>
    processes.filter(({ pid }) =>
      system.read(`/proc/${pid}/environ`)?.split('\0').includes(`${name}=${value}`),
    );
  return {
    ...posix(system, all, withMark),
    startOf: async (pid) => readStat(system, pid, bootOf(system))?.start,
    nvidiaSmi: ['nvidia-smi', '/usr/bin/nvidia-smi', '/usr/lib/wsl/lib/nvidia-smi'],
    configFolder: configFolder(system, xdg?.startsWith('/') ? xdg : path.posix.join(home, '.config')),
    keepAwake: (pid) => ({
      program: 'systemd-inhibit',
      args: [
        ...['--what=sleep:idle', '--mode=block', '--who=LoRA Workbench', '--why=A LoRA is being trained'],
        ...['tail', `--pid=${pid}`, '-f', '/dev/null'],
      ],
      detached: true,
    }),
  };
}

function bootOf(system: System): string {
  return system.read('/proc/sys/kernel/random/boot_id')?.trim() ?? '';
}

/** A living process by `/proc/PID/stat`; its name stands in parentheses and may hold anything. */
function readStat(system: System, pid: number | string, boot: string): SystemProcess | undefined {
  const stat = system.read(`/proc/${pid}/stat`);
  const [state, , group, ...rest] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  // Field 22 of the file, counted from 1. A zombie has ended: only its parent has not asked yet.
  const ticks = rest[16];
  if (ticks === undefined || state === 'Z' || state === 'X') return undefined;
  return { pid: Number(pid), group: Number(group), start: `${boot}:${ticks}` };
}

function macOs(system: System): Platform {
  const all = async () =>
    linesOf(await system.output('/bin/ps', ['-ax', '-o', 'pid=,pgid=,stat=,lstart='])).flatMap(
      (line): SystemProcess[] => {
        const [, pid, group, state, start] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*\S)\s*$/.exec(line) ?? [];
        return start === undefined || state?.startsWith('Z')
          ? []
          : [{ pid: Number(pid), group: Number(group), start }];
      },
    );
  const withMark = async (processes: readonly SystemProcess[], { name, value }: Mark) => {
    // What they were started with stands behind their arguments, for those that are the user's own.
    const pids = processes.map(({ pid }) => pid).join(',');
    const output = await system.output('/bin/ps', ['-E', '-ww', '-o', 'pid=,command=', '-p', pids]);
    const marked = linesOf(output).filter((line) => `${line} `.includes(` ${name}=${value} `));
    const found = new Set(marked.map((line) => Number.parseInt(line, 10)));
    return processes.filter(({ pid }) => found.has(pid));
  };
  return {
    ...posix(system, all, withMark),
    nvidiaSmi: ['nvidia-smi'],
    configFolder: configFolder(system, path.posix.join(system.home, 'Library', 'Application Support')),
    keepAwake: (pid) => ({
      program: '/usr/bin/caffeinate',
      args: ['-i', '-w', String(pid)],
      detached: true,
    }),
  };
}

/**
 * What Linux and macOS have in common.
 * @param all lists the living processes @param withMark finds those with a mark among some, which are not none
 */
function posix(
  system: System,
  all: () => Promise<readonly SystemProcess[]>,
  withMark: (processes: readonly SystemProcess[], mark: Mark) => Promise<readonly SystemProcess[]>,
): Pick<Platform, 'pythonIn' | 'patience' | 'startOf' | 'membersOf' | 'findMarked' | 'endGroup'> {
  const living = async () => known(await all());
  const membersOf: Platform['membersOf'] = async ({ pid, start }, mark) => {
    const processes = await living();
    const group = processes.filter((one) => one.group === pid);
    const leader = processes.find((one) => one.pid === pid);
    if (leader) return leader.start === start ? group : [];
    // A number is given to nobody as long as it is that of a group, but this may be a later group.
    return group.length === 0 ? [] : await withMark(group, mark);
  };
  return {
    pythonIn: 'bin/python',
    patience: 10_000,
    startOf: async (pid) => (await living()).find((one) => one.pid === pid)?.start,
    membersOf,
    findMarked: async (mark) => {
      const leaders = (await living()).filter(({ pid, group }) => pid === group);
      const [found] = leaders.length === 0 ? [] : await withMark(leaders, mark);
      return found && { pid: found.pid, start: found.start };
    },
    endGroup: async (leader, mark, how) => {
      // The group of number 1 would be everybody.
      if (leader.pid <= 1 || (await membersOf(leader, mark)).length === 0) return;
      try {
        system.kill(-leader.pid, how === 'ask' ? 'SIGTERM' : 'SIGKILL');
      } catch (error) {
        // macOS calls it EPERM when nobody is left but zombies.
        const gone = system.platform === 'darwin' ? ['ESRCH', 'EPERM'] : ['ESRCH'];
        if (!gone.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
      }
    },
  };
}

/** A process on Windows; its `group` is its parent. */
interface WindowsProcess extends SystemProcess {
  /** Whether its arguments have the mark's value in them. */
  readonly isMarked: boolean;
}

/**
 * Lists processes; the time is in 100 ns since 1601.
 * @param words what is looked for in their arguments; it can't be mistaken for a part of the script
 */
function listScript(words: string): string {
  return [
    `$words = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('${Buffer.from(words).toString('base64')}'));`,
    'Get-CimInstance Win32_Process -Property ProcessId,ParentProcessId,CreationDate,CommandLine |',
    "ForEach-Object { '{0} {1} {2} {3}' -f $_.ProcessId, $_.ParentProcessId,",
    '$(if ($_.CreationDate) { $_.CreationDate.ToFileTimeUtc() } else { 0 }),',
    '$(if (([string]$_.CommandLine).Contains($words)) { 1 } else { 0 }) }',
  ].join(' ');
}

function windows(system: System): Platform {
  const { env, home } = system;
  // By their whole paths: a bare name is looked for in the working folder first.
  const system32 = path.win32.join(env['SystemRoot'] || 'C:\\Windows', 'System32');
  const powershell = (script: string): PlatformCommand => ({
    program: path.win32.join(system32, 'WindowsPowerShell', 'v1.0', 'powershell.exe'),
    args: ['-NoProfile', '-NonInteractive', '-Command', script],
    // Without a console it ends at once, and has done nothing.
    detached: false,
  });
  const all = async (words: string) => {
    const { program, args } = powershell(listScript(words));
    const processes = linesOf(await system.output(program, args)).flatMap((line): WindowsProcess[] => {
      const [, pid, group, start, marked] = /^(\d+) (\d+) (\d+) ([01])$/.exec(line.trim()) ?? [];
      if (start === undefined) return [];
      return [{ pid: Number(pid), group: Number(group), start, isMarked: marked === '1' }];
    });
    return known(processes);
  };
  // The slash: somebody may look at the folder itself with a program.
  const familyOf = async (leader: ProcessIdentity, { value }: Mark) =>
    descendants(await all(`${value}/`), leader);
  return {
    pythonIn: 'Scripts/python.exe',
    nvidiaSmi: [path.win32.join(system32, 'nvidia-smi.exe'), 'nvidia-smi'],
    configFolder: configFolder(system, env['APPDATA'] || path.win32.join(home, 'AppData', 'Roaming')),
    // A program without a window doesn't hear that it is asked to end.
    patience: 0,
    startOf: async (pid) => (await all('/')).find((one) => one.pid === pid)?.start,
    membersOf: async (leader, mark) =>
      (await familyOf(leader, mark)).map(({ pid, group, start }) => ({ pid, group, start })),
    findMarked: async () => undefined,
    endGroup: async (leader, mark) => {
      const pids = (await familyOf(leader, mark)).map(({ pid }) => String(pid));
      // All in one: a number that gets free may be another process's soon. Not /T, which believes any parent's number.
      if (pids.length > 0)
        await system.output(path.win32.join(system32, 'taskkill.exe'), [
          '/F',
          ...pids.flatMap((pid) => ['/PID', pid]),
        ]);
    },
    keepAwake: (pid) =>
      powershell(
        `$power = Add-Type -PassThru -Name Power -Namespace Lora -MemberDefinition '[DllImport("kernel32.dll")] public static extern uint SetThreadExecutionState(uint flags);'; [void]$power::SetThreadExecutionState([uint32]'0x80000001'); Wait-Process -Id ${pid}`,
      ),
  };
}

/**
 * A process and all below it. A parent's number stays with a child whose parent is gone, and may be another process's
 * by then, or have been, whose children are not meant: no child is older than its parent, and what a process left
 * behind that is gone is known by its arguments too.
 */
function descendants(all: readonly WindowsProcess[], leader: ProcessIdentity): readonly WindowsProcess[] {
  if (!/^\d+$/.test(leader.start)) return [];
  const holder = all.find(({ pid }) => pid === leader.pid);
  const found = new Set<WindowsProcess>();
  const visit = (one: WindowsProcess) => {
    if (found.has(one)) return;
    found.add(one);
    for (const child of all) if (isChild(child, one)) visit(child);
  };
  if (holder?.start === leader.start) visit(holder);
  else
    for (const one of all)
      if (one.isMarked && isChild(one, leader) && (!holder || !isChild(one, holder))) visit(one);
  return [...found];
}

function isChild(one: SystemProcess, parent: ProcessIdentity): boolean {
  return one.group === parent.pid && one.pid !== parent.pid && BigInt(one.start) >= BigInt(parent.start);
}

/** @throws Error for no process at all: whoever asks is one. */
function known<Process>(processes: readonly Process[]): readonly Process[] {
  if (processes.length === 0) throw new Error(NO_ANSWER);
  return processes;
}

/** @throws Error for a tool that gave no answer */
function linesOf(output: string | undefined): readonly string[] {
  if (output === undefined) throw new Error(NO_ANSWER);
  return output.split(/\r?\n/);
}

const NO_ANSWER = 'The system does not tell which processes there are.';

function configFolder({ env, platform }: System, folder: string): string {
  const own = env['LORA_WORKBENCH_CONFIG'];
  if (own) return fromNative(own);
  return platform === 'win32'
    ? path.win32.join(folder, 'lora-workbench').replaceAll('\\', '/')
    : path.posix.join(folder, 'lora-workbench');
}
