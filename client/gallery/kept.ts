import * as vscode from 'vscode';

/** A query under its name. */
export interface SavedQuery {
  readonly name: string;
  readonly query: string;
}

const QUERIES = 'lora.gallery.queries';
const PALETTES = 'lora.gallery.palettes';

/** What the user keeps for the gallery in this workspace: queries under names, and the tags of the keys 1 to 9. */
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
