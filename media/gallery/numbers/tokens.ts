import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Numbers } from '../../../protocol/gallery/numbers.ts';
import { filled } from '../filled.ts';
import { type Drawn, line, marks } from './mark.ts';
import type { Shown } from './shown.ts';

type Tokens = NonNullable<Numbers['tokens']>;

/** What models read at once, once, twice and three times. */
const LIMITS = [75, 150, 225];
/** Over more bars there is no room for numbers. */
const MOST_NUMBERED = 12;

/** How long captions are: a histogram with what is read. */
export function tokens(shown: Shown, { tokens: numbers }: Numbers): TemplateResult {
  const { strings } = shown;
  if (!numbers) return html`<p class="empty">${strings.noTokens}</p>`;
  const { bars, over, limit, unit } = numbers;
  const most = Math.max(...bars.map(({ count }) => count));
  const isNumbered = bars.length <= MOST_NUMBERED;
  const range = unit === 'tokens' ? strings.tokenRange : strings.wordRange;
  const drawn = bars.map(({ from, to, count, query }): Drawn => {
    const isOver = limit !== null && from > limit;
    return {
      key: String(from),
      name: filled(range, from, to),
      count,
      query,
      kind: isOver ? 'over' : '',
      content: html`<span class="number">${isNumbered && count > 0 ? compact(count) : ''}</span
        ><span class="bar" .style=${`flex-basis:${(100 * count) / most}%`}></span>`,
    };
  });
  const end = bars.at(-1)?.to ?? 1;
  return html`<div class="histogram">
      ${marks(shown, { group: 'tokens', label: strings.tokens, way: 'list', kind: 'columns' }, drawn)}
      ${linesOf(numbers)
        .filter((one) => one <= end)
        .map(
          (one) =>
            html`<span
              class="limit ${one === limit ? 'own' : ''}"
              .style=${`left:${(100 * one) / end}%`}
              aria-hidden="true"
              ><span>${one}</span></span
            >`,
        )}
      <span class="tick" aria-hidden="true">0</span><span class="tick end" aria-hidden="true">${end}</span>
    </div>
    ${overLine(shown, over, limit)}`;
}

function linesOf({ unit, limit }: Tokens): readonly number[] {
  const all =
    unit === 'tokens' ? [...LIMITS, ...(limit === null ? [] : [limit])] : limit === null ? [] : [limit];
  return [...new Set(all)];
}

function overLine(shown: Shown, over: Tokens['over'], limit: number | null): TemplateResult | typeof nothing {
  if (!over || limit === null) return nothing;
  const { strings, total } = shown;
  const name = filled(strings.over, limit);
  const { count } = over;
  const drawn: Drawn = {
    ...over,
    key: 'over',
    name,
    kind: count > 0 ? 'bad' : '',
    content: line({ name, count }, count / Math.max(1, total)),
  };
  return marks(shown, { group: 'over', label: name, way: 'list', kind: 'bars' }, [drawn]);
}

/** A number in little room: `1.2k`. */
function compact(count: number): string {
  return count < 1000 ? String(count) : `${Math.round(count / 100) / 10}k`;
}
