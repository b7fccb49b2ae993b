import { Emitter, type Event } from 'vscode-languageserver/node';

/** Whether pictures can be decoded here, as far as anyone has tried. */
export class DecoderState {
  readonly #changed = new Emitter<void>();
  readonly onDidChange: Event<void> = this.#changed.event;
  #isMissing = false;

  get isMissing(): boolean {
    return this.#isMissing;
  }

  /** It was tried, and there is none: that stays so. */
  miss(): void {
    if (this.#isMissing) return;
    this.#isMissing = true;
    this.#changed.fire();
  }
}
