import process from 'node:process';
import { ExitCode, exitCodeOf } from '../exit-code.ts';
import { relative } from '../relative.ts';
import { type Format, reporters } from '../reporters/index.ts';
import { counted } from '../reporters/summary.ts';
import { complain } from '../terminal/complain.ts';
import { wantsColors } from '../terminal/style.ts';
import { mergedReport, picturesMissed } from './merged-report.ts';
import type { Findings } from './read-parts.ts';

/** How a report is written, and judged. */
export interface TellFlags {
  readonly format: Format;
  readonly maxWarnings?: number | undefined;
}

/** Writes the report of all shards, and says by the exit code how it is. */
export function tellMerged(findings: Findings, { format, maxWarnings }: TellFlags): void {
  const report = mergedReport(findings, relative);
  const { ends } = findings;
  const missed = picturesMissed(findings);
  const troubles = ends.flatMap((end) => end.troubles);
  if (missed > 0)
    troubles.push(
      `${counted(missed, 'picture')} came or went between the passes: run both again to have all findings.`,
    );
  const isTrouble = troubles.length > 0 || ends.some(({ isMistaken }) => isMistaken);
  process.exitCode = isTrouble ? ExitCode.trouble : exitCodeOf(report, maxWarnings);
  for (const sentence of troubles) complain(sentence);
  const colors = wantsColors(process.stdout, process.env);
  process.stdout.write(reporters[format](report, { colors, folder: process.cwd() }));
}
