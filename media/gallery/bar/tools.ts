import { html, type TemplateResult } from 'lit/html.js';
import { filled } from '../filled.ts';
import { iconButton } from '../icon-button.ts';
import type { Bar, BarEvents } from './bar-content.ts';

/** How many pairs there are, and the buttons beside that. */
export function tools(shown: Bar, events: BarEvents): TemplateResult {
  const { show, state } = shown;
  const { bar: strings } = show.strings;
  const { pane, showsCrop, showsPalette, showsOrder } = state;
  const isList = state.arrangement === 'list';
  const toggle = (one: 'captions' | 'numbers') => events.keep({ pane: pane === one ? null : one });
  return html`<div class="tools" role="toolbar" aria-label=${strings.tools}>
    <span class="count" role="status">${count(shown)}</span>
    ${iconButton('list-ordered', strings.order, () => events.keep({ showsOrder: !showsOrder }), showsOrder)}
    ${iconButton('zoom-out', strings.smaller, () => events.zoom(-1))}
    ${iconButton('zoom-in', strings.larger, () => events.zoom(1))}
    ${iconButton(isList ? 'table' : 'list-unordered', isList ? strings.grid : strings.list, () =>
      events.keep({ arrangement: isList ? 'grid' : 'list' }),
    )}
    ${iconButton('screen-full', strings.crop, () => events.keep({ showsCrop: !showsCrop }), showsCrop)}
    ${iconButton('tag', strings.palette, () => events.keep({ showsPalette: !showsPalette }), showsPalette)}
    ${iconButton('edit', strings.captions, () => toggle('captions'), pane === 'captions')}
    ${iconButton('graph', strings.numbers, () => toggle('numbers'), pane === 'numbers')}
    ${iconButton('list-selection', strings.sheet, () =>
      events.send({ type: 'openSheet', dataset: state.dataset, wish: shown.wish }),
    )}
  </div>`;
}

function count({ show, listing: { total, all }, selected, isLoading }: Bar): string {
  const { bar: strings } = show.strings;
  if (isLoading) return strings.loading;
  const text = total === all ? strings.all : strings.some;
  const counted = filled(text, total, all);
  return selected > 1 ? `${counted}, ${filled(strings.selected, selected)}` : counted;
}
