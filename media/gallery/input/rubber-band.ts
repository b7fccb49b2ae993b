/** So far the mouse moves before it is more than a click (pixels). */
const SLACK = 6;
/** So near the edge the grid scrolls on (pixels), and by so much each frame. */
const EDGE = 24;
const SCROLL = 14;

/**
 * A band that is drawn with the mouse from any place of the grid; what it touches is chosen.
 * @param onBand hears which places it touches, while it is drawn. What was drawn over and scrolled away counts, too
 */
export function rubberBand(
  scroller: HTMLElement,
  grid: HTMLElement,
  onBand: (indices: readonly number[], keeps: boolean) => void,
): { hasJustEnded(): boolean } {
  let start: { x: number; y: number; keeps: boolean } | undefined;
  let element: HTMLElement | undefined;
  let last: PointerEvent | undefined;
  let frame = 0;
  let hasEnded = false;
  /** Places by their boxes, as they were when they were drawn. */
  const touched = new Map<number, DOMRect>();

  const place = ({ clientX, clientY }: PointerEvent) => {
    const box = grid.getBoundingClientRect();
    return { x: clientX - box.left, y: clientY - box.top };
  };
  const draw = () => {
    if (!start || !element || !last) return;
    const end = place(last);
    const [left, top] = [Math.min(start.x, end.x), Math.min(start.y, end.y)];
    const [right, bottom] = [Math.max(start.x, end.x), Math.max(start.y, end.y)];
    element.style.transform = `translate(${left}px, ${top}px)`;
    element.style.width = `${right - left}px`;
    element.style.height = `${bottom - top}px`;
    const origin = grid.getBoundingClientRect();
    for (const one of grid.querySelectorAll<HTMLElement>('[data-index]')) {
      const box = one.getBoundingClientRect();
      const moved = new DOMRect(box.x - origin.x, box.y - origin.y, box.width, box.height);
      touched.set(Number(one.dataset['index']), moved);
    }
    const isIn = (box: DOMRect) =>
      box.left < right && box.right > left && box.top < bottom && box.bottom > top;
    onBand(
      [...touched].filter(([, box]) => isIn(box)).map(([index]) => index),
      start.keeps,
    );
  };
  const step = () => {
    frame = 0;
    if (!last || !element) return;
    const box = scroller.getBoundingClientRect();
    const by = last.clientY < box.top + EDGE ? -SCROLL : last.clientY > box.bottom - EDGE ? SCROLL : 0;
    if (by !== 0) scroller.scrollTop += by;
    draw();
    if (by !== 0) frame = requestAnimationFrame(step);
  };
  const end = () => {
    hasEnded = element !== undefined;
    // The click that ends it comes at once.
    setTimeout(() => {
      hasEnded = false;
    });
    element?.remove();
    [start, element, last] = [undefined, undefined, undefined];
    touched.clear();
    cancelAnimationFrame(frame);
    frame = 0;
  };
  scroller.addEventListener('pointerdown', (event) => {
    const { target } = event;
    // The scrollbar is no part of the grid.
    const isInside = target instanceof Element && (grid.contains(target) || target === scroller);
    if (event.button !== 0 || event.pointerType !== 'mouse' || event.shiftKey || !isInside) return;
    if (target === scroller && event.offsetX >= scroller.clientWidth) return;
    start = { ...place(event), keeps: event.ctrlKey || event.metaKey };
  });
  scroller.addEventListener('pointermove', (event) => {
    if (!start) return;
    if ((event.buttons & 1) === 0) return end();
    const { x, y } = place(event);
    if (!element) {
      if (Math.hypot(x - start.x, y - start.y) < SLACK) return;
      element = document.createElement('div');
      element.className = 'band';
      grid.append(element);
      scroller.setPointerCapture(event.pointerId);
    }
    last = event;
    frame ||= requestAnimationFrame(step);
  });
  scroller.addEventListener('pointerup', end);
  scroller.addEventListener('pointercancel', end);
  return { hasJustEnded: () => hasEnded };
}
