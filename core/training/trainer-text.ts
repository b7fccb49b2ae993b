import type { TrainerCheck } from './trainer-report.ts';

/** One line of a report in somebody's language. */
export interface ToldCheck extends Pick<TrainerCheck, 'state'> {
  readonly title: string;
  readonly value: string;
  readonly path: string | null;
  readonly wayOut: string | null;
}

const MARGIN = ' '.repeat(9);

/** A trainer's report as plain lines, for a terminal and to be pasted somewhere. */
export function trainerText(checks: readonly ToldCheck[]): readonly string[] {
  const width = checks.reduce((widest, { title }) => Math.max(widest, title.length), 0);
  const indent = MARGIN + ' '.repeat(width + 2);
  return checks.flatMap(({ state, title, value, path, wayOut }) => [
    `${state.padEnd(MARGIN.length)}${title.padEnd(width + 2)}${value}`,
    ...(path === null ? [] : [indent + path]),
    ...(wayOut === null ? [] : [indent + wayOut]),
  ]);
}
