/** What keys do in the lightbox. */
export interface LightboxKeys {
  close(): void;
  go(to: 'first' | 'previous' | 'next' | 'last'): void;
  zoom(direction: 1 | -1): void;
  toggleWhole(): void;
  move(horizontally: number, vertically: number): void;
  flip(): void;
  changeHalves(): void;
  toggleCrop(): void;
  toggleMask(): void;
  help(): void;
  editCaption(): void;
}

/** These do in the lightbox what they do in the grid, to the pictures that are shown. */
const SHARED = new Set(['ctrl+Enter', 'ctrl+z', '.', 'r', 'ctrl+c', ...'123456789']);
/** And these, where only one is shown: files aren't moved in a comparison. */
const SHARED_OF_ONE = new Set(['F2', 'Delete', 'x']);

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const steps: Readonly<Record<string, 'first' | 'previous' | 'next' | 'last'>> = {
  Home: 'first',
  End: 'last',
  PageUp: 'previous',
  PageDown: 'next',
  ArrowLeft: 'previous',
  ArrowRight: 'next',
};

/** What a key means. @param isMovable whether some of the picture is out of sight, so that arrows move it */
export function meaningOf(
  { key, ctrlKey, metaKey, altKey }: KeyboardEvent,
  keys: LightboxKeys,
  isMovable: boolean,
): (() => void) | undefined {
  if (altKey || ctrlKey || metaKey) return undefined;
  const arrow = arrows[key];
  if (arrow && isMovable) return () => keys.move(...arrow);
  const step = steps[key];
  if (step) return () => keys.go(step);
  const others: Readonly<Record<string, () => void>> = {
    Escape: keys.close,
    ' ': keys.close,
    '+': () => keys.zoom(1),
    '=': () => keys.zoom(1),
    '-': () => keys.zoom(-1),
    '0': keys.toggleWhole,
    f: keys.flip,
    h: keys.changeHalves,
    b: keys.toggleCrop,
    m: keys.toggleMask,
    '?': keys.help,
    Enter: keys.editCaption,
  };
  return others[key.length === 1 ? key.toLowerCase() : key];
}

/** Whether a key is meant for the grid's actions. */
export function isShared(
  { key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent,
  isOne: boolean,
): boolean {
  if (altKey || shiftKey) return false;
  const name = `${ctrlKey || metaKey ? 'ctrl+' : ''}${key.length === 1 ? key.toLowerCase() : key}`;
  // What is marked with the mouse is copied as text.
  if (name === 'ctrl+c' && getSelection()?.isCollapsed === false) return false;
  return SHARED.has(name) || (isOne && SHARED_OF_ONE.has(name));
}

/** Whether somebody writes where a key was pressed, or works at the tags of a caption there. */
export function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.writing, textarea, input, select') !== null;
}
