import { live } from 'lit/directives/live.js';
import { html, nothing, render, type TemplateResult } from 'lit/html.js';
import * as z from 'zod/mini';
import { type FromRunsPage, type ToRunsPage, toRunsPage } from '../../protocol/runs-page/messages.ts';
import {
  type ListedRun,
  type RunEpoch,
  type RunPicture,
  type RunsPageParams,
  runsPageRequests,
} from '../../protocol/runs-page/requests.ts';
import type { RunsPageStrings } from '../../protocol/runs-page/strings.ts';
import { openChannel, type VsCodeApi } from '../shared/open-channel.ts';
import { checkpointsOf } from './checkpoints/table.ts';
import { tryFirstOf } from './checkpoints/try-first.ts';
import { describeRun } from './describe-run.ts';
import type { RunsChannel } from './host.ts';
import { LossPanel, type LossView, usualLossView } from './loss/panel.ts';
import { LargePicture } from './samples/picture.ts';
import { type BlindOrder, drawOrder, shownEpochs } from './samples/shown-epochs.ts';
import { wallOf } from './samples/wall.ts';

/** How often the run on the screen is looked at (ms), and how often the list of all runs. */
const LOOK = 1000;
const LIST = 10_000;

/** What is kept while the page is hidden. */
const pageState = z.object({
  run: z.nullable(z.string()),
  /** The last wish for a folder that was followed. */
  wanted: z.int(),
  loss: z.object({
    group: z.enum(['loss', 'rates', 'norms', 'others']),
    smoothing: z.number(),
    isLogarithmic: z.boolean(),
    compared: z.array(z.string()),
  }),
});

/** What trainings left: loss, samples, checkpoints of one run, and a list of all. */
export class RunsPage {
  readonly #main: HTMLElement;
  readonly #api: VsCodeApi;
  readonly #channel: RunsChannel;
  readonly #loss: LossPanel;
  readonly #picture: LargePicture;
  #strings: RunsPageStrings | undefined;
  #folders: readonly string[] = [];
  #runs: readonly ListedRun[] | undefined;
  #chosen: string | undefined;
  #wanted = 0;
  #run: RunPicture | 'gone' | undefined;
  #blind: BlindOrder | undefined;
  #isLooking = false;
  #isDrawn = false;

  constructor(main: HTMLElement) {
    this.#main = main;
    const opened = openChannel<FromRunsPage, ToRunsPage, typeof runsPageRequests>(
      runsPageRequests,
      toRunsPage,
      (event) => this.#hear(event),
    );
    [this.#api, this.#channel] = [opened.api, opened.channel];
    const kept = pageState.safeParse(this.#api.getState()).data;
    [this.#chosen, this.#wanted] = [kept?.run ?? undefined, kept?.wanted ?? 0];
    const changed = () => this.#draw();
    this.#loss = new LossPanel(
      { channel: this.#channel, changed },
      (kept?.loss ?? usualLossView) as LossView,
    );
    this.#picture = new LargePicture({
      changed: () => this.#drawNow(),
      textsOf: async (prompt, key) => {
        const params = { id: this.#chosen ?? '', key, prompt };
        return (await this.#channel.request('texts', params).answer).texts;
      },
      copyPrompt: (prompt, key) => this.#copyPrompt(key, [prompt]),
    });
    setInterval(() => void this.#look(), LOOK);
    setInterval(() => void this.#list(), LIST);
    this.#channel.send({ type: 'ready' });
  }

  #hear(event: ToRunsPage): void {
    if (event.type === 'begin') {
      this.#strings = event.strings;
      this.#folders = event.folders;
      const { wanted } = event;
      const isNew = wanted !== null && wanted.count > this.#wanted;
      if (wanted) this.#wanted = wanted.count;
      void this.#list(isNew ? wanted.folder : undefined);
    } else void this.#list();
    this.#draw();
  }

  /** Looks which runs there are. @param wanted a folder of which the first run is to be shown */
  async #list(wanted?: string): Promise<void> {
    if (!this.#strings) return;
    try {
      const { runs } = await this.#channel.request('list', { folders: [...this.#folders] }).answer;
      this.#runs = runs;
    } catch {
      // The next look may find the server again.
      return;
    }
    const below =
      wanted === undefined ? undefined : this.#runs.find(({ id }) => id.includes(JSON.stringify(wanted)));
    if (below) this.#choose(below.id);
    // The one that was shown before the window was loaded anew may be listed later than others.
    else if (this.#chosen === undefined) this.#choose(this.#runs[0]?.id);
    else await this.#look();
    this.#draw();
  }

  #choose(id: string | undefined): void {
    if (id !== this.#chosen) [this.#run, this.#blind] = [undefined, undefined];
    this.#chosen = id;
    void this.#look();
    this.#draw();
  }

  async #look(): Promise<void> {
    const id = this.#chosen;
    if (id === undefined || this.#isLooking || document.hidden) return;
    this.#isLooking = true;
    try {
      const known = this.#run !== 'gone' && this.#run?.id === id ? this.#run.revision : null;
      const seen = await this.#channel.request('look', { id, revision: known }).answer;
      if (!seen || id !== this.#chosen) return;
      this.#run = 'gone' in seen ? 'gone' : seen;
      if (this.#run !== 'gone') this.#loss.show(this.#run);
      this.#draw();
    } catch {
      // The next look may find the server again.
    } finally {
      this.#isLooking = false;
    }
  }

  async #rate(epoch: RunEpoch, change: RunsPageParams<'rate'>['change']): Promise<void> {
    if (this.#chosen === undefined) return;
    if (this.#blind && 'stars' in change)
      this.#blind = { ...this.#blind, rated: new Set([...this.#blind.rated, epoch.key]) };
    const { problem } = await this.#channel.request('rate', { id: this.#chosen, key: epoch.key, change })
      .answer;
    if (problem !== null) this.#channel.send({ type: 'tell', message: problem });
    await this.#look();
  }

  /** Copies what paints with a checkpoint. @param numbers of the prompts of which one is chosen */
  #copyPrompt(key: string, numbers: readonly number[]): void {
    const run = this.#run;
    if (run === undefined || run === 'gone') return;
    const prompts = run.prompts.filter(({ number }) => numbers.includes(number));
    const asked = prompts.map(({ number, text, negative, settings }) => ({
      ...{ number, text, negative, settings },
    }));
    this.#channel.send({ type: 'copyPrompt', id: run.id, key, prompts: asked });
  }

  /** Once for all changes of a moment. */
  #draw(): void {
    if (this.#isDrawn) return;
    this.#isDrawn = true;
    requestAnimationFrame(() => this.#drawNow());
  }

  #drawNow(): void {
    this.#isDrawn = false;
    const strings = this.#strings;
    if (!strings) return;
    this.#api.setState({ run: this.#chosen ?? null, wanted: this.#wanted, loss: this.#loss.view });
    render(this.#page(strings), this.#main);
  }

  #page(strings: RunsPageStrings): TemplateResult {
    const run = this.#run === 'gone' ? undefined : this.#run;
    const columns = run ? shownEpochs(strings, run.epochs, this.#blind) : [];
    return html`<h1>${strings.title}</h1>
      ${this.#bar(strings)} ${this.#notice(strings)} ${run ? this.#sections(strings, run) : nothing}
      ${this.#picture.render(strings, run, columns)}`;
  }

  #sections(strings: RunsPageStrings, run: RunPicture): TemplateResult {
    const rate = (epoch: RunEpoch, change: RunsPageParams<'rate'>['change']) =>
      void this.#rate(epoch, change);
    const wall = wallOf(strings, run, shownEpochs(strings, run.epochs, this.#blind), this.#blind, {
      rate,
      enlarge: (prompt, key) => this.#picture.open(prompt, key),
      setBlind: (isWanted) => {
        this.#blind = isWanted ? drawOrder(run.epochs) : undefined;
        this.#draw();
      },
    });
    // Losses and names would tell which is which.
    if (this.#blind) return wall;
    return html`${tryFirstOf(strings, run)} ${this.#loss.render(strings, this.#runs ?? [])} ${wall}
    ${checkpointsOf(strings, run, {
      rate,
      reveal: (file) => this.#channel.send({ type: 'reveal', file }),
      copyPrompt: ({ key }) =>
        this.#copyPrompt(
          key,
          run.prompts.map(({ number }) => number),
        ),
      enlarge: (prompt, key) => this.#picture.open(prompt, key),
      remove: (files) => this.#channel.send({ type: 'delete', id: run.id, files: [...files] }),
    })}`;
  }

  #bar(strings: RunsPageStrings): TemplateResult {
    const runs = this.#runs ?? [];
    return html`<div class="tools">
      <label
        >${strings.run}
        <select
          ?disabled=${runs.length === 0}
          @change=${(event: Event) => this.#choose((event.target as HTMLSelectElement).value)}
        >
          ${
            // Else the first one would seem to be what is shown.
            runs.some(({ id }) => id === this.#chosen)
              ? nothing
              : html`<option value="" .selected=${live(true)}></option>`
          }
          ${runs.map(
            (one) => html`<option value=${one.id} .selected=${live(one.id === this.#chosen)}>
              ${describeRun(strings, one)}
            </option>`,
          )}
        </select>
      </label>
      <button type="button" class="secondary" @click=${() => this.#channel.send({ type: 'openFolder' })}>
        ${strings.openFolder}
      </button>
      <button
        type="button"
        class="secondary"
        ?disabled=${this.#chosen === undefined}
        @click=${() => this.#channel.send({ type: 'tensorBoard', id: this.#chosen ?? '' })}
      >
        ${strings.openTensorBoard}
      </button>
      ${this.#comparing(strings)}
    </div>`;
  }

  /** Other programs can paint with what was trained, ours or not. */
  #comparing(strings: RunsPageStrings): TemplateResult | typeof nothing {
    const run = this.#run;
    if (run === undefined || run === 'gone' || !run.epochs.some(({ checkpoint }) => checkpoint?.isWhole))
      return nothing;
    const { folder } = run;
    return html`<button
      type="button"
      class="secondary"
      @click=${() => this.#channel.send({ type: 'compareEpochs', folder })}
    >
      ${strings.compareEpochs}
    </button>`;
  }

  #notice(strings: RunsPageStrings): TemplateResult {
    const run = this.#run;
    const isEmpty = run !== 'gone' && run?.epochs.length === 0 && run.quantities.length === 0;
    const text =
      this.#runs?.length === 0
        ? strings.noRuns
        : run === undefined
          ? strings.loading
          : run === 'gone'
            ? strings.gone
            : isEmpty
              ? strings.waiting
              : '';
    const troubles = run !== undefined && run !== 'gone' ? run.troubles : [];
    const origin = run !== undefined && run !== 'gone' ? run.origin : null;
    return html`<p role="status" class="notice">${text}</p>
      ${origin === null ? nothing : html`<p class="hint origin">${origin}</p>`}
      ${troubles.map((trouble) => html`<p class="warning">${trouble}</p>`)}`;
  }
}
