import { html, type TemplateResult } from 'lit/html.js';
import type { Numbers } from '../../../protocol/gallery/numbers.ts';
import { filled } from '../filled.ts';
import { type Drawn, mark } from './mark.ts';
import { percentOf, type Shown } from './shown.ts';

type Together = Numbers['together'];

const GROUP = 'together';

/**
 * Which tags stand together: a line for each tag, with a square for each of those above it, and its name behind them. So a
 * tag's name stands over the squares that are its own, too.
 */
export function together(shown: Shown, { together: numbers, tags: { prose } }: Numbers): TemplateResult {
  const { strings } = shown;
  const { tags, marks } = numbers;
  if (prose.isAll) return html`<p class="empty">${strings.onlyProse}</p>`;
  if (tags.length < 2) return html`<p class="empty">${strings.noTogether}</p>`;
  const lines = tags.map((tag, place): readonly (Drawn | undefined)[] => {
    const before = tags.slice(0, place).map((_, first) => {
      const found = marks.find((one) => one.first === first && one.second === place);
      return found && squareOf(shown, tags, found);
    });
    const { key, tag: name, count, query } = tag;
    const content = html`<span class="word">${name}</span>`;
    return [...before, { key, name, count, query, content, kind: 'tag', x: place, y: place }];
  });
  const keys = lines.flat().flatMap((one) => (one ? [one.key] : []));
  const stop = shown.walk.stopOf(GROUP, keys);
  return html`<p class="about">${strings.aboutTogether}</p>
    <div class="matrix" role="group" aria-label=${strings.together} data-group=${GROUP} data-way="matrix">
      ${lines.map(
        (drawn) =>
          html`<div class="rank">
            ${drawn.map((one) => (one ? mark(shown, one, one.key === stop) : html`<span class="never"></span>`))}
          </div>`,
      )}
    </div>`;
}

function squareOf(
  { strings }: Shown,
  tags: Together['tags'],
  { first, second, count, query }: Together['marks'][number],
): Drawn {
  const [one, other] = [tags[first], tags[second]];
  const rarer = Math.min(one?.count ?? count, other?.count ?? count);
  // The square's area, not its side, is what one sees.
  const side = 100 * Math.sqrt(count / rarer);
  return {
    key: `${one?.key}\n${other?.key}`,
    name: filled(strings.both, one?.tag ?? '', other?.tag ?? ''),
    more: filled(strings.ofRarer, percentOf(count, rarer)),
    count,
    query,
    kind: count === rarer ? 'square whole' : 'square',
    content: html`<span class="fill" .style=${`width:${side}%;height:${side}%`}></span>`,
    x: first,
    y: second,
  };
}
