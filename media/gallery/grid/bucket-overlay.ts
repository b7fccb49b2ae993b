import { html, nothing, svg, type TemplateResult } from 'lit/html.js';
import type { Pair } from '../../../protocol/gallery/pair.ts';

/** A part of a picture, in its own pixels; not whole ones, since the trainer cuts what it has resized. */
export interface Kept {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * What the trainer keeps of a picture: it resizes it until it covers the bucket, then cuts from both ends, of an odd number
 * of pixels one more from the right or the bottom.
 */
export function keptOf({ size, bucket }: Pick<Pair, 'size' | 'bucket'>): Kept | undefined {
  if (!size || !bucket) return undefined;
  const side = (one: 0 | 1) => {
    const inside = bucket.size[one];
    const resized = Math.max(inside, Math.round(inside / (1 - bucket.cut[one])));
    const scale = size[one] / resized;
    return { start: Math.floor((resized - inside) / 2) * scale, length: inside * scale };
  };
  const [x, y] = [side(0), side(1)];
  return { left: x.start, top: y.start, width: x.length, height: y.length };
}

/**
 * What the bucket cuts away of a picture, as shades over it: all of it where there is none. The picture lies in its box by `object-fit: contain`; so does
 * the drawing, whatever the box's shape is.
 */
export function bucketOverlay(
  pair: Pick<Pair, 'size' | 'bucket' | 'whyNoBucket'>,
): TemplateResult | typeof nothing {
  const kept = keptOf(pair);
  if (!pair.size || !(kept || pair.whyNoBucket)) return nothing;
  const [width, height] = pair.size;
  const inner = kept ? `M${kept.left} ${kept.top}v${kept.height}h${kept.width}v${-kept.height}Z` : '';
  return html`<svg class="crop" viewBox="0 0 ${width} ${height}" aria-hidden="true">
    ${svg`<path class="cut" d=${`M0 0H${width}V${height}H0Z${inner}`} />
      ${kept ? svg`<rect class="kept" x=${kept.left} y=${kept.top} width=${kept.width} height=${kept.height} />` : nothing}`}
  </svg>`;
}
