import { enlarged, fitOf, isCut, moved, placed, type Sides, STEP, type View, whole } from './zoom.ts';

/** What an arrow key moves a picture by, in shares of what it is shown in. */
const MOVE = 0.12;
/** What a line of a mouse wheel is in pixels. */
const LINE = 16;
/** A pixel of a picture that is so large on the screen is drawn as a square, not smoothed. */
const SQUARE = 3;

/** What is shown in one frame, as far as it has a size yet. */
export type SizeOf = (image: string) => Sides | undefined;

/** The frames in which pictures lie: zoomed and moved together, by wheel, mouse and keys. */
export class Stage {
  readonly #root: HTMLElement;
  readonly #sizeOf: SizeOf;
  readonly #onChange: () => void;
  view: View = whole;

  /**
   * @param root holds the frames, however deep
   * @param onChange hears that the view is another one, or has another size
   */
  constructor(root: HTMLElement, sizeOf: SizeOf, onChange: () => void) {
    this.#root = root;
    this.#sizeOf = sizeOf;
    this.#onChange = onChange;
    root.addEventListener('wheel', (event) => this.#turn(event), { passive: false });
    root.addEventListener('pointerdown', (event) => this.#drag(event));
    root.addEventListener('dblclick', (event) => {
      const frame = frameOf(event.target);
      if (frame) this.toggleWhole(pointIn(frame, event));
    });
    new ResizeObserver(onChange).observe(root);
  }

  /** How large the first picture is, a pixel of it a pixel of the screen being 1; undefined until it is known. */
  get scale(): number | undefined {
    const first = this.#first();
    return first && fitOf(first.size, first.box) * this.view.factor * devicePixelRatio;
  }

  /** Whether some of a picture is out of sight. */
  get isCut(): boolean {
    return this.#frames().some(({ size, box }) => isCut(placed(this.view, size, box), box));
  }

  /** After each drawing: puts the pictures where the view wants them. */
  place(): void {
    for (const { frame, size, box } of this.#frames()) {
      const sheet = frame.querySelector<HTMLElement>('.sheet');
      if (!sheet) continue;
      const here = placed(this.view, size, box);
      sheet.style.width = `${here.width}px`;
      sheet.style.height = `${here.height}px`;
      sheet.style.left = `${here.left}px`;
      sheet.style.top = `${here.top}px`;
      const scale = (here.width / size[0]) * devicePixelRatio;
      frame.classList.toggle('squares', scale >= SQUARE);
      frame.classList.toggle('movable', isCut(here, box));
    }
  }

  /** Larger or smaller by a step; the middle stays. */
  zoom(direction: 1 | -1): void {
    this.#enlarge(direction > 0 ? STEP : 1 / STEP);
  }

  /** From all of the picture to its own size, and back. @param point what stays where it is; the middle else */
  toggleWhole(point?: Sides): void {
    const scale = this.scale;
    if (scale === undefined) return;
    if (this.view.factor !== 1) this.#set(whole);
    else this.#enlarge(1 / scale, point);
  }

  /** Moves the picture as arrows lead. */
  move(horizontally: number, vertically: number): void {
    const first = this.#first();
    if (!first) return;
    const by = [-horizontally * MOVE * first.box[0], -vertically * MOVE * first.box[1]] as const;
    this.#set(moved(this.view, by, first.size, first.box));
  }

  #enlarge(times: number, point?: Sides, at = this.#first()): void {
    if (!at) return;
    const { size, box } = at;
    this.#set(enlarged(this.view, times, point ?? [box[0] / 2, box[1] / 2], size, box));
  }

  #set(view: View): void {
    this.view = view;
    this.#onChange();
  }

  #turn(event: WheelEvent): void {
    const frame = frameOf(event.target);
    if (!frame) return;
    event.preventDefault();
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * LINE;
    // Two fingers that are spread on a touch pad come as small turns with Ctrl.
    const speed = event.ctrlKey && Math.abs(pixels) < LINE ? 0.01 : 0.002;
    this.#enlarge(Math.exp(-pixels * speed), pointIn(frame, event), this.#known(frame));
  }

  #drag(event: PointerEvent): void {
    const frame = frameOf(event.target);
    if (!frame || event.button !== 0) return;
    const { pointerId } = event;
    let [x, y] = [event.clientX, event.clientY];
    const drag = (to: PointerEvent) => {
      const here = this.#known(frame);
      if (here) this.#set(moved(this.view, [to.clientX - x, to.clientY - y], here.size, here.box));
      [x, y] = [to.clientX, to.clientY];
    };
    frame.setPointerCapture(pointerId);
    frame.classList.add('held');
    frame.addEventListener('pointermove', drag);
    frame.addEventListener(
      'lostpointercapture',
      () => {
        frame.classList.remove('held');
        frame.removeEventListener('pointermove', drag);
      },
      { once: true },
    );
  }

  #frames(): readonly Known[] {
    const frames = [...this.#root.querySelectorAll<HTMLElement>('.frame')];
    return frames.map((frame) => this.#known(frame)).filter((known) => known !== undefined);
  }

  #first(): Known | undefined {
    return this.#frames()[0];
  }

  #known(frame: HTMLElement): Known | undefined {
    const size = this.#sizeOf(frame.dataset['image'] ?? '');
    const { clientWidth, clientHeight } = frame;
    return size && clientWidth > 0 && clientHeight > 0
      ? { frame, size, box: [clientWidth, clientHeight] }
      : undefined;
  }
}

/** A frame whose picture has a size. */
interface Known {
  readonly frame: HTMLElement;
  readonly size: Sides;
  readonly box: Sides;
}

function frameOf(target: EventTarget | null): HTMLElement | null {
  // Buttons over a picture are no part of it.
  return target instanceof Element && !target.closest('button')
    ? target.closest<HTMLElement>('.frame')
    : null;
}

function pointIn(frame: HTMLElement, { clientX, clientY }: MouseEvent): Sides {
  const { left, top } = frame.getBoundingClientRect();
  return [clientX - left, clientY - top];
}
