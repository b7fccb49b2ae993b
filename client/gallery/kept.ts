import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { type KeptDraft, keptDraft } from '../../protocol/gallery/draft.ts';

/** A query under its name. */
export interface SavedQuery {
  readonly name: string;
  readonly query: string;
}

const QUERIES = 'lora.gallery.queries';
const PALETTES = 'lora.gallery.palettes';
const DRAFTS = 'lora.gallery.drafts';
/** Of more than so many captions nobody writes at once. */
const MOST_DRAFTS = 100;

/**
 * What is kept for the gallery in this workspace: queries under names, the tags of the keys 1 to 9, and what could not be
 * saved of captions.
 */
export class Kept implements vscode.Disposable {
  readonly #memory: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
  }

  get queries(): readonly SavedQuery[] {
    return this.#memory.get<readonly SavedQuery[]>(QUERIES, []);
  }

  /** Keeps a query; one of the same name is replaced. */
  async saveQuery(saved: SavedQuery): Promise<void> {
    await this.#keep(QUERIES, [...this.queries.filter(({ name }) => name !== saved.name), saved]);
  }

  async forgetQuery(name: string): Promise<void> {
    await this.#keep(
      QUERIES,
      this.queries.filter((query) => query.name !== name),
    );
  }

  /** The tags of the keys 1 to 9. @param dataset its URI */
  palette(dataset: string): readonly string[] {
    return this.#palettes[dataset] ?? [];
  }

  async keepPalette(dataset: string, tags: readonly string[]): Promise<void> {
    await this.#keep(PALETTES, { ...this.#palettes, [dataset]: tags });
  }

  /** What could not be saved of captions, the last one first. */
  get drafts(): readonly KeptDraft[] {
    return z.array(keptDraft).safeParse(this.#memory.get(DRAFTS)).data ?? [];
  }

  /** Keeps what could not be saved of a caption, until that ends. */
  async keepDraft(draft: KeptDraft): Promise<void> {
    const others = this.drafts.filter(({ image }) => image !== draft.image);
    await this.#memory.update(DRAFTS, [draft, ...others].slice(0, MOST_DRAFTS));
  }

  async endDraft(image: string): Promise<void> {
    const { drafts } = this;
    const others = drafts.filter((draft) => draft.image !== image);
    if (others.length < drafts.length) await this.#memory.update(DRAFTS, others);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  get #palettes(): Readonly<Record<string, readonly string[]>> {
    return this.#memory.get<Readonly<Record<string, readonly string[]>>>(PALETTES, {});
  }

  async #keep(key: string, value: unknown): Promise<void> {
    await this.#memory.update(key, value);
    this.#changed.fire();
  }
}
