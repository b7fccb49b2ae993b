import type { Reporter } from './reporter.ts';

/** The report for programs, on one line. Its form is a contract: `version` grows when a reader would have to change. */
export const json: Reporter = ({ datasets, findings, summary }) => {
  const told = findings.map(({ isCounted: _, ...finding }) => finding);
  return `${JSON.stringify({ version: 1, datasets, findings: told, summary })}\n`;
};
