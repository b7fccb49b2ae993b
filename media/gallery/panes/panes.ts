import { html, nothing, render, type TemplateResult } from 'lit/html.js';
import type { Page } from '../page.ts';
import type { Pane } from '../state.ts';

/** Narrower pages have the pane below the grid (pixels). */
const WIDE = 640;
/** The least that either side keeps, in per cent. */
const LEAST = 15;
/** How far an arrow key moves the border, in per cent. */
const STEP = 4;

/** What a pane is filled with. */
export interface PaneContent {
  template(): TemplateResult | typeof nothing;
}

/** What stands beside the grid, or below it where there is no room beside; the border between them can be moved. */
export class Panes {
  readonly #body: HTMLElement;
  readonly #pane: HTMLElement;
  readonly #page: Page;
  readonly #onShare: (share: number) => void;
  /** Known without asking, which would lay the page out in the midst of a drawing. */
  #isWide = document.body.clientWidth >= WIDE;

  constructor(body: HTMLElement, pane: HTMLElement, page: Page, onShare: (share: number) => void) {
    this.#body = body;
    this.#pane = pane;
    this.#page = page;
    this.#onShare = onShare;
    new ResizeObserver(() => this.#resize()).observe(document.body);
  }

  /** Gives the pane its room, before there is anything in it. */
  makeRoom(open: Pane | null, share: number): void {
    this.#body.className = this.#isWide ? 'wide' : 'narrow';
    this.#pane.hidden = open === null;
    this.#pane.style.flexBasis = `${share}%`;
  }

  draw(open: Pane | null, share: number, content: PaneContent | undefined): void {
    const isWide = this.#isWide;
    this.makeRoom(open, share);
    const { panes: strings } = this.#page.strings;
    render(
      open === null || !content
        ? nothing
        : html`<div
              class="border"
              role="separator"
              tabindex="0"
              aria-label=${strings.border}
              aria-orientation=${isWide ? 'vertical' : 'horizontal'}
              aria-valuenow=${Math.round(share)}
              aria-valuemin=${LEAST}
              aria-valuemax=${100 - LEAST}
              @keydown=${(event: KeyboardEvent) => this.#key(event, share)}
              @pointerdown=${(event: PointerEvent) => this.#drag(event, isWide)}
            ></div>
            <div class="content">${content.template()}</div>`,
      this.#pane,
    );
  }

  #resize(): void {
    const isWide = document.body.clientWidth >= WIDE;
    if (isWide === this.#isWide) return;
    this.#isWide = isWide;
    this.#page.redraw();
  }

  #key(event: KeyboardEvent, share: number): void {
    const step = { ArrowLeft: STEP, ArrowUp: STEP, ArrowRight: -STEP, ArrowDown: -STEP }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    this.#onShare(limited(share + step));
  }

  #drag(event: PointerEvent, isWide: boolean): void {
    const { target, pointerId } = event;
    if (!(target instanceof HTMLElement)) return;
    event.preventDefault();
    target.setPointerCapture(pointerId);
    const box = this.#body.getBoundingClientRect();
    const move = ({ clientX, clientY }: PointerEvent) => {
      const left = isWide ? (box.right - clientX) / box.width : (box.bottom - clientY) / box.height;
      this.#onShare(limited(left * 100));
    };
    target.addEventListener('pointermove', move);
    target.addEventListener('lostpointercapture', () => target.removeEventListener('pointermove', move), {
      once: true,
    });
  }
}

function limited(share: number): number {
  return Math.max(LEAST, Math.min(100 - LEAST, share));
}
