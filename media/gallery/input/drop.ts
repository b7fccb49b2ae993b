import { html, nothing, render, type TemplateResult } from 'lit/html.js';
import type { Pair } from '../../../protocol/gallery/pair.ts';
import { filled } from '../filled.ts';
import { iconButton } from '../icon-button.ts';
import type { Page } from '../page.ts';
import { type DroppedFile, droppedFiles } from './dropped-files.ts';
import { indexOf } from './pointing.ts';

/** As VS Code's explorer and the desktops tell which files are dragged. */
const URI_LISTS = ['application/vnd.code.uri-list', 'text/uri-list'];
/** So much of a file is handed over at a time (bytes): what is in memory several times stays small. */
const PIECE = 3 * 1024 * 1024;
/** Larger files aren't taken this way (MB). */
const LARGEST = 256;

/** What is in the way of what was dropped. */
interface Reading {
  readonly batch: string;
  readonly total: number;
  done: number;
}

/** Files and folders that are dragged onto the page are added to the dataset: where they are dropped on a pair, in its folder. */
export class Drop {
  readonly #page: Page;
  readonly #pairAt: (index: number) => Pair | undefined;
  readonly #zone = document.createElement('div');
  readonly #status = document.createElement('div');
  #over: Pair | undefined;
  #reading: Reading | undefined;
  #problems: string[] = [];
  /** How often something was dropped that isn't handed over yet. */
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  /** @param target what files can be dropped on */
  constructor(target: HTMLElement, page: Page, pairAt: (index: number) => Pair | undefined) {
    this.#page = page;
    this.#pairAt = pairAt;
    this.#zone.className = 'drop-zone';
    this.#zone.hidden = true;
    this.#status.className = 'drop-status';
    this.#status.hidden = true;
    target.append(this.#zone, this.#status);
    for (const type of ['dragenter', 'dragover'] as const)
      target.addEventListener(type, (event) => this.#drag(event));
    target.addEventListener('dragleave', (event) => {
      // From one of the page's elements to another.
      if (!(event.relatedTarget instanceof Node && target.contains(event.relatedTarget))) this.#leave();
    });
    target.addEventListener('drop', (event) => this.#drop(event));
  }

  #drag(event: DragEvent): void {
    const { dataTransfer } = event;
    if (!dataTransfer || !isFromOutside(dataTransfer) || this.#page.dataset === '') return;
    event.preventDefault();
    dataTransfer.dropEffect = 'copy';
    const index = indexOf(event.target);
    this.#over = index === undefined ? undefined : this.#pairAt(index);
    this.#zone.hidden = false;
    this.#draw();
  }

  #leave(): void {
    this.#zone.hidden = true;
    this.#over = undefined;
  }

  #drop(event: DragEvent): void {
    const { dataTransfer } = event;
    if (!dataTransfer || !isFromOutside(dataTransfer)) return;
    event.preventDefault();
    const beside = this.#over?.image ?? null;
    this.#leave();
    const uris = urisIn(dataTransfer);
    const { channel, dataset } = this.#page;
    if (uris.length > 0) channel.send({ type: 'addUris', dataset, beside, uris: [...uris] });
    else this.#queue(droppedFiles(dataTransfer), dataset, beside);
  }

  /** Hands files over after those that were dropped before. */
  #queue(dropped: Promise<readonly DroppedFile[]>, dataset: string, beside: string | null): void {
    // What is told of those before stays.
    if (this.#waiting === 0) this.#problems = [];
    this.#waiting++;
    this.#last = this.#last
      .then(() => this.#handOver(dropped, dataset, beside))
      .catch((error) => this.#problems.push(String(error)))
      .finally(() => {
        this.#waiting--;
        this.#draw();
      });
  }

  /** Hands files over, piece by piece. */
  async #handOver(
    dropped: Promise<readonly DroppedFile[]>,
    dataset: string,
    beside: string | null,
  ): Promise<void> {
    const { channel, strings } = this.#page;
    const files = await dropped;
    const reading: Reading = { batch: crypto.randomUUID(), total: files.length, done: 0 };
    this.#reading = reading;
    for (const file of files) {
      this.#draw();
      try {
        const problem = await this.#send(file, reading);
        if (problem !== null) this.#problems.push(problem);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        this.#problems.push(filled(strings.files.failed, file.name, reason));
      }
      if (this.#reading !== reading) break;
      reading.done++;
    }
    const isCancelled = this.#reading !== reading;
    if (!isCancelled) this.#reading = undefined;
    this.#draw();
    channel.send({ type: 'addUploaded', dataset, beside, batch: reading.batch, isCancelled });
  }

  /** @returns why it can't be taken; null where it was */
  async #send(dropped: DroppedFile, reading: Reading): Promise<string | null> {
    const { channel, strings } = this.#page;
    const file = await dropped.read();
    const { name } = dropped;
    if (file.size > LARGEST * 1024 * 1024) return filled(strings.files.tooLarge, name, LARGEST);
    for (let offset = 0; offset === 0 || offset < file.size; offset += PIECE) {
      const data = await base64Of(file.slice(offset, offset + PIECE));
      const { batch } = reading;
      const { problem } = await channel.request('addFile', { batch, name, offset, data }).answer;
      if (problem !== null || this.#reading !== reading) return problem;
    }
    return null;
  }

  #draw(): void {
    const { files: strings } = this.#page.strings;
    const over = this.#over;
    const text = over ? filled(strings.dropInto, over.folder || '.') : strings.drop;
    render(html`<span>${text}</span>`, this.#zone);
    this.#status.hidden = !this.#reading && this.#problems.length === 0;
    render(this.#reading ? this.#progress(this.#reading) : this.#told(), this.#status);
  }

  #progress({ done, total }: Reading): TemplateResult {
    const { files: strings } = this.#page.strings;
    const text = filled(strings.reading, done, total);
    return html`<span role="status">${text}</span>
      <button
        type="button"
        class="secondary"
        @click=${() => {
          this.#reading = undefined;
          this.#draw();
        }}
      >
        ${strings.cancel}
      </button>`;
  }

  #told(): TemplateResult | typeof nothing {
    if (this.#problems.length === 0) return nothing;
    return html`<span role="alert">${this.#problems.join(' ')}</span>
      ${iconButton('close', this.#page.strings.files.dismiss, () => {
        this.#problems = [];
        this.#draw();
      })}`;
  }
}

/** Whether files are dragged, and not something of the page's own. */
function isFromOutside({ types }: DataTransfer): boolean {
  return types.includes('Files') || URI_LISTS.some((type) => types.includes(type));
}

/** The files that the explorer drags; none of those from the desktop, and no addresses of pages. */
function urisIn(dataTransfer: DataTransfer): readonly string[] {
  const lists = URI_LISTS.map((type) => dataTransfer.getData(type));
  const lines = (lists.find((list) => list.trim() !== '') ?? '').split(/\r?\n/).map((line) => line.trim());
  return lines.filter((line) => /^(?:file|vscode-[\w-]+):/i.test(line));
}

async function base64Of(piece: Blob): Promise<string> {
  const reader = new FileReader();
  const read = new Promise<string>((resolve, reject) => {
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
  });
  reader.readAsDataURL(piece);
  const url = await read;
  return url.slice(url.indexOf(',') + 1);
}
