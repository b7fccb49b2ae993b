/** What one can get to with Tab. */
const REACHED = 'a[href], button:not(:disabled), input, select, textarea, [tabindex="0"]';

/** A part of the page that lies over the rest, which is out of reach while it is open. */
export class Dialog {
  readonly element = document.createElement('div');
  /** What was put out of reach by this one. */
  #behind: readonly HTMLElement[] = [];
  #before: Element | null = null;

  constructor(name: string) {
    const { element } = this;
    element.className = `dialog ${name}`;
    element.setAttribute('role', 'dialog');
    element.setAttribute('aria-modal', 'true');
    element.tabIndex = -1;
    element.addEventListener('keydown', (event) => {
      if (event.key === 'Tab' && !event.defaultPrevented) this.#turn(event);
    });
  }

  get isOpen(): boolean {
    return this.element.isConnected;
  }

  /** Takes the focus, too. */
  open(): void {
    if (this.isOpen) return;
    const { element } = this;
    this.#before = document.activeElement;
    const others = [...document.body.children].filter((one) => one instanceof HTMLElement);
    this.#behind = others.filter((one) => !one.inert);
    for (const one of this.#behind) one.inert = true;
    document.body.append(element);
    element.focus({ preventScroll: true });
  }

  /** Gives the focus back to what had it, where that is still there. */
  close(): void {
    if (!this.isOpen) return;
    this.element.remove();
    for (const one of this.#behind) one.inert = false;
    this.#behind = [];
    if (this.#before instanceof HTMLElement && this.#before.isConnected)
      this.#before.focus({ preventScroll: true });
    this.#before = null;
  }

  /** From the last one to the first, and back. */
  #turn(event: KeyboardEvent): void {
    const reached = [...this.element.querySelectorAll<HTMLElement>(REACHED)].filter(
      (one) => one.getClientRects().length > 0,
    );
    const [first, last] = [reached[0], reached.at(-1)];
    const { activeElement } = document;
    const isAtEnd = event.shiftKey
      ? activeElement === first || activeElement === this.element
      : activeElement === last;
    if (!isAtEnd) return;
    event.preventDefault();
    (event.shiftKey ? last : first)?.focus();
  }
}
