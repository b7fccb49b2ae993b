import { html, nothing, render, type TemplateResult } from 'lit/html.js';
import type { Pair } from '../../../protocol/gallery/pair.ts';
import { Dialog } from '../dialog.ts';
import type { Edits } from '../edits/edits.ts';
import type { Thumbnails } from '../grid/thumbnails.ts';
import { iconButton } from '../icon-button.ts';
import type { PaneContent } from '../panes/panes.ts';
import { ComparedCaptions } from './compared-captions.ts';
import { captionText, details } from './details.ts';
import { frame, type Looks, maskFilter } from './frame.ts';
import { isShared, isWriting, type LightboxKeys, meaningOf } from './keys.ts';
import { Loading } from './loading.ts';
import { type PairSource, ShownPairs } from './shown-pairs.ts';
import { Stage } from './stage.ts';
import { toolbar } from './toolbar.ts';
import { columnsFor, type Sides, whole } from './zoom.ts';

/** A caption that is written beside the picture. */
export interface LightboxCaption extends PaneContent {
  focus(): void;
}

/** What the lightbox needs from outside. */
export interface LightboxContext extends PairSource {
  readonly thumbnails: Thumbnails;
  readonly edits: Edits;
  /** Whether what buckets cut away is drawn over pictures; the grid's choice, too. */
  showsCrop(): boolean;
  toggleCrop(): void;
  /** Takes a key that does the same in the grid. */
  takeKey(event: KeyboardEvent): void;
  help(): void;
  /** The caption of a pair, to be written; undefined where it can only be read. */
  caption(pair: Pair): LightboxCaption | undefined;
  /** It was closed: the grid takes the focus. */
  onClose(): void;
}

/** How high the words below a compared picture are, in pixels, as in `lightbox.css`. */
const BELOW = 120;

/** Pictures large: one with its caption, or a few side by side. */
export class Lightbox implements LightboxKeys {
  readonly #context: LightboxContext;
  readonly #dialog = new Dialog('lightbox');
  readonly #shown: ShownPairs;
  readonly #stage: Stage;
  readonly #loading: Loading;
  readonly #captions: ComparedCaptions;
  #looks: Omit<Looks, 'showsCrop'> = { isFlipped: false, halves: 'none', showsMask: false };
  #caption: LightboxCaption | undefined;

  constructor(context: LightboxContext) {
    this.#context = context;
    const { page, pages } = context;
    const { element } = this.#dialog;
    const redraw = () => page.redraw();
    this.#shown = new ShownPairs(context);
    this.#loading = new Loading(page);
    this.#captions = new ComparedCaptions(
      (image) => page.channel.request('readCaption', { dataset: page.dataset, image, text: null }),
      redraw,
    );
    const sizeOf = (image: string): Sides | undefined => {
      const pair = pages.find(image);
      return pair && this.#loading.sizeOf(pair);
    };
    this.#stage = new Stage(element, sizeOf, redraw);
    element.addEventListener('keydown', (event) => this.#key(event));
  }

  /** Shows the current picture; or what is chosen, if those are few enough to be compared. */
  async open(): Promise<void> {
    const { listed, page } = this.#context;
    if (listed.listing.total === 0 || this.#dialog.isOpen) return;
    await this.#shown.choose();
    this.#looks = { ...this.#looks, isFlipped: false, halves: 'none' };
    this.#stage.view = whole;
    this.#loading.begin();
    this.#dialog.open();
    page.redraw();
  }

  close = (): void => {
    if (!this.#dialog.isOpen) return;
    this.#dialog.close();
    this.#loading.end();
    render(nothing, this.#dialog.element);
    this.#context.onClose();
  };

  go = (to: 'first' | 'previous' | 'next' | 'last'): void => this.#shown.go(to);
  zoom = (direction: 1 | -1): void => this.#stage.zoom(direction);
  toggleWhole = (): void => this.#stage.toggleWhole();
  move = (horizontally: number, vertically: number): void => this.#stage.move(horizontally, vertically);
  flip = (): void => this.#look({ isFlipped: !this.#looks.isFlipped });
  changeHalves = (): void => {
    const next = { none: 'left', left: 'right', right: 'none' } as const;
    this.#look({ halves: next[this.#looks.halves] });
  };
  toggleMask = (): void => this.#look({ showsMask: !this.#looks.showsMask });
  toggleCrop = (): void => this.#context.toggleCrop();
  help = (): void => this.#context.help();
  editCaption = (): void => this.#caption?.focus();
  /** Takes the focus back from what is written in it. */
  focus = (): void => this.#dialog.element.focus();

  draw(): void {
    const { listed, page, edits } = this.#context;
    if (listed.listing.total === 0) this.close();
    if (!this.#dialog.isOpen) return;
    const { element } = this.#dialog;
    const { lightbox: strings } = page.strings;
    const { pairs, isOne, near } = this.#shown;
    this.#loading.want(pairs, near);
    element.setAttribute('aria-label', isOne ? strings.picture : strings.compared);
    render(
      html`${this.#head(pairs)}
        <div class="stage ${isOne ? 'one' : 'several'}">${isOne ? this.#one(pairs[0]) : this.#several(pairs)}</div>
        ${edits.template()} ${maskFilter}`,
      element,
    );
    const frames = element.querySelector<HTMLElement>('.frames');
    if (frames) arrange(frames, pairs);
    this.#stage.place();
  }

  #head([first]: readonly Pair[]): TemplateResult {
    const { page, showsCrop } = this.#context;
    const { strings } = page;
    const { isOne, position } = this.#shown;
    const shown = {
      ...this.#looks,
      strings,
      showsCrop: showsCrop(),
      scale: this.#stage.scale,
      isWhole: this.#stage.view.factor === 1,
      walks: isOne,
    };
    return html`<header>
      <div class="where" role="status">
        <span class="position">${position}</span>
        ${isOne && first ? html`<span class="name" title=${placeOf(first)}>${first.name}</span>` : nothing}
      </div>
      ${toolbar(shown, this)} ${iconButton('close', strings.lightbox.close, this.close)}
    </header>`;
  }

  #one(pair: Pair | undefined): TemplateResult {
    const { strings } = this.#context.page;
    this.#caption = pair && this.#context.caption(pair);
    if (!pair) return html`<div class="frames"><p class="notice later">${strings.grid.loading}</p></div>`;
    const written = this.#caption;
    const text = [{ text: pair.caption ?? '', isOwn: false }];
    return html`<div class="frames">${this.#frame(pair)}</div>
      <div class="about" tabindex="0" role="group" aria-label=${strings.lightbox.about}>
        ${written ? html`<div class="writing">${written.template()}</div>` : captionText(text, strings)}
        ${details(pair, strings, written === undefined)} ${this.#aboutMask(pair)}
      </div>`;
  }

  #several(pairs: readonly Pair[]): TemplateResult {
    const { strings } = this.#context.page;
    const captions = this.#captions.of(pairs);
    this.#caption = undefined;
    return html`<div class="frames">
      ${pairs.map(
        (pair, place) =>
          html`<figure>
            ${this.#frame(pair)}
            <figcaption tabindex="0" aria-label=${pair.name}>
              <span class="name" title=${placeOf(pair)}>${pair.name}</span>
              ${captionText(captions[place] ?? [], strings)} ${details(pair, strings)}
            </figcaption>
          </figure>`,
      )}
    </div>`;
  }

  #frame(pair: Pair): TemplateResult {
    const { page, thumbnails, showsCrop } = this.#context;
    const { strings } = page;
    const looks = { ...this.#looks, showsCrop: showsCrop() };
    return frame({ ...looks, pair, loading: this.#loading, thumbnail: thumbnails.of(pair), strings });
  }

  #aboutMask(pair: Pair): TemplateResult | typeof nothing {
    const { picture } = this.#loading.of(pair);
    if (!this.#looks.showsMask || !picture || !('mask' in picture)) return nothing;
    const { withMask, withoutMask } = this.#context.page.strings.lightbox;
    return html`<p class="about-mask" role="status">${picture.mask === null ? withoutMask : withMask}</p>`;
  }

  #look(change: Partial<Looks>): void {
    this.#looks = { ...this.#looks, ...change };
    this.#context.page.redraw();
  }

  #key(event: KeyboardEvent): void {
    if (event.defaultPrevented) return;
    const { target, key } = event;
    if (isWriting(target)) {
      // From writing back to the picture.
      if (key === 'Escape') this.focus();
      return;
    }
    if (target instanceof HTMLButtonElement && (key === ' ' || key === 'Enter')) return;
    const run = meaningOf(event, this, this.#stage.isCut);
    if (run) {
      event.preventDefault();
      run();
    } else if (isShared(event, this.#shown.isOne)) {
      this.#shown.chooseShown();
      this.#context.takeKey(event);
    }
  }
}

function placeOf({ folder, name }: Pair): string {
  return folder ? `${folder}/${name}` : name;
}

/** Side by side or one above the other, whatever shows them larger. */
function arrange(frames: HTMLElement, pairs: readonly Pair[]): void {
  const size = pairs[0]?.size ?? [1, 1];
  const box = [frames.clientWidth, frames.clientHeight] as const;
  frames.style.setProperty('--columns', String(Math.max(1, columnsFor(pairs.length, size, box, BELOW))));
}
