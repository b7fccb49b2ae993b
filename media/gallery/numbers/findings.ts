import { html, type TemplateResult } from 'lit/html.js';
import type { Numbers } from '../../../protocol/gallery/numbers.ts';
import { type Drawn, line, marks } from './mark.ts';
import type { Shown } from './shown.ts';

const icons = { error: 'error', warning: 'warning', info: 'info', hint: 'lightbulb' } as const;

/** The rules that find something, the loudest first. */
export function findings(shown: Shown, { findings: rules }: Numbers): TemplateResult {
  const { strings } = shown;
  if (rules.length === 0) return html`<p class="empty">${strings.noFindings}</p>`;
  const most = Math.max(...rules.map(({ count }) => count));
  const drawn = rules.map(({ code, title, severity, count, query }): Drawn => {
    const sign = html`<span class="codicon codicon-${icons[severity]}" aria-hidden="true"></span>`;
    const content = line({ name: title, count, sign }, count / most);
    return {
      key: code,
      name: title,
      more: `${strings[severity]}, ${code}`,
      count,
      query,
      content,
      kind: severity,
    };
  });
  return marks(
    shown,
    { group: 'findings', label: strings.findings, way: 'list', kind: 'bars signed' },
    drawn,
  );
}
