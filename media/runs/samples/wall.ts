import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { RunEpoch, RunPicture, RunPrompt } from '../../../protocol/runs-page/requests.ts';
import type { RunsPageStrings } from '../../../protocol/runs-page/strings.ts';
import { fill } from '../../shared/fill.ts';
import { starsOf } from '../stars.ts';
import { hintOf } from '../words.ts';
import type { BlindOrder, ShownEpoch } from './shown-epochs.ts';

/** What one does at the wall. */
export interface WallActs {
  readonly enlarge: (prompt: number, key: string) => void;
  readonly rate: (epoch: RunEpoch, change: { stars?: number | null; note?: string }) => void;
  readonly setBlind: (isBlind: boolean) => void;
}

/** The samples by prompt and epoch. */
export function wallOf(
  strings: RunsPageStrings,
  run: RunPicture,
  columns: readonly ShownEpoch[],
  blind: BlindOrder | undefined,
  acts: WallActs,
): TemplateResult {
  const isBlind = blind !== undefined;
  const hasTrained = run.prompts.some(({ trained }) => trained);
  return html`<section aria-labelledby="samples">
    <h2 id="samples">${strings.samples}</h2>
    ${
      columns.length === 0
        ? html`<p>${strings.noSamples}</p>`
        : html`<div class="tools">
              <button
                type="button"
                class="secondary"
                aria-pressed=${isBlind ? 'true' : 'false'}
                @click=${() => acts.setBlind(!isBlind)}
              >
                ${isBlind ? strings.reveal : strings.blind}
              </button>
              ${isBlind ? html`<span class="hint">${strings.blindHint}</span>` : nothing}
            </div>
            <div class="wall-frame" tabindex="0" role="group" aria-label=${strings.samples}>
              <table class="wall">
                <thead>
                  <tr>
                    <th scope="col">${strings.prompt}</th>
                    ${hasTrained ? html`<th scope="col">${strings.trainingPicture}</th>` : nothing}
                    ${columns.map((column) => headOf(strings, column))}
                  </tr>
                </thead>
                <tbody>
                  ${run.prompts.map((prompt) => rowOf(strings, prompt, columns, hasTrained, acts))}
                </tbody>
                <tfoot>
                  <tr>
                    <th scope="row">${strings.rating}</th>
                    ${hasTrained ? html`<td></td>` : nothing}
                    ${columns.map(
                      ({ epoch, name }) =>
                        html`<td>${starsOf(strings, name, epoch.stars, (stars) => acts.rate(epoch, { stars }))}</td>`,
                    )}
                  </tr>
                  ${
                    blind?.hasNotes
                      ? nothing
                      : html`<tr>
                          <th scope="row">${strings.note}</th>
                          ${hasTrained ? html`<td></td>` : nothing}
                          ${columns.map(({ epoch, name }) => html`<td>${noteOf(strings, epoch, name, acts)}</td>`)}
                        </tr>`
                  }
                </tfoot>
              </table>
            </div>`
    }
  </section>`;
}

function headOf(strings: RunsPageStrings, { epoch, name, isNamed }: ShownEpoch): TemplateResult {
  const isSeam = isNamed && epoch.begins === 'resume';
  return html`<th scope="col" class=${isSeam ? 'seam' : ''} title=${isNamed ? hintOf(strings, epoch) : ''}>
    ${name}
    ${
      isNamed
        ? epoch.marks.map(
            ({ kind, reason }) => html`<span class="mark ${kind}" title=${reason}>${strings[kind]}</span>`,
          )
        : nothing
    }
  </th>`;
}

function rowOf(
  strings: RunsPageStrings,
  { number, text, negative, settings, trained }: RunPrompt,
  columns: readonly ShownEpoch[],
  hasTrained: boolean,
  { enlarge }: WallActs,
): TemplateResult {
  return html`<tr>
    <th scope="row" class="prompt">
      ${text ?? fill(strings.promptGone, number + 1)}
      ${negative === null ? nothing : html`<span class="quiet">${fill(strings.negative, negative)}</span>`}
      ${settings === null ? nothing : html`<span class="quiet">${settings}</span>`}
    </th>
    ${
      hasTrained
        ? html`<td>
            ${trained ? html`<img src=${trained.src} alt=${trained.name} title=${trained.name} />` : nothing}
          </td>`
        : nothing
    }
    ${columns.map(({ epoch, name }) => {
      const sample = epoch.samples.find(({ prompt }) => prompt === number);
      const label = fill(strings.enlarge, name, text ?? fill(strings.promptGone, number + 1));
      return html`<td>
        ${
          sample
            ? html`<button
                type="button"
                class="picture"
                aria-label=${label}
                @click=${() => enlarge(number, epoch.key)}
              >
                <img src=${sample.src} alt="" loading="lazy" />
              </button>`
            : nothing
        }
      </td>`;
    })}
  </tr>`;
}

/** What one notes about an epoch: kept when one leaves the field. */
export function noteOf(
  strings: RunsPageStrings,
  epoch: RunEpoch,
  name: string,
  { rate }: Pick<WallActs, 'rate'>,
): TemplateResult {
  return html`<input
    type="text"
    class="note"
    aria-label=${fill(strings.noteOf, name)}
    .value=${epoch.note}
    @change=${(event: Event) => rate(epoch, { note: (event.target as HTMLInputElement).value })}
  />`;
}
