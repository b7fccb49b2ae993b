import { html, nothing, svg, type TemplateResult } from 'lit/html.js';
import type { Pair, PairFinding } from '../../../protocol/gallery/pair.ts';
import type { GridStrings } from '../../../protocol/gallery/strings.ts';
import { filled } from '../filled.ts';

/** The severities that are shown: a hint is what editors keep out of the way, too. */
export const shown = ['error', 'warning', 'info'] as const;

const plurals = { error: 'errors', warning: 'warnings', info: 'infos' } as const;

/** A shape for each, so that colour isn't all that tells them apart. */
export const icons = {
  error: svg`<circle cx="8" cy="8" r="6.25"/><path d="m5.6 5.6 4.8 4.8m0-4.8-4.8 4.8"/>`,
  warning: svg`<path d="M8 2.2 14.6 13.8H1.4ZM8 6.4v3.6m0 1.6v.4"/>`,
  info: svg`<circle cx="8" cy="8" r="6.25"/><path d="M8 7.4v3.8m0-6.6v.6"/>`,
};

/** Small signs with numbers: how many findings of each severity a pair has. */
export function badges({ findings }: Pair): TemplateResult | typeof nothing {
  const present = shown.filter((severity) => of(findings, severity).length > 0);
  if (present.length === 0) return nothing;
  return html`<span class="badges">
    ${present.map((severity) => {
      const found = of(findings, severity);
      const title = found.map(({ message }) => message).join('\n');
      return html`<span class="badge ${severity}" title=${title}
        ><svg viewBox="0 0 16 16" aria-hidden="true">${icons[severity]}</svg>${found.length}</span
      >`;
    })}
  </span>`;
}

/** What a pair is called to who doesn't see it: its name, its caption, what was found. */
export function labelOf(pair: Pair, strings: GridStrings): string {
  const counts = shown.map((severity) => {
    const found = of(pair.findings, severity);
    if (found.length === 0) return '';
    const count = filled(strings[found.length === 1 ? severity : plurals[severity]], found.length);
    return `${count}: ${found.map(({ message }) => message).join(' ')}`;
  });
  return [pair.name, pair.caption?.trim() || strings.noCaption, ...counts].filter(Boolean).join('. ');
}

function of(findings: readonly PairFinding[], severity: PairFinding['severity']): readonly PairFinding[] {
  return findings.filter((finding) => finding.severity === severity);
}
