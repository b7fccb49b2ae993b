import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ListedRun, RunCurve, RunPicture } from '../../../protocol/runs-page/requests.ts';
import type { RunsPageStrings } from '../../../protocol/runs-page/strings.ts';
import { fill } from '../../shared/fill.ts';
import { describeRun, namesOf } from '../describe-run.ts';
import type { RunsChannel } from '../host.ts';
import { type Group, groups } from './groups.ts';
import { Plot } from './plot.ts';
import { type Line, linesOf, nearest } from './series.ts';
import { valueAt } from './value-at.ts';
import { type Window, zoomed } from './zoomed.ts';

/** How one looks at curves; kept with the page. */
export interface LossView {
  readonly group: Group;
  /** The weight of what was before, as TensorBoard has it. */
  readonly smoothing: number;
  readonly isLogarithmic: boolean;
  readonly compared: readonly string[];
}
export const usualLossView: LossView = { group: 'loss', smoothing: 0.6, isLogarithmic: false, compared: [] };

/** What the panel needs of the page. */
export interface LossPanelPorts {
  readonly channel: RunsChannel;
  /** Draws the page anew. */
  readonly changed: () => void;
}

/** The curves of the run that is shown, and of those that it is compared with. */
export class LossPanel {
  readonly #ports: LossPanelPorts;
  readonly #plot: Plot;
  #view: LossView;
  #run: RunPicture | undefined;
  #curves: readonly RunCurve[] = [];
  #window: Window | undefined;
  /** The step under the line; undefined where the last values are shown. */
  #step: number | undefined;
  #hidden = new Set<string>();
  #cancel = () => {};

  constructor(ports: LossPanelPorts, view: LossView) {
    this.#ports = ports;
    this.#view = view;
    this.#plot = new Plot({
      onStep: (step) => this.#point(step),
      onWindow: (window) => this.#look(window),
    });
  }

  get view(): LossView {
    return this.#view;
  }

  /** Shows a run; one that has grown is looked at as before. */
  show(run: RunPicture): void {
    if (run.id !== this.#run?.id) [this.#window, this.#step, this.#curves] = [undefined, undefined, []];
    this.#run = run;
    void this.#ask();
  }

  async #ask(): Promise<void> {
    const { channel, changed } = this.#ports;
    if (!this.#run) return;
    this.#cancel();
    const columns = Math.max(100, Math.min(4000, Math.round(this.#plot.element.clientWidth || 800)));
    const { smoothing, compared } = this.#view;
    const runs = [this.#run.id, ...compared.filter((id) => id !== this.#run?.id)];
    const kinds = [...groups[this.#group]];
    const asked = channel.request('curves', {
      ...{ runs, kinds, columns, smoothing },
      window: this.#window ? [...this.#window] : null,
    });
    this.#cancel = asked.cancel;
    try {
      this.#curves = (await asked.answer).curves;
    } catch {
      // Another question took its place; what is drawn stays.
      return;
    }
    changed();
  }

  /** Of a run that has no loss the first group that it has. */
  get #group(): Group {
    const has = (group: Group) =>
      this.#run?.quantities.some(({ kind }) => (groups[group] as readonly string[]).includes(kind));
    const all = Object.keys(groups) as Group[];
    return has(this.#view.group) ? this.#view.group : (all.find(has) ?? 'loss');
  }

  #change(view: Partial<LossView>): void {
    this.#view = { ...this.#view, ...view };
    this.#ports.changed();
    void this.#ask();
  }

  #look(window: Window | undefined): void {
    this.#window = window;
    void this.#ask();
  }

  #point(step: number | undefined): void {
    if (step === this.#step) return;
    this.#step = step;
    this.#ports.changed();
  }

  /** Draws the panel. @param others runs to compare with */
  render(strings: RunsPageStrings, others: readonly ListedRun[]): TemplateResult {
    const run = this.#run;
    if (!run || run.quantities.length === 0)
      return html`<section aria-labelledby="loss">
        <h2 id="loss">${strings.loss}</h2>
        <p>${strings.noLog}</p>
      </section>`;
    const titleOf = namesOf([run, ...others.filter(({ id }) => this.#view.compared.includes(id))]);
    const lines = linesOf(strings, this.#curves, titleOf);
    const shown = lines.filter(({ curve }) => !this.#hidden.has(`${curve.run} ${curve.tag}`));
    const marks = { seams: run.seams, seam: strings.seam };
    queueMicrotask(() => this.#plot.show(shown, this.#view.isLogarithmic, this.#window, marks));
    return html`<section aria-labelledby="loss">
      <h2 id="loss">${strings.loss}</h2>
      ${this.#tools(strings, run, others)}
      <div
        class="plot-frame"
        role="group"
        tabindex="0"
        aria-label=${strings.plot}
        aria-describedby="plot-help"
        @keydown=${(event: KeyboardEvent) => this.#key(event)}
        @dblclick=${() => this.#look(undefined)}
      >
        ${this.#plot.element}
      </div>
      <p class="hint" id="plot-help">${strings.plotHelp}</p>
      ${this.#readout(strings, run, lines)}
      <p class="hint">${run.isFlow ? strings.flowLimits : strings.lossLimits}</p>
    </section>`;
  }

  #tools(strings: RunsPageStrings, run: RunPicture, others: readonly ListedRun[]): TemplateResult {
    const { smoothing, isLogarithmic, compared } = this.#view;
    const available = (Object.keys(groups) as Group[]).filter((group) =>
      run.quantities.some(({ kind }) => (groups[group] as readonly string[]).includes(kind)),
    );
    const rest = others.filter(({ id }) => id !== run.id);
    const compare = (id: string, isWanted: boolean) =>
      this.#change({ compared: isWanted ? [...compared, id] : compared.filter((one) => one !== id) });
    return html`<div class="tools">
      <label
        >${strings.quantities}
        <select @change=${(event: Event) => this.#changeGroup(event)}>
          ${available.map(
            (group) =>
              html`<option value=${group} ?selected=${group === this.#group}>${strings[group]}</option>`,
          )}
        </select>
      </label>
      <label
        >${strings.smoothing}
        <input
          type="range"
          min="0"
          max="0.99"
          step="0.01"
          .value=${String(smoothing)}
          @input=${(event: Event) => this.#change({ smoothing: Number(fieldOf(event).value) })}
        />
        <output>${smoothing.toFixed(2)}</output>
      </label>
      <label>
        <input
          type="checkbox"
          .checked=${isLogarithmic}
          @change=${(event: Event) => this.#change({ isLogarithmic: fieldOf(event).checked })}
        />
        ${strings.logScale}
      </label>
      <button
        type="button"
        class="secondary"
        ?disabled=${this.#window === undefined}
        @click=${() => this.#look(undefined)}
      >
        ${strings.zoomOut}
      </button>
      ${
        rest.length === 0
          ? nothing
          : html`<details>
              <summary>${compared.length === 0 ? strings.compareWith : fill(strings.comparedWith, compared.length)}</summary>
              ${rest.map(
                (other) => html`<label class="line">
                  <input
                    type="checkbox"
                    .checked=${compared.includes(other.id)}
                    @change=${(event: Event) => compare(other.id, fieldOf(event).checked)}
                  />
                  ${describeRun(strings, other)}
                </label>`,
              )}
            </details>`
      }
    </div>`;
  }

  /** Shows fewer or more steps around the line. */
  #zoom(by: number): void {
    const ends = this.#curves.flatMap(({ range }) => range ?? []);
    if (ends.length === 0) return;
    const range = [Math.min(...ends), Math.max(...ends)] as const;
    this.#look(zoomed(this.#window ?? range, range, this.#step ?? range[1], by));
  }

  #changeGroup(event: Event): void {
    this.#window = undefined;
    this.#change({ group: (event.target as HTMLSelectElement).value as Group });
  }

  /** The numbers under the line, or the last ones. */
  #readout(strings: RunsPageStrings, run: RunPicture, lines: readonly Line[]): TemplateResult {
    const named = lines.filter(({ title }) => title !== '');
    return html`<div class="readout">
      <p role="status">${this.#place(strings, run)}</p>
      <ul>
        ${named.map((line) => {
          const { curve, colour, title } = line;
          const key = `${curve.run} ${curve.tag}`;
          const isHidden = this.#hidden.has(key);
          return html`<li>
            <button
              type="button"
              class="line-toggle"
              aria-pressed=${isHidden ? 'false' : 'true'}
              @click=${() => this.#toggle(key)}
            >
              <span class="swatch colour-${colour}" aria-hidden="true"></span>${title}</button
            ><span class="value">${valueAt(strings, line, this.#step)}</span>${
              curve.broken > 0
                ? html` <span class="warning">${fill(strings.broken, curve.broken)}</span>`
                : nothing
            }
          </li>`;
        })}
      </ul>
    </div>`;
  }

  #place(strings: RunsPageStrings, { epochs }: RunPicture): string {
    const step = this.#step === undefined ? undefined : Math.round(this.#step);
    if (step === undefined) return strings.lastValues;
    const ends = epochs.filter(({ kind, step: end }) => kind === 'epoch' && end !== null);
    const epoch = ends.find(({ step: end }) => (end ?? 0) >= step && (end ?? 0) > 0)?.at;
    return epoch ? fill(strings.atStepOfEpoch, step, epoch) : fill(strings.atStep, step);
  }

  #toggle(key: string): void {
    const hidden = new Set(this.#hidden);
    if (!hidden.delete(key)) hidden.add(key);
    this.#hidden = hidden;
    this.#ports.changed();
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.#look(undefined);
    const factor = { '+': 0.5, '=': 0.5, '-': 2 }[event.key];
    if (factor !== undefined && !event.ctrlKey && !event.metaKey) this.#zoom(factor);
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const steps = this.#curves.reduce<readonly number[]>(
      (most, curve) => (curve.steps.length > most.length ? curve.steps : most),
      [],
    );
    if (direction === undefined || steps.length === 0) return;
    event.preventDefault();
    const place = nearest(steps, this.#step ?? steps.at(-1) ?? 0);
    const by = direction * (event.shiftKey ? 1 : Math.max(1, Math.round(steps.length / 100)));
    const step = steps[Math.max(0, Math.min(steps.length - 1, place + by))] ?? 0;
    this.#plot.pointAt(step);
    this.#point(step);
  }
}

function fieldOf(event: Event): HTMLInputElement {
  return event.target as HTMLInputElement;
}
