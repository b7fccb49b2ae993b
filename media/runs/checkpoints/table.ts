import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { RunEpoch, RunPicture } from '../../../protocol/runs-page/requests.ts';
import type { RunsPageStrings } from '../../../protocol/runs-page/strings.ts';
import { fill } from '../../shared/fill.ts';
import { noteOf } from '../samples/wall.ts';
import { starsOf } from '../stars.ts';
import { lossOf, momentOf, sizeOf, withKind } from '../words.ts';

/** What one does with checkpoints. */
export interface CheckpointActs {
  readonly rate: (epoch: RunEpoch, change: { stars?: number | null; note?: string; keep?: boolean }) => void;
  readonly reveal: (file: string) => void;
  readonly copyPrompt: (epoch: RunEpoch) => void;
  readonly remove: (files: readonly string[]) => void;
}

const columns = ['checkpoint', 'file', 'size', 'loss', 'rating', 'note', 'keep', 'actions'] as const;

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
  const isAnyKept = saved.some(({ keep }) => keep);
  const others = saved.flatMap(({ checkpoint, keep }) => (checkpoint && !keep ? [checkpoint.file] : []));
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
                  ${saved.map((epoch) => rowOf(strings, epoch, kinds.size > 1, acts))}
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

function rowOf(
  strings: RunsPageStrings,
  epoch: RunEpoch,
  saysKind: boolean,
  acts: CheckpointActs,
): TemplateResult {
  const [name, loss] = [momentOf(strings, epoch), lossOf(strings, epoch)];
  const { checkpoint, stars, keep, marks } = epoch;
  if (!checkpoint) return html``;
  const button = (icon: string, label: string, act: () => void, isDisabled = false) => html`<button
    type="button"
    class="icon codicon codicon-${icon}"
    title=${label}
    aria-label=${label}
    ?disabled=${isDisabled}
    @click=${act}
  ></button>`;
  return html`<tr>
    <th scope="row">
      ${name}
      ${marks.map(({ kind, reason }) => html`<span class="mark ${kind}" title=${reason}>${strings[kind]}</span>`)}
    </th>
    <td class="file">
      ${checkpoint.name}
      ${checkpoint.isWhole ? nothing : html`<span class="warning">${strings.notWhole}</span>`}
    </td>
    <td class="number">${sizeOf(checkpoint.size)}</td>
    <td class="number">${saysKind ? withKind(strings, loss, epoch.lossKind) : loss}</td>
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
      ${button('trash', fill(strings.delete, checkpoint.name), () => acts.remove([checkpoint.file]), keep)}
    </td>
  </tr>`;
}
