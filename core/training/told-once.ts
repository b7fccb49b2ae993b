import type { Problem } from './problem.ts';

/** Leaves out what a rule says of a place that the training itself has an error at: it is the same, said a second time. */
export function toldOnce(problems: readonly Problem[]): readonly Problem[] {
  const places = new Set(problems.filter(isOwnError).map(placeOf));
  return problems.filter((problem) => problem.rule === undefined || !places.has(placeOf(problem)));
}

function isOwnError({ rule, severity, file, span }: Problem): boolean {
  return rule === undefined && severity === 'error' && file !== undefined && span !== undefined;
}

function placeOf({ file, span }: Problem): string {
  return JSON.stringify([file, span?.start]);
}
