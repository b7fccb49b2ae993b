import { html, svg, type TemplateResult } from 'lit/html.js';
import type { Numbers } from '../../../protocol/gallery/numbers.ts';
import { type Drawn, line, marks } from './mark.ts';
import type { Shown } from './shown.ts';

type Point = Numbers['sizes']['points'][number];

/** Shapes that are told by a line (width by height). */
const SHAPES = [
  [2, 3],
  [1, 1],
  [3, 2],
] as const;

/** The sizes as points, the shapes as bars. */
export function sizes(shown: Shown, { sizes: numbers }: Numbers): TemplateResult {
  const { strings } = shown;
  const { points, portrait, square, landscape, unknown } = numbers;
  const shapes = [
    { ...portrait, key: 'portrait', name: strings.portrait },
    { ...square, key: 'square', name: strings.square },
    { ...landscape, key: 'landscape', name: strings.landscape },
    { ...unknown, key: 'unknown', name: strings.unknownSize },
  ].filter(({ count }) => count > 0);
  const most = Math.max(...shapes.map(({ count }) => count));
  const drawn = shapes.map((one): Drawn => ({ ...one, content: line(one, one.count / most) }));
  const group = { group: 'shapes', label: strings.shapes, way: 'list', kind: 'bars' } as const;
  return html`${points.length > 0 ? scatter(shown, points) : ''} ${marks(shown, group, drawn)}`;
}

/** From where to where both axes go, in powers of two: so each shape is a straight line, and a few giants don't squash the rest. */
interface Scale {
  readonly least: number;
  readonly span: number;
}

function scaleOf(points: readonly Point[]): Scale {
  const lengths = points.flatMap(({ from, to }) => [...from, ...to]).map((length) => Math.max(1, length));
  const [least, most] = [Math.log2(Math.min(...lengths)) - 0.3, Math.log2(Math.max(...lengths)) + 0.3];
  const room = Math.max(0, 2 - (most - least)) / 2;
  return { least: least - room, span: most - least + 2 * room };
}

/** Where a length stands on an axis, in percent. */
function at(length: number, { least, span }: Scale): number {
  return (100 * (Math.log2(Math.max(1, length)) - least)) / span;
}

function scatter(shown: Shown, points: readonly Point[]): TemplateResult {
  const { strings } = shown;
  const scale = scaleOf(points);
  const most = Math.max(...points.map(({ count }) => count));
  const drawn = points.map(({ from, to, count, query }): Drawn => {
    const middle = [0, 1].map((side) => ((from[side] ?? 0) + (to[side] ?? 0)) / 2) as [number, number];
    const diameter = 9 + 15 * Math.sqrt(count / most);
    const place = `left:${at(middle[0], scale)}%;bottom:${at(middle[1], scale)}%`;
    return {
      key: [...from, ...to].join(' '),
      name: [0, 1].map((side) => rangeOf(from[side] ?? 0, to[side] ?? 0)).join(' × '),
      count,
      query,
      content: '',
      style: `${place};width:${diameter}px;height:${diameter}px`,
      x: middle[0],
      y: middle[1],
    };
  });
  const ticks = ticksOf(scale);
  return html`<div class="scatter">
    <span class="axis up" aria-hidden="true">${strings.height}</span>
    <div class="plane">
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        ${ticks.map((tick) => gridLines(at(tick, scale)))} ${SHAPES.map((one) => shapeLine(one, scale))}
      </svg>
      ${SHAPES.map((one) => shapeName(one, scale))}
      ${ticks.map(
        (
          tick,
        ) => html`<span class="tick" .style=${`left:${at(tick, scale)}%`} aria-hidden="true">${tick}</span>
          <span class="tick up" .style=${`bottom:${at(tick, scale)}%`} aria-hidden="true">${tick}</span>`,
      )}
      ${marks(shown, { group: 'sizes', label: strings.sizes, way: 'plane', kind: 'points' }, drawn)}
    </div>
    <span class="axis" aria-hidden="true">${strings.width}</span>
  </div>`;
}

function rangeOf(from: number, to: number): string {
  return from === to ? String(from) : `${from}–${to}`;
}

/** Powers of two that lie on both axes; of many every other one. */
function ticksOf({ least, span }: Scale): readonly number[] {
  const first = Math.ceil(least + 0.05);
  const all = Array.from(
    { length: Math.floor(least + span - 0.05) - first + 1 },
    (_, step) => 2 ** (first + step),
  );
  return all.length > 5 ? all.filter((_, place) => place % 2 === 0) : all;
}

function gridLines(place: number) {
  return svg`<path class="grid-line" vector-effect="non-scaling-stroke" d="M${place} 0V100M0 ${100 - place}H100"/>`;
}

/** All sizes of a shape lie on a line. */
function shapeLine([width, height]: readonly [number, number], { span }: Scale) {
  const up = (100 * Math.log2(height / width)) / span;
  return svg`<path class="shape-line" vector-effect="non-scaling-stroke" d="M0 ${100 - up}L100 ${-up}"/>`;
}

/** Where a shape's line leaves the plane. */
function shapeName([width, height]: readonly [number, number], { span }: Scale): TemplateResult {
  const up = (100 * Math.log2(height / width)) / span;
  const place = up > 0 ? `left:${100 - up}%` : `bottom:${100 + up}%`;
  return html`<span class="shape-name ${up > 0 ? 'high' : 'wide'}" .style=${place} aria-hidden="true">${width}:${height}</span>`;
}
