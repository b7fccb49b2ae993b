import { html, nothing, type TemplateResult } from 'lit/html.js';

/** What is said beside a field. */
export interface Labelled {
  readonly label: string;
  /** What one may want to know to fill it in. */
  readonly hint?: string;
  /** What is wrong with what is in it. */
  readonly problem?: string | undefined;
}

/** The elements that describe a field, for `aria-describedby`. */
export function describedBy(id: string, { hint, problem }: Labelled): string | typeof nothing {
  if (problem !== undefined) return `${id}-problem`;
  return hint === undefined ? nothing : `${id}-hint`;
}

/** What stands below a field: what is wrong with it, else what helps. */
export function fieldNotes(id: string, { hint, problem }: Labelled): TemplateResult | typeof nothing {
  if (problem !== undefined) return html`<p class="problem" id="${id}-problem" role="alert">${problem}</p>`;
  return hint === undefined ? nothing : html`<p class="hint" id="${id}-hint">${hint}</p>`;
}
