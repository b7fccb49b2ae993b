import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { GalleryStrings } from '../../../protocol/gallery/strings.ts';
import { filled } from '../filled.ts';
import { iconButton } from '../icon-button.ts';
import type { Looks } from './frame.ts';
import type { LightboxKeys } from './keys.ts';

/** What the lightbox's buttons tell. */
export interface Toolbar extends Looks {
  readonly strings: GalleryStrings;
  /** How large pictures are drawn, 1 being a pixel of the screen for each of theirs; undefined until they are there. */
  readonly scale: number | undefined;
  readonly isWhole: boolean;
  /** Whether one goes from picture to picture. */
  readonly walks: boolean;
}

/** The buttons over the picture: all that keys do, too. */
export function toolbar(shown: Toolbar, keys: LightboxKeys): TemplateResult {
  const { strings, scale, isWhole, walks, isFlipped, halves, showsCrop, showsMask } = shown;
  const { lightbox, bar } = strings;
  const percent = scale === undefined ? '' : filled(lightbox.percent, Math.round(scale * 100));
  const halvesTitle = { none: lightbox.halves, left: lightbox.halvesLeft, right: lightbox.halvesRight }[
    halves
  ];
  return html`<div class="buttons" role="toolbar" aria-label=${lightbox.tools}>
    ${
      walks
        ? html`${iconButton('chevron-left', lightbox.previous, () => keys.go('previous'))}
            ${iconButton('chevron-right', lightbox.next, () => keys.go('next'))}`
        : nothing
    }
    ${iconButton('zoom-out', lightbox.zoomOut, () => keys.zoom(-1))}
    <button
      type="button"
      class="icon percent"
      title=${isWhole ? lightbox.ownSize : lightbox.whole}
      @click=${() => keys.toggleWhole()}
    >
      ${percent}
    </button>
    ${iconButton('zoom-in', lightbox.zoomIn, () => keys.zoom(1))}
    ${iconButton('arrow-swap', lightbox.flip, () => keys.flip(), isFlipped)}
    ${iconButton('split-horizontal', halvesTitle, () => keys.changeHalves(), halves !== 'none')}
    ${iconButton('screen-full', bar.crop, () => keys.toggleCrop(), showsCrop)}
    ${iconButton('color-mode', lightbox.mask, () => keys.toggleMask(), showsMask)}
    ${iconButton('question', lightbox.help, () => keys.help())}
  </div>`;
}
