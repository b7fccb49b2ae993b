import { gapAt } from './chip-places.ts';

/** So far the mouse moves before it is more than a click (pixels). */
const SLACK = 4;

/** A chip that is dragged: which one, and in front of which it would come to stand. */
export interface Dragged {
  readonly from: number;
  /** As many as there are chips: behind the last one. */
  readonly gap: number;
}

/** What a drag tells. */
export interface DragEvents {
  /** Undefined when it is over. */
  onDrag(dragged: Dragged | undefined): void;
  /** It was let go where it comes to stand elsewhere. @param to its number then */
  onDrop(from: number, to: number): void;
}

/** Follows the mouse from where it was pressed on a chip. Escape gives it up. */
export function dragChip(event: PointerEvent, list: Element, from: number, events: DragEvents): void {
  const chip = event.currentTarget;
  if (event.button !== 0 || event.pointerType === 'touch' || !(chip instanceof HTMLElement)) return;
  const { clientX, clientY, pointerId } = event;
  const listening = new AbortController();
  const { signal } = listening;
  let gap: number | undefined;
  const end = () => {
    listening.abort();
    events.onDrag(undefined);
  };
  const move = (moved: PointerEvent) => {
    if (gap === undefined && Math.hypot(moved.clientX - clientX, moved.clientY - clientY) < SLACK) return;
    if (gap === undefined) chip.setPointerCapture(pointerId);
    gap = gapAt(list, moved.clientX, moved.clientY);
    events.onDrag({ from, gap });
  };
  const drop = () => {
    const to = gap === undefined ? from : gap > from ? gap - 1 : gap;
    end();
    if (to !== from) events.onDrop(from, to);
  };
  const key = (pressed: KeyboardEvent) => {
    if (pressed.key !== 'Escape' || gap === undefined) return;
    pressed.preventDefault();
    pressed.stopPropagation();
    end();
  };
  window.addEventListener('pointermove', move, { signal });
  window.addEventListener('pointerup', drop, { signal });
  window.addEventListener('pointercancel', end, { signal });
  window.addEventListener('keydown', key, { signal, capture: true });
}
