import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { RunPicture, RunPrompt } from '../../../protocol/runs-page/requests.ts';
import type { RunsPageStrings } from '../../../protocol/runs-page/strings.ts';
import { fill } from '../../shared/fill.ts';
import { lossOf, withKind } from '../words.ts';
import type { ShownEpoch } from './shown-epochs.ts';

/** A picture to compare: of an epoch, or the training's. */
interface Side {
  readonly key: string;
  readonly name: string;
  readonly src: string;
  readonly facts: string;
  /** Whether it is a sample of which one may know the epoch. */
  readonly isNamed: boolean;
  /** Whether there is a checkpoint that it can be painted with. */
  readonly isSaved: boolean;
}

/** What a program wrote into a file beside the picture. */
interface PictureText {
  readonly name: string;
  readonly text: string;
}

/** What a large picture needs of the page. */
export interface LargePicturePorts {
  /** Draws the page anew. */
  readonly changed: () => void;
  /** What is written into a sample's file. */
  readonly textsOf: (prompt: number, key: string) => Promise<readonly PictureText[]>;
  readonly copyPrompt: (prompt: number, key: string) => void;
}

/** Stands for the picture of the dataset. */
const TRAINED = 'trained';
const LARGEST = 8;

/** One sample large, or two with a slider between them. */
export class LargePicture {
  readonly #ports: LargePicturePorts;
  /** The dialog gives the focus back to what opened it. */
  #dialog: HTMLDialogElement | undefined;
  #shown: { prompt: number; left: string; right: string | undefined } | undefined;
  #zoom = 1;
  #split = 50;

  /** What is written into the left picture's file, by prompt and epoch. */
  #texts: { readonly of: string; readonly texts: readonly PictureText[] | undefined } | undefined;
  #isAsked = false;

  constructor(ports: LargePicturePorts) {
    this.#ports = ports;
  }

  open(prompt: number, key: string): void {
    this.#shown = { prompt, left: key, right: undefined };
    [this.#zoom, this.#split, this.#isAsked] = [1, 50, false];
    this.#ports.changed();
    this.#dialog ??= document.querySelector<HTMLDialogElement>('dialog.large') ?? undefined;
    if (!this.#dialog?.open) this.#dialog?.showModal();
  }

  close(): void {
    this.#dialog?.close();
  }

  /** Draws the dialog; it is there, empty, where nothing is shown. */
  render(
    strings: RunsPageStrings,
    run: RunPicture | undefined,
    columns: readonly ShownEpoch[],
  ): TemplateResult {
    const shown = this.#shown;
    const prompt = run?.prompts.find(({ number }) => number === shown?.prompt);
    const sides = prompt ? sidesOf(strings, prompt, columns) : [];
    const left = sides.find(({ key }) => key === shown?.left) ?? sides[0];
    const right = sides.find(({ key }) => key === shown?.right);
    return html`<dialog
      class="large"
      aria-label=${left ? fill(strings.sampleOf, left.name, (prompt?.number ?? 0) + 1) : strings.samples}
      @close=${() => {
        this.#shown = undefined;
        this.#ports.changed();
      }}
      @keydown=${(event: KeyboardEvent) => this.#key(event, run, sides)}
    >
      ${shown && run && prompt && left ? this.#content(strings, run, prompt, sides, left, right) : nothing}
    </dialog>`;
  }

  #content(
    strings: RunsPageStrings,
    run: RunPicture,
    prompt: RunPrompt,
    sides: readonly Side[],
    left: Side,
    right: Side | undefined,
  ): TemplateResult {
    queueMicrotask(() => this.#place());
    const button = (icon: string, label: string, act: () => void) => html`<button
      type="button"
      class="icon codicon codicon-${icon}"
      title=${label}
      aria-label=${label}
      @click=${act}
    ></button>`;
    const choice = (label: string, chosen: Side | undefined, choose: (key: string) => void) => html`<label
      >${label}
      <select @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
        ${label === strings.right ? html`<option value="">${strings.nothing}</option>` : nothing}
        ${sides.map(
          ({ key, name }) => html`<option value=${key} ?selected=${key === chosen?.key}>${name}</option>`,
        )}
      </select>
    </label>`;
    return html`<div class="tools">
        ${choice(strings.left, left, (key) => this.#show({ left: key }))}
        ${choice(strings.right, right, (key) => this.#show({ right: key === '' ? undefined : key }))}
        ${button('arrow-up', strings.previous, () => this.#step(run, -1))}
        ${button('arrow-down', strings.next, () => this.#step(run, 1))}
        ${button('zoom-in', strings.zoomIn, () => this.#enlarge(1.5))}
        ${button('zoom-out', strings.zoomOutPicture, () => this.#enlarge(1 / 1.5))}
        ${button('screen-full', strings.actualSize, () => this.#enlarge(0))}
        ${left.isSaved ? button('copy', strings.copyThisPrompt, () => this.#ports.copyPrompt(prompt.number, left.key)) : nothing}
        <span class="spring"></span>
        ${button('close', strings.close, () => this.close())}
      </div>
      <div class="stage" tabindex="0" autofocus role="group" aria-label=${strings.samples} @wheel=${(event: WheelEvent) => this.#wheel(event)}>
        <div class="pictures">
          <img class="one" src=${left.src} alt=${left.name} />
          ${right ? html`<img class="other" src=${right.src} alt=${right.name} />` : nothing}
        </div>
      </div>
      ${
        right
          ? html`<input
              type="range"
              class="slider"
              min="0"
              max="100"
              .value=${String(this.#split)}
              aria-label=${strings.slider}
              @input=${(event: Event) => {
                this.#split = Number((event.target as HTMLInputElement).value);
                this.#place();
              }}
            />`
          : nothing
      }
      <p><strong>${left.name}</strong> ${left.facts}</p>
      ${right ? html`<p><strong>${right.name}</strong> ${right.facts}</p>` : nothing}
      ${factsOf(strings, prompt).map((fact) => html`<p class="quiet">${fact}</p>`)}
      ${left.isNamed ? this.#metadata(strings, prompt.number, left.key) : nothing}
      <p class="hint">${strings.pictureHelp}</p>`;
  }

  async #ask(prompt: number, key: string, of: string): Promise<void> {
    this.#texts = { of, texts: undefined };
    const texts = await this.#ports.textsOf(prompt, key);
    // Another picture may be shown by now.
    if (this.#texts.of !== of) return;
    this.#texts = { of, texts };
    this.#ports.changed();
  }

  /** Asked for when somebody wants to see it. */
  #metadata(strings: RunsPageStrings, prompt: number, key: string): TemplateResult {
    const of = `${prompt} ${key}`;
    const texts = this.#texts?.of === of ? this.#texts.texts : undefined;
    if (this.#isAsked && this.#texts?.of !== of) void this.#ask(prompt, key, of);
    const toggle = (event: Event) => {
      this.#isAsked = (event.target as HTMLDetailsElement).open;
      this.#ports.changed();
    };
    return html`<details @toggle=${toggle}>
      <summary>${strings.metadata}</summary>
      ${texts?.length === 0 ? html`<p class="quiet">${strings.noMetadata}</p>` : nothing}
      ${texts?.map(({ name, text }) => html`<p class="metadata"><strong>${name}</strong> ${text}</p>`)}
    </details>`;
  }

  #show(change: { left?: string; right?: string | undefined; prompt?: number }): void {
    if (this.#shown) this.#shown = { ...this.#shown, ...change };
    this.#ports.changed();
  }

  #step({ prompts }: RunPicture, by: number): void {
    const place = prompts.findIndex(({ number }) => number === this.#shown?.prompt);
    const next = prompts[place + by];
    if (next) this.#show({ prompt: next.number });
  }

  /** @param by a factor; 0 makes it fit again */
  #enlarge(by: number): void {
    const stage = this.#dialog?.querySelector('.stage');
    const middle = stage ? middleOf(stage) : undefined;
    this.#zoom = by === 0 ? 1 : Math.max(1, Math.min(LARGEST, this.#zoom * by));
    this.#place();
    if (stage && middle) show(stage, middle);
  }

  #wheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.#enlarge(event.deltaY < 0 ? 1.2 : 1 / 1.2);
  }

  /** Sizes belong to the element: the page's policy allows no style in its text. */
  #place(): void {
    const pictures = this.#dialog?.querySelector<HTMLElement>('.pictures');
    const other = this.#dialog?.querySelector<HTMLElement>('.other');
    if (pictures)
      [pictures.style.width, pictures.style.height] = [`${this.#zoom * 100}%`, `${this.#zoom * 100}%`];
    if (other) other.style.clipPath = `inset(0 0 0 ${this.#split}%)`;
  }

  #key(event: KeyboardEvent, run: RunPicture | undefined, sides: readonly Side[]): void {
    const isInField = event.target instanceof HTMLSelectElement || event.target instanceof HTMLInputElement;
    if (isInField || !run) return;
    const place = sides.findIndex(({ key }) => key === this.#shown?.left);
    const go = (by: number) => this.#show({ left: sides[place + by]?.key ?? sides[place]?.key ?? '' });
    const acts: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => go(-1),
      ArrowRight: () => go(1),
      ArrowUp: () => this.#step(run, -1),
      ArrowDown: () => this.#step(run, 1),
      '+': () => this.#enlarge(1.5),
      '-': () => this.#enlarge(1 / 1.5),
      '0': () => this.#enlarge(0),
    };
    const act = acts[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  }
}

/** What of an element's content is in its middle, as shares of width and height. */
function middleOf({ scrollLeft, scrollTop, clientWidth, clientHeight, scrollWidth, scrollHeight }: Element) {
  return {
    x: (scrollLeft + clientWidth / 2) / scrollWidth,
    y: (scrollTop + clientHeight / 2) / scrollHeight,
  };
}

/** Brings a place of the content into the middle: who enlarges wants to see the same larger. */
function show(element: Element, { x, y }: { readonly x: number; readonly y: number }): void {
  element.scrollLeft = x * element.scrollWidth - element.clientWidth / 2;
  element.scrollTop = y * element.scrollHeight - element.clientHeight / 2;
}

function factsOf(strings: RunsPageStrings, { text, negative, settings }: RunPrompt): readonly string[] {
  return [text, negative === null ? null : fill(strings.negative, negative), settings].filter(
    (fact) => fact !== null,
  );
}

function sidesOf(
  strings: RunsPageStrings,
  { number, trained }: RunPrompt,
  columns: readonly ShownEpoch[],
): readonly Side[] {
  const painted = columns.flatMap(({ epoch, name, isNamed }): readonly Side[] => {
    const sample = epoch.samples.find(({ prompt }) => prompt === number);
    if (!sample) return [];
    const facts = [
      ...(isNamed && epoch.loss !== null
        ? [withKind(strings, `${strings.loss} ${lossOf(strings, epoch)}`, epoch.lossKind)]
        : []),
      ...(isNamed && epoch.checkpoint ? [epoch.checkpoint.name] : []),
      ...(sample.seed === null ? [] : [fill(strings.seed, sample.seed)]),
    ];
    return [
      {
        key: epoch.key,
        name,
        src: sample.src,
        facts: facts.join(' · '),
        isNamed,
        isSaved: isNamed && epoch.checkpoint !== null,
      },
    ];
  });
  const own = trained
    ? [
        {
          key: TRAINED,
          name: strings.trainingPicture,
          src: trained.src,
          facts: trained.name,
          isNamed: false,
          isSaved: false,
        },
      ]
    : [];
  return [...painted, ...own];
}
