import { repeat } from 'lit/directives/repeat.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { NumberMark } from '../../../protocol/gallery/numbers.ts';
import { written } from '../filled.ts';
import { labelOf, type Shown } from './shown.ts';
import type { Way } from './walk.ts';

/** A mark as it is drawn. */
export interface Drawn extends NumberMark {
  /** Tells it from the others of its group. */
  readonly key: string;
  /** What it stands for, in words. */
  readonly name: string;
  /** What is told of it beside how many pairs it stands for. */
  readonly more?: string;
  readonly content: TemplateResult | string;
  readonly kind?: string;
  readonly style?: string;
  /** Where it stands, for arrow keys. */
  readonly x?: number;
  readonly y?: number;
}

/** The marks of a picture of numbers: buttons that list what they stand for, of which Tab leads to one. */
export function marks(
  shown: Shown,
  { group, label, way, kind }: { group: string; label: string; way: Way; kind: string },
  drawn: readonly Drawn[],
): TemplateResult {
  const stop = shown.walk.stopOf(
    group,
    drawn.map(({ key }) => key),
  );
  return html`<div class=${kind} role="group" aria-label=${label} data-group=${group} data-way=${way}>
    ${repeat(
      drawn,
      ({ key }) => key,
      (one) => mark(shown, one, one.key === stop),
    )}
  </div>`;
}

/** One mark by itself; for those that stand in lines of their own. */
export function mark(shown: Shown, drawn: Drawn, isStop: boolean): TemplateResult {
  const { key, name, more, count, query, content, kind = '', style = '', x, y } = drawn;
  const label = [labelOf(shown, name, count), more].filter(Boolean).join(', ');
  // A style as a property, not an attribute: the page's policy forbids styles in HTML.
  return html`<button
    type="button"
    class="mark ${kind}"
    data-mark=${key}
    data-x=${x ?? nothing}
    data-y=${y ?? nothing}
    tabindex=${isStop ? 0 : -1}
    aria-pressed=${query === shown.query}
    aria-label=${label}
    title=${label}
    .style=${style}
    @click=${() => shown.choose(query)}
  >
    ${content}
  </button>`;
}

/** A line of a bar list. @param part how long the bar is, 0 to 1 @param note stands before the number */
export function line(
  { name, count, sign, note }: { name: string; count: number; sign?: TemplateResult; note?: string },
  part: number,
): TemplateResult {
  return html`${sign}<span class="word">${name}</span>${note ? html`<span class="note">${note}</span>` : nothing}
    <span class="number">${written(count)}</span>
    <span class="track"><span class="bar" .style=${barWidth(part)}></span></span>`;
}

/** What is there is seen, however little it is. */
function barWidth(part: number): string {
  return part > 0 ? `width:max(2px, ${100 * Math.min(1, part)}%)` : 'width:0';
}
