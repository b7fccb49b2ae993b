/** What keys do in the grid beside moving about. */
export interface ShortcutEvents {
  /** The picture large, its caption beside it. */
  openLightbox(): void;
  /** Writing, here. */
  editCaption(): void;
  /** Writing, in an editor. */
  openCaption(): void;
  selectAll(): void;
  selectNone(): void;
  toggleCurrent(): void;
  focusQuery(): void;
  zoom(direction: 1 | -1): void;
  toggleCrop(): void;
  /** All keys. */
  showHelp(): void;
  undo(): void;
  repeat(): void;
  rename(): void;
  remove(): void;
  exclude(): void;
  review(): void;
  copyTags(): void;
  /** @param number of the palette, from 1 */
  togglePalette(number: number): void;
}

type Key = keyof Omit<ShortcutEvents, 'zoom' | 'togglePalette'>;

/** By key; `ctrl+` stands for the Mac's command key, too. */
const keys: Readonly<Record<string, Key>> = {
  ' ': 'openLightbox',
  Enter: 'editCaption',
  'ctrl+Enter': 'openCaption',
  'ctrl+a': 'selectAll',
  Escape: 'selectNone',
  'ctrl+ ': 'toggleCurrent',
  'ctrl+f': 'focusQuery',
  '/': 'focusQuery',
  'ctrl+z': 'undo',
  '.': 'repeat',
  b: 'toggleCrop',
  F2: 'rename',
  Delete: 'remove',
  x: 'exclude',
  r: 'review',
  'ctrl+c': 'copyTags',
};

/** Does what a key of the grid means. @returns whether it means something */
export function shortcut(event: KeyboardEvent, events: ShortcutEvents): boolean {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (altKey) return false;
  const isControl = ctrlKey || metaKey;
  const zoom = !isControl && (key === '+' || key === '=') ? 1 : !isControl && key === '-' ? -1 : undefined;
  if (zoom) events.zoom(zoom);
  // With Shift on some keyboards, without on others.
  else if (!isControl && key === '?') events.showHelp();
  else if (!isControl && !shiftKey && /^[1-9]$/.test(key)) events.togglePalette(Number(key));
  else {
    const name = shiftKey
      ? undefined
      : keys[`${isControl ? 'ctrl+' : ''}${key.length === 1 ? key.toLowerCase() : key}`];
    if (!name) return false;
    events[name]();
  }
  event.preventDefault();
  event.stopPropagation();
  return true;
}
