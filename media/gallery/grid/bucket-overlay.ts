import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Pair } from '../../../protocol/gallery/pair.ts';

/**
 * What the bucket cuts away of a picture, as shades over it: the trainer resizes it until it covers the bucket, then cuts
 * the same from both ends. The picture lies in its box by `object-fit: contain`; so does the drawing.
 */
export function bucketOverlay({ size, bucket }: Pair): TemplateResult | typeof nothing {
  if (!size || !bucket) return nothing;
  const [width, height] = size;
  const [x, y] = [(bucket.cut[0] / 2) * width, (bucket.cut[1] / 2) * height];
  const inner = [x, y, width - 2 * x, height - 2 * y] as const;
  const outside = `M0 0H${width}V${height}H0ZM${inner[0]} ${inner[1]}v${inner[3]}h${inner[2]}v${-inner[3]}Z`;
  return html`<svg class="crop" viewBox="0 0 ${width} ${height}" aria-hidden="true">
    ${svg`<path class="cut" d=${outside} /><rect class="kept" x=${x} y=${y} width=${inner[2]} height=${inner[3]} />`}
  </svg>`;
}
