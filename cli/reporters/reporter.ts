import type { Report } from '../lint/report.ts';

/** What a reporter may know of where its text goes. */
export interface Surroundings {
  readonly colors: boolean;
}

/** Writes a report down; the text ends with a line break. */
export type Reporter = (report: Report, surroundings: Surroundings) => string;
