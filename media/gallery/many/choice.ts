import { html, type TemplateResult } from 'lit/html.js';

/** One of the things that can be chosen. */
export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

/** A list of which one thing is chosen. @param id of its element, one a page */
export function choice<Value extends string>(
  id: string,
  label: string,
  options: readonly Option<Value>[],
  chosen: Value,
  choose: (value: Value) => void,
): TemplateResult {
  const change = ({ target }: Event) => {
    const found = options.find(({ value }) => target instanceof HTMLSelectElement && target.value === value);
    if (found) choose(found.value);
  };
  return html`<div class="labelled">
    <label for=${id}>${label}</label>
    <select id=${id} @change=${change}>
      ${options.map(
        (option) =>
          html`<option value=${option.value} .selected=${option.value === chosen}>${option.label}</option>`,
      )}
    </select>
  </div>`;
}
