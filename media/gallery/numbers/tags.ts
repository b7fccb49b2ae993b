import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Numbers } from '../../../protocol/gallery/numbers.ts';
import { filled } from '../filled.ts';
import { type Drawn, line, marks } from './mark.ts';
import type { Shown } from './shown.ts';

/** So many are in view at first. */
const FIRST = 15;

/** The tags by how many pairs have them, and those that only one has. */
export function tags(shown: Shown, { tags: { top, once, prose } }: Numbers): TemplateResult {
  const { strings } = shown;
  if (prose.isAll) return html`<p class="empty">${strings.onlyProse}</p>`;
  const text = prose.count === 1 ? strings.oneProse : strings.someProse;
  const apart = prose.count > 0 ? html`<p class="about">${filled(text, prose.count)}</p>` : nothing;
  if (top.length + once.length === 0) return html`<p class="empty">${strings.noTags}</p>${apart}`;
  return html`${top.length > 0 ? list(shown, 'tags', top) : nothing}
  ${once.length > 0 ? html`<h3>${strings.once}</h3>` : nothing} ${once.length > 0 ? list(shown, 'once', once) : nothing}
  ${apart}`;
}

function list(shown: Shown, group: 'tags' | 'once', all: Numbers['tags']['top']): TemplateResult {
  const { strings } = shown;
  const most = all[0]?.count ?? 1;
  const inView = shown.isLong(group) ? all : all.slice(0, FIRST);
  const drawn = inView.map(({ key, tag, count, query, isEverywhere }): Drawn => {
    const note = isEverywhere ? strings.everywhere : '';
    const content = group === 'once' ? tag : line({ name: tag, count, note }, count / most);
    return { key, name: tag, more: note, count, query, content };
  });
  const kind = group === 'once' ? 'chips' : 'bars';
  return html`${marks(shown, { group, label: strings[group], way: 'list', kind }, drawn)} ${more(shown, group, all.length)}`;
}

/** Shows the rest of a list, and hides it again. */
function more(shown: Shown, group: string, count: number): TemplateResult | typeof nothing {
  if (count <= FIRST) return nothing;
  const { strings } = shown;
  const text = shown.isLong(group) ? strings.fewer : filled(strings.more, count - FIRST);
  return html`<button type="button" class="secondary" @click=${() => shown.toggleLong(group)}>${text}</button>`;
}
