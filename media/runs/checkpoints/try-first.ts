import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { RunPicture } from '../../../protocol/runs-page/requests.ts';
import type { RunsPageStrings } from '../../../protocol/runs-page/strings.ts';
import { fill } from '../../shared/fill.ts';
import { momentOf } from '../words.ts';

/** The two checkpoints that people try first, each with its reason, and why there is no lowest loss. */
export function tryFirstOf(strings: RunsPageStrings, run: RunPicture): TemplateResult | typeof nothing {
  const marked = run.epochs.flatMap((epoch) => epoch.marks.map((mark) => ({ epoch, mark })));
  if (marked.length === 0) return nothing;
  return html`<section aria-labelledby="try-first">
    <h2 id="try-first">${strings.tryFirst}</h2>
    <ul class="try-first">
      ${marked.map(
        ({ epoch, mark }) => html`<li>
          <span class="mark ${mark.kind}">${strings[mark.kind]}</span>
          <strong>${momentOf(strings, epoch)}</strong> ${mark.reason}
          ${epoch.from === null ? nothing : html`<span class="quiet">${fill(strings.ofRun, epoch.from)}.</span>`}
        </li>`,
      )}
    </ul>
    ${run.whyNone === null ? nothing : html`<p class="hint">${run.whyNone}</p>`}
  </section>`;
}
