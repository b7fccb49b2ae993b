import type { PairFinding } from '../../../protocol/gallery/pair.ts';
import type { GalleryStrings } from '../../../protocol/gallery/strings.ts';

type Severity = PairFinding['severity'];

/** The loudest first. */
const severities = ['error', 'warning', 'info', 'hint'] as const;

/** Codicons: a shape for each, so that colour isn't all that tells them apart. */
export const icons: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'info',
  hint: 'lightbulb',
};

/** How loud the loudest of some findings is; undefined where there is none. */
export function loudest(findings: readonly { readonly severity: Severity }[]): Severity | undefined {
  return severities.find((severity) => findings.some((one) => one.severity === severity));
}

export function named(severity: Severity, strings: GalleryStrings['caption']): string {
  return strings[severity];
}

/** Some findings, the loudest first. */
export function byLoudness<Finding extends { readonly severity: Severity }>(
  findings: readonly Finding[],
): readonly Finding[] {
  return [...findings].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}
