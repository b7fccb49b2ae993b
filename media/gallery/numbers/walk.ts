/** How arrow keys lead through the marks of a group. */
export type Way = 'list' | 'matrix' | 'plane';

/** Which marks Tab leads to, one a group; arrow keys lead to the others. */
export class Walk {
  readonly #stops = new Map<string, string>();
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** The mark of a group that Tab leads to: the one that was walked to last, else the first. */
  stopOf(group: string, keys: readonly string[]): string | undefined {
    const last = this.#stops.get(group);
    return last !== undefined && keys.includes(last) ? last : keys[0];
  }

  /** Remembers where the focus is. */
  readonly focus = (event: FocusEvent): void => {
    const mark = markOf(event.target);
    const group = mark && groupOf(mark);
    const [name, key] = [group?.dataset['group'], mark?.dataset['mark']];
    if (name === undefined || key === undefined || this.#stops.get(name) === key) return;
    this.#stops.set(name, key);
    this.#onChange();
  };

  readonly key = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const mark = markOf(event.target);
    const group = mark && groupOf(mark);
    const next = mark && group && nextTo(group, mark, event.key);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    next.focus();
  };
}

function markOf(target: EventTarget | null): HTMLElement | undefined {
  return (target instanceof Element && target.closest<HTMLElement>('[data-mark]')) || undefined;
}

function groupOf(mark: HTMLElement): HTMLElement | undefined {
  return mark.closest<HTMLElement>('[data-group]') ?? undefined;
}

function nextTo(group: HTMLElement, mark: HTMLElement, key: string): HTMLElement | undefined {
  // Where there is little room, some are not drawn.
  const marks = [...group.querySelectorAll<HTMLElement>('[data-mark]')].filter(
    (one) => one.getClientRects().length > 0,
  );
  if (key === 'Home') return marks[0];
  if (key === 'End') return marks.at(-1);
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key];
  if (step === undefined) return undefined;
  const isUpDown = key === 'ArrowUp' || key === 'ArrowDown';
  const line = lineOf(marks, mark, group.dataset['way'] as Way, isUpDown);
  return line[line.indexOf(mark) + step];
}

/** The marks that one goes through in a direction: in a list all, in a matrix those of a row or a column. */
function lineOf(
  marks: readonly HTMLElement[],
  mark: HTMLElement,
  way: Way,
  isUpDown: boolean,
): readonly HTMLElement[] {
  if (way === 'matrix') {
    const side = isUpDown ? 'x' : 'y';
    return marks.filter((one) => one.dataset[side] === mark.dataset[side]);
  }
  if (way === 'list' || !isUpDown) return marks;
  // The way of a plane's marks is from left to right; up is where more is.
  const heightOf = (one: HTMLElement) => Number(one.dataset['y']);
  return [...marks].sort((a, b) => heightOf(b) - heightOf(a));
}
