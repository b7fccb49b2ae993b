import { html, nothing, type TemplateResult } from 'lit/html.js';

/**
 * A button that shows an icon alone.
 * @param icon the name of a codicon
 * @param isPressed of a button that is on or off
 */
export function iconButton(
  icon: string,
  title: string,
  run: () => void,
  isPressed?: boolean,
): TemplateResult {
  return html`<button
    type="button"
    class="icon"
    title=${title}
    aria-label=${title}
    aria-pressed=${isPressed ?? nothing}
    @click=${run}
  >
    <span class="codicon codicon-${icon}" aria-hidden="true"></span>
  </button>`;
}
