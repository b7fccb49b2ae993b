import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { RunEpoch, RunPicture } from '../../../protocol/runs-page/requests.ts';
import type { RunsPageStrings } from '../../../protocol/runs-page/strings.ts';
import { fill } from '../../shared/fill.ts';
import { noteOf } from '../samples/wall.ts';
import { starsOf } from '../stars.ts';
import { hintOf, lossOf, momentOf, withKind } from '../words.ts';

/** What one does with checkpoints. */
export interface CheckpointActs {
  readonly rate: (epoch: RunEpoch, change: { stars?: number | null; note?: string; keep?: boolean }) => void;
  readonly reveal: (file: string) => void;
  readonly copyPrompt: (epoch: RunEpoch) => void;
  readonly remove: (files: readonly string[]) => void;
  readonly enlarge: (prompt: number, key: string) => void;
}

const columns = [
  ...(['checkpoint', 'file', 'size', 'loss', 'samples', 'rating', 'note', 'keep', 'actions'] as const),
];

/** A row for each checkpoint. */
export function checkpointsOf(
  strings: RunsPageStrings,
  run: RunPicture,
  acts: CheckpointActs,
): TemplateResult {
  const saved = run.epochs.filter(({ checkpoint }) => checkpoint);
  // All are judged by the same, as a rule: then it is said once.
  const kinds = new Set(saved.flatMap(({ lossKind }) => lossKind ?? []));
  const kind = kinds.size === 1 ? ([...kinds][0] ?? null) : null;
  // What another run left is deleted where that one is shown.
  const own = saved.filter(({ from }) => from === null);
  const isAnyKept = own.some(({ keep }) => keep);
  const others = own.flatMap(({ checkpoint, keep }) => (checkpoint && !keep ? [checkpoint.file] : []));
  return html`<section aria-labelledby="checkpoints">
    <h2 id="checkpoints">${strings.checkpoints}</h2>
    ${
      saved.length === 0
        ? html`<p>${strings.noCheckpoints}</p>`
        : html`<div class="table-frame" tabindex="0" role="group" aria-label=${strings.checkpoints}>
              <table class="checkpoints">
                <thead>
                  <tr>
                    ${columns.map((name) => {
                      const title = name === 'loss' ? withKind(strings, strings.loss, kind) : strings[name];
                      return html`<th scope="col">${title}</th>`;
                    })}
                  </tr>
                </thead>
                <tbody>
                  ${saved.map(
                    (epoch, place) =>
                      html`${groupOf(strings, epoch, place === 0 ? null : (saved[place - 1]?.from ?? null))}
                      ${rowOf(strings, epoch, kinds.size > 1, acts)}`,
                  )}
                </tbody>
              </table>
            </div>
            <button
              type="button"
              class="secondary"
              title=${isAnyKept ? '' : strings.deleteOthersHint}
              ?disabled=${!isAnyKept || others.length === 0}
              @click=${() => acts.remove(others)}
            >
              ${strings.deleteOthers}
            </button>`
    }
  </section>`;
}

/** Says whose checkpoints follow, where that is another run than before. @param before whose the last one was */
function groupOf(
  strings: RunsPageStrings,
  { from }: RunEpoch,
  before: string | null,
): TemplateResult | typeof nothing {
  if (from === before) return nothing;
  const text = from === null ? strings.thisRun : fill(strings.ofRun, from);
  return html`<tr class="group">
    <th colspan=${columns.length} scope="colgroup">${text}</th>
  </tr>`;
}

/** The first of its samples, to be enlarged. */
function sampleOf(
  strings: RunsPageStrings,
  { key, samples }: RunEpoch,
  name: string,
  { enlarge }: CheckpointActs,
): TemplateResult | typeof nothing {
  const [sample] = samples;
  if (!sample) return nothing;
  const label = fill(strings.sampleOf, name, sample.prompt + 1);
  return html`<button
    type="button"
    class="picture"
    title=${label}
    aria-label=${label}
    @click=${() => enlarge(sample.prompt, key)}
  >
    <img src=${sample.src} alt="" loading="lazy" />
  </button>`;
}

function rowOf(
  strings: RunsPageStrings,
  epoch: RunEpoch,
  saysKind: boolean,
  acts: CheckpointActs,
): TemplateResult {
  const [name, loss] = [momentOf(strings, epoch), lossOf(strings, epoch)];
  const { checkpoint, stars, keep, marks, from } = epoch;
  if (!checkpoint) return html``;
  const whyNot = from !== null ? strings.deleteElsewhereHint : keep ? strings.deleteKeptHint : '';
  const button = (icon: string, label: string, act: () => void, whyNot = '') => html`<button
    type="button"
    class="icon codicon codicon-${icon}"
    title=${whyNot === '' ? label : whyNot}
    aria-label=${label}
    ?disabled=${whyNot !== ''}
    @click=${act}
  ></button>`;
  return html`<tr>
    <th scope="row" title=${hintOf(strings, epoch)}>
      ${name}
      ${marks.map(({ kind, reason }) => html`<span class="mark ${kind}" title=${reason}>${strings[kind]}</span>`)}
    </th>
    <td class="file">
      ${checkpoint.name}
      ${epoch.own === null ? nothing : html`<span class="quiet block">${fill(strings.ownNumber, epoch.own)}</span>`}
      ${checkpoint.isWhole ? nothing : html`<span class="warning">${strings.notWhole}</span>`}
    </td>
    <td class="number">${checkpoint.size}</td>
    <td class="number">${saysKind ? withKind(strings, loss, epoch.lossKind) : loss}</td>
    <td>${sampleOf(strings, epoch, name, acts)}</td>
    <td>${starsOf(strings, name, stars, (now) => acts.rate(epoch, { stars: now }))}</td>
    <td>${noteOf(strings, epoch, name, acts)}</td>
    <td>
      <input
        type="checkbox"
        aria-label=${fill(strings.keepOf, name)}
        .checked=${keep}
        @change=${(event: Event) => acts.rate(epoch, { keep: (event.target as HTMLInputElement).checked })}
      />
    </td>
    <td class="actions">
      ${button('copy', fill(strings.copyPrompt, checkpoint.name), () => acts.copyPrompt(epoch))}
      ${button('folder-opened', fill(strings.revealFile, checkpoint.name), () => acts.reveal(checkpoint.file))}
      ${button('trash', fill(strings.delete, checkpoint.name), () => acts.remove([checkpoint.file]), whyNot)}
    </td>
  </tr>`;
}
