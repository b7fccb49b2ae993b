import type { Report } from './lint/report.ts';

/** How a command ends: nothing to object to; findings; or it could not do what it was asked. */
export const ExitCode = { fine: 0, findings: 1, trouble: 2 } as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** How a lint without trouble ends. @param maxWarnings how many warnings are let pass; any number when left out */
export function exitCodeOf({ summary }: Report, maxWarnings: number | undefined): ExitCode {
  const tooMany = maxWarnings !== undefined && summary.warning > maxWarnings;
  return summary.error > 0 || tooMany ? ExitCode.findings : ExitCode.fine;
}
