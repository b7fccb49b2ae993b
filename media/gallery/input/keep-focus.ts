/**
 * VS Code takes the focus from the page, for a menu or its palette, and gives it back to the page as a whole: it goes back to
 * where it was; to the grid, where that is gone.
 */
export function keepFocus(grid: HTMLElement): void {
  let last: HTMLElement | undefined;
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement && target !== document.body) last = target;
  });
  window.addEventListener('focus', () => {
    if (!last || (document.activeElement && document.activeElement !== document.body)) return;
    const target = last.isConnected ? last : grid.querySelector<HTMLElement>('[tabindex="0"]');
    target?.focus({ preventScroll: true });
  });
}
