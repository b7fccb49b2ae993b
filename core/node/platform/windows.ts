import * as path from 'node:path';
import type { ProcessIdentity } from '../../training/run-record.ts';
import { accelerateConfig } from './accelerate-config.ts';
import { known, linesOf } from './answers.ts';
import { configFolder } from './config-folder.ts';
import type { Mark, Platform, PlatformCommand, SystemProcess } from './platform.ts';
import type { System } from './system.ts';

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

/** Windows: processes by CIM, which PowerShell asks. */
export function windows(system: System): Platform {
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
    hasGroups: false,
    visibleGpus: system.env['CUDA_VISIBLE_DEVICES'],
    nvidiaSmi: [path.win32.join(system32, 'nvidia-smi.exe'), 'nvidia-smi'],
    accelerateConfig: accelerateConfig(system),
    configFolder: configFolder(system, env['APPDATA'] || path.win32.join(home, 'AppData', 'Roaming')),
    // A program without a window doesn't hear that it is asked to end.
    patience: 0,
    system: 'windows',
    startOf: async (pid) => (await all('/')).find((one) => one.pid === pid)?.start,
    membersOf: async (leader, mark) =>
      (await familyOf(leader, mark)).map(({ pid, group, start }) => ({ pid, group, start })),
    findMarked: async ({ value }) => {
      const marked = (await all(`${value}/`)).filter(({ isMarked }) => isMarked);
      const first = marked.reduce<WindowsProcess | undefined>(
        (found, one) => (found && BigInt(found.start) <= BigInt(one.start) ? found : one),
        undefined,
      );
      return first && { pid: first.pid, start: first.start };
    },
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
 * by then, or have been, whose children are not meant: no child is older than its parent. What is left of a process
 * that is gone is known by its arguments: those between may be gone as well, as where Python starts itself once more
 * for a virtual environment.
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
      if (one.isMarked && isSince(one, leader) && (!holder || !isChild(one, holder))) visit(one);
  return [...found];
}

function isChild(one: SystemProcess, parent: ProcessIdentity): boolean {
  return one.group === parent.pid && one.pid !== parent.pid && isSince(one, parent);
}

function isSince(one: SystemProcess, { start }: ProcessIdentity): boolean {
  return BigInt(one.start) >= BigInt(start);
}
