import { readConfig } from '../../core/config/read-config.ts';
import type { Config } from '../../core/config/schema.ts';

/** The configurations in force: while somebody makes a mistake in one, the last without any. */
export class GoodConfigs {
  readonly #configs = new Map<string, Config>();

  /** The configuration of a dataset by its text, as of now. */
  of(root: string, text: string | undefined): Config {
    const { config, problems } = readConfig(text ?? '');
    if (problems.length === 0) this.#configs.set(root, config);
    return problems.length === 0 ? config : (this.#configs.get(root) ?? config);
  }

  forget(root: string): void {
    this.#configs.delete(root);
  }
}
