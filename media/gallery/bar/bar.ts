import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Bar, BarEvents } from './bar-content.ts';
import { datasetChoice } from './dataset-choice.ts';
import { orderChoice } from './order-choice.ts';
import { tools } from './tools.ts';

/** What stands above the grid; nothing without a dataset. */
export function bar(shown: Bar, events: BarEvents): TemplateResult | typeof nothing {
  const { show, query, palette, listing, wish, state } = shown;
  const choose = (dataset: string) => events.send({ type: 'chooseDataset', dataset });
  if (show.dataset === null) return nothing;
  return html`${datasetChoice(show, choose)} ${query.template(listing)} ${tools(shown, events)}
  ${state.showsOrder ? orderChoice(show.strings.bar, wish, events) : nothing}
  ${state.showsPalette ? palette.template() : nothing}`;
}
