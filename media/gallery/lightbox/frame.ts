import { keyed } from 'lit/directives/keyed.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Pair } from '../../../protocol/gallery/pair.ts';
import type { ShownPicture, ShownThumbnail } from '../../../protocol/gallery/picture.ts';
import type { GalleryStrings } from '../../../protocol/gallery/strings.ts';
import { filled } from '../filled.ts';
import { bucketOverlay } from '../grid/bucket-overlay.ts';
import type { Loading } from './loading.ts';

/** Which half of a picture is shown mirrored in the other's place. */
export type Halves = 'none' | 'left' | 'right';

/** How pictures are looked at. */
export interface Looks {
  /** Mirrored. */
  readonly isFlipped: boolean;
  readonly halves: Halves;
  /** Whether what the bucket cuts away is drawn over the picture. */
  readonly showsCrop: boolean;
  /** Whether masks are drawn over pictures, and transparent parts are chequered. */
  readonly showsMask: boolean;
}

/** A picture in its frame. */
export interface Framed extends Looks {
  readonly pair: Pair;
  readonly loading: Loading;
  /** Stands in until the picture is there. */
  readonly thumbnail: ShownThumbnail | undefined;
  readonly strings: GalleryStrings;
}

/** A picture with what is drawn over it, and what is to be said where it can't be shown. */
export function frame(shown: Framed): TemplateResult {
  const { pair, loading, thumbnail, isFlipped, showsMask, showsCrop } = shown;
  const { picture, isThere, tooLarge } = loading.of(pair);
  const small = thumbnail && 'src' in thumbnail && !isThere ? thumbnail.src : undefined;
  const isLoading = picture !== undefined && 'src' in picture && tooLarge === undefined;
  const classes = ['sheet', isFlipped ? 'flipped' : '', showsMask ? 'chequered' : ''];
  return html`<div class="frame" data-image=${pair.image} aria-busy=${isLoading && !isThere}>
    ${keyed(
      pair.image,
      html`<div class=${classes.filter(Boolean).join(' ')}>
        ${small === undefined ? nothing : html`<img class="small" src=${small} alt="" draggable="false" />`}
        ${isLoading ? whole(shown, picture) : nothing} ${showsCrop ? bucketOverlay(pair) : nothing}
      </div>`,
    )}
    ${notice(shown)}
  </div>`;
}

/** With `crossorigin`, since browsers turn what comes from elsewhere by its EXIF orientation, whatever a style says. */
function whole({ pair, loading, halves, showsMask }: Framed, { src, mask }: ShownPicture): TemplateResult {
  const take = ({ target }: Event) => target instanceof HTMLImageElement && loading.take(pair, target);
  return html`<img
      class="whole"
      crossorigin="anonymous"
      src=${src}
      alt=${pair.name}
      decoding="async"
      draggable="false"
      @load=${take}
      @error=${() => loading.fail(pair)}
    />
    ${halves === 'none' ? nothing : html`<img class="half ${halves}" crossorigin="anonymous" src=${src} alt="" draggable="false" />`}
    ${showsMask && mask !== null ? html`<img class="mask" crossorigin="anonymous" src=${mask} alt="" draggable="false" />` : nothing}`;
}

function notice({ pair, loading, thumbnail, strings }: Framed): TemplateResult | typeof nothing {
  const { picture, isThere, tooLarge } = loading.of(pair);
  const { lightbox, grid } = strings;
  if (picture && 'reason' in picture) {
    const why = thumbnail && 'reason' in thumbnail ? thumbnail.reason : picture.reason;
    return html`<p class="notice" role="alert">${why}</p>`;
  }
  if (tooLarge !== undefined)
    return html`<div class="notice">
      <p>${filled(lightbox.tooLarge, tooLarge)}</p>
      <button type="button" class="secondary" @click=${() => loading.insist(pair)}>${lightbox.showLarge}</button>
    </div>`;
  return isThere || thumbnail ? nothing : html`<p class="notice later">${grid.loading}</p>`;
}

/** The filter by which a mask is drawn: what the trainer leaves out (no red in the mask) becomes a shade, on the picture alone. */
export const maskFilter = html`<svg class="filters" aria-hidden="true">
  <filter id="mask-shade" x="0" y="0" width="1" height="1" color-interpolation-filters="sRGB">
    <feColorMatrix values="0 0 0 0 0.86  0 0 0 0 0.08  0 0 0 0 0.24  -0.7 0 0 0 0.7" />
  </filter>
</svg>`;
