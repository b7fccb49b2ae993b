import * as vm from 'node:vm';
import type { TimeLimit } from '../ports.ts';

/** Ends work after some milliseconds, a regular expression in the middle of its search too. */
export function timeLimit(milliseconds: number): TimeLimit {
  const script = new vm.Script('work()');
  const holder = { work: nothing };
  vm.createContext(holder);
  return {
    run<Result>(work: () => Result) {
      let result: { readonly result: Result } | undefined;
      holder.work = () => {
        result = { result: work() };
      };
      try {
        script.runInContext(holder, { timeout: milliseconds });
        return result;
      } catch (error) {
        // It comes from another realm, whose `Error` is another one.
        if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined;
        throw error;
      } finally {
        holder.work = nothing;
      }
    },
  };
}

function nothing(): void {}
