import type { Disposable } from 'vscode-languageserver/node';

/** Something that an editor is told of while the server runs, and told of anew when it ought to be other than it was. */
export class Registered<Options> {
  readonly #register: (options: Options) => Promise<Disposable>;
  readonly #fail: (error: unknown) => void;
  #asked: string | undefined;
  #registered: Promise<Disposable | undefined> = Promise.resolve(undefined);

  constructor(register: (options: Options) => Promise<Disposable>, fail: (error: unknown) => void) {
    this.#register = register;
    this.#fail = fail;
  }

  /** Tells the editor, unless it was told just that. */
  update(options: Options): void {
    const asked = JSON.stringify(options);
    if (this.#asked === asked) return;
    this.#asked = asked;
    this.#registered = this.#replace(this.#registered, options);
  }

  async #replace(before: Promise<Disposable | undefined>, options: Options): Promise<Disposable | undefined> {
    const old = await before;
    try {
      const now = await this.#register(options);
      // Afterwards: between the two there would be nothing.
      old?.dispose();
      return now;
    } catch (error) {
      this.#fail(error);
      return old;
    }
  }
}
