import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Numbers } from '../../../protocol/gallery/numbers.ts';
import { filled } from '../filled.ts';
import { type Drawn, line, marks } from './mark.ts';
import type { Shown } from './shown.ts';

type Buckets = Numbers['buckets'];

/** The longest side of a bucket's little picture (pixels). */
const SIDE = 20;

/** Which pictures are trained in which bucket, and how much of them is cut off. */
export function buckets(shown: Shown, { buckets: numbers }: Numbers): TemplateResult {
  const { strings } = shown;
  const { buckets: all, cuts, none } = numbers;
  if (all.length === 0 && none.count === 0) return html`<p class="empty">${strings.noBuckets}</p>`;
  const most = Math.max(none.count, ...all.map(({ count }) => count));
  const longest = Math.max(...all.map(({ size }) => Math.max(...size)));
  const drawn = all.map((bucket): Drawn => {
    const { size, count, query } = bucket;
    const name = size.join(' × ');
    const note = noteOf(shown, bucket);
    const content = line({ name, count, note, sign: shape(size, longest) }, count / most);
    return { key: name, name, more: note, count, query, content };
  });
  const stopping = { ...none, key: 'none', name: strings.noBucket, kind: 'bad' };
  const without: readonly Drawn[] =
    none.count > 0 ? [{ ...stopping, content: line(stopping, none.count / most) }] : [];
  const group = { label: strings.buckets, way: 'list', kind: 'bars shaped' } as const;
  return html`${marks(shown, { ...group, group: 'buckets' }, [...drawn, ...without])}
  ${cuts.length > 0 ? html`<h3>${strings.cuts}</h3>` : nothing} ${cutList(shown, cuts)}`;
}

function cutList(shown: Shown, cuts: Buckets['cuts']): TemplateResult {
  const { strings } = shown;
  const most = Math.max(...cuts.map(({ count }) => count));
  const drawn = cuts.map(({ above, to, count, query }): Drawn => {
    const name = above < 0 ? strings.uncut : filled(to < 100 ? strings.cutTo : strings.cutOver, above, to);
    return { key: String(to), name, count, query, content: line({ name, count }, count / most) };
  });
  return marks(shown, { group: 'cuts', label: strings.cuts, way: 'list', kind: 'bars' }, drawn);
}

function noteOf({ strings }: Shown, { meanCut, mostCut }: Buckets['buckets'][number]): string {
  if (mostCut < 0.5) return '';
  return filled(strings.cut, Math.round(meanCut), Math.round(mostCut));
}

/** The bucket itself, as large as it is beside the others. */
function shape([width, height]: readonly [number, number], longest: number): TemplateResult {
  const [wide, high] = [(SIDE * width) / longest, (SIDE * height) / longest];
  return html`<span class="shape" aria-hidden="true"
    ><span .style=${`width:${wide}px;height:${high}px`}></span
  ></span>`;
}
