import { html, type TemplateResult } from 'lit/html.js';
import type { Numbers } from '../../../protocol/gallery/numbers.ts';
import { filled } from '../filled.ts';
import { type Drawn, line, marks } from './mark.ts';
import type { Shown } from './shown.ts';

/** The pictures by the kinds of the plan, each beside how many are planned. */
export function composition(shown: Shown, { composition: kinds }: Numbers): TemplateResult {
  const { strings } = shown;
  if (kinds.length === 0) return html`<p class="empty">${strings.noPlan}</p>`;
  const drawn = kinds.map(({ tag, planned, count, query }): Drawn => {
    const note = filled(count < planned ? strings.lacking : strings.planned, planned, planned - count);
    const content = line({ name: tag, count, note }, planned > 0 ? count / planned : 1);
    return { key: tag, name: tag, more: note, count, query, content, kind: count < planned ? 'bad' : 'good' };
  });
  return marks(shown, { group: 'composition', label: strings.composition, way: 'list', kind: 'bars' }, drawn);
}
