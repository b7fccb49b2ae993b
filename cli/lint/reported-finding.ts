import * as z from 'zod';
import { severities } from '../../core/severity.ts';

const position = z.object({ line: z.number(), character: z.number() });
const range = z.object({ start: position, end: position });

/** The fix to prefer. */
const fix = z.object({
  title: z.string(),
  edits: z.array(z.object({ range, newText: z.string() })),
});

export const reportedFinding = z.object({
  file: z.string(),
  range,
  severity: z.enum(severities),
  code: z.string(),
  message: z.string(),
  scope: z.enum(['file', 'dataset']),
  count: z.number(),
  /** Whether a finding of the dataset counts this one among many of its kind. */
  isCounted: z.boolean(),
  fix: z.union([fix, z.null()]),
});

/** A finding as it is reported. */
export type ReportedFinding = z.infer<typeof reportedFinding>;

export type ReportedFix = z.infer<typeof fix>;
