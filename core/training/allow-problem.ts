import type { Problem } from './problem.ts';

/** The name by which a problem is told, and allowed: that of the rule that found it, or its own. */
export function problemName({ code, rule }: Pick<Problem, 'code' | 'rule'>): string {
  return rule ?? code;
}

/** A problem as it counts where some errors are not to stop a training. @param allowed their names, or their codes */
export function allowProblem(problem: Problem, allowed: readonly string[] = []): Problem {
  const { code, severity, isFinal } = problem;
  if (severity !== 'error' || isFinal) return problem;
  const isNamed = allowed.includes(problemName(problem)) || allowed.includes(code);
  return isNamed ? { ...problem, isAllowed: true } : problem;
}

/** Whether it stands against a start. */
export function isStopping({ severity, isAllowed }: Pick<Problem, 'severity' | 'isAllowed'>): boolean {
  return severity === 'error' && !isAllowed;
}

/** The names of the errors that were allowed, each once. */
export function allowedCodes(problems: readonly Problem[]): readonly string[] {
  return [...new Set(problems.filter(({ isAllowed }) => isAllowed).map(problemName))].sort();
}
