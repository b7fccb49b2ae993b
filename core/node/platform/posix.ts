import { known } from './answers.ts';
import type { Mark, Platform, SystemProcess } from './platform.ts';
import type { System } from './system.ts';

/**
 * What Linux and macOS have in common.
 * @param all lists the living processes @param withMark finds those with a mark among some, which are not none
 */
export function posix(
  system: System,
  all: () => Promise<readonly SystemProcess[]>,
  withMark: (processes: readonly SystemProcess[], mark: Mark) => Promise<readonly SystemProcess[]>,
): Pick<
  Platform,
  'pythonIn' | 'hasGroups' | 'patience' | 'startOf' | 'membersOf' | 'findMarked' | 'endGroup'
> {
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
    hasGroups: true,
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
