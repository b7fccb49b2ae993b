/** The elements of the page's shell. */
export interface Places {
  readonly bar: HTMLElement;
  readonly notice: HTMLElement;
  readonly body: HTMLElement;
  readonly scroller: HTMLElement;
  readonly grid: HTMLElement;
  readonly pane: HTMLElement;
  readonly status: HTMLElement;
}
