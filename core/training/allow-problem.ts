import type { Problem } from './problem.ts';

/** A problem as it counts where some errors are not to stop a training. @param allowed their codes */
export function allowProblem(problem: Problem, allowed: readonly string[] = []): Problem {
  const { code, severity, isFinal } = problem;
  if (severity !== 'error' || isFinal || !allowed.includes(code)) return problem;
  return { ...problem, isAllowed: true };
}

/** Whether it stands against a start. */
export function isStopping({ severity, isAllowed }: Pick<Problem, 'severity' | 'isAllowed'>): boolean {
  return severity === 'error' && !isAllowed;
}

/** The codes of the errors that were allowed, each once. */
export function allowedCodes(problems: readonly Problem[]): readonly string[] {
  return [...new Set(problems.filter(({ isAllowed }) => isAllowed).map(({ code }) => code))].sort();
}
