import type { Report } from '../lint/report.ts';

/** What a reporter may know beside the report. */
export interface Surroundings {
  readonly colors: boolean;
  /** The working folder, absolute, as the system writes it: paths of the report are seen from it. */
  readonly folder: string;
}

/** Writes a report down; the text ends with a line break. */
export type Reporter = (report: Report, surroundings: Surroundings) => string;
