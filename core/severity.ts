/** How loud a finding is, loudest first. */
export const severities = ['error', 'warning', 'info', 'hint'] as const;

export type Severity = (typeof severities)[number];

/** The quieter of two severities. */
export function quieter(a: Severity, b: Severity): Severity {
  return severities.indexOf(a) > severities.indexOf(b) ? a : b;
}
