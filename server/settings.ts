import { setTimeout } from 'node:timers/promises';
import {
  type ClientCapabilities,
  type Connection,
  DidChangeConfigurationNotification,
  Emitter,
} from 'vscode-languageserver/node';
import * as z from 'zod';
import { ruleSetting } from '../core/config/schema.ts';

const flag = (usual: boolean) => z.boolean().default(usual).catch(usual);
const texts = z.array(z.string()).default([]).catch([]);

/** What an editor's users can set for the server: `lora.…` in VS Code, the same names in other editors' tables. */
const schema = z.object({
  completion: z.object({ escapeParentheses: flag(false) }).prefault({}),
  inlayHints: z.object({ tokens: flag(true) }).prefault({}),
  codeLens: z.object({ enabled: flag(true) }).prefault({}),
  /** Severity and options by rule, for all datasets; a dataset's own configuration outweighs it. */
  rules: z
    .record(z.string(), z.unknown())
    .default({})
    .catch({})
    .transform((written) => {
      const entries = Object.entries(written).flatMap(([code, value]) => {
        const parsed = ruleSetting.safeParse(value);
        return parsed.success ? [[code, parsed.data] as const] : [];
      });
      return Object.fromEntries(entries);
    }),
  lint: z
    .object({
      /** Whether pixels are looked at: of declared datasets that aren't too large, of all declared ones, of none. */
      pixels: z.enum(['auto', 'always', 'never']).default('auto').catch('auto'),
    })
    .prefault({}),
  dictionaries: z
    .object({
      /** Tag lists, the most trusted first; added to those that are found. */
      files: texts,
      /** Whether lists are looked for where other programs keep them. */
      find: flag(true),
    })
    .prefault({}),
});

export type EditorSettings = z.infer<typeof schema>;

/** So long an editor has to answer (ms); what waits for the settings waits no longer. */
const PATIENCE = 5000;

/** The settings where nobody says anything else. */
export const defaultSettings: EditorSettings = schema.parse({});

/**
 * What the user set, as of now. An editor is asked where it answers such questions; another one tells by itself, in the
 * options that it starts the server with or when something changes. What makes no sense is as if it weren't set.
 */
export class Settings {
  readonly #changed = new Emitter<EditorSettings>();
  readonly #known: Promise<void>;
  #setKnown = () => {};
  #current = defaultSettings;
  readonly onDidChange = this.#changed.event;

  readonly #wait: (milliseconds: number) => Promise<unknown>;

  /** @param wait resolves after so long */
  constructor(
    wait: (milliseconds: number) => Promise<unknown> = (milliseconds) =>
      setTimeout(milliseconds, undefined, { ref: false }),
  ) {
    this.#wait = wait;
    this.#known = new Promise((resolve) => {
      this.#setKnown = resolve;
    });
  }

  /** Resolves when an editor that is asked has answered, couldn't, or took too long: then the defaults hold. */
  known(): Promise<void> {
    return this.#known;
  }

  get current(): EditorSettings {
    return this.#current;
  }

  /** Takes what an editor tells: a table with the names below `lora`, or one that has that table. */
  take(told: unknown): void {
    const isAround = typeof told === 'object' && told !== null && 'lora' in told;
    const parsed = schema.safeParse((isAround ? told.lora : told) ?? {});
    const next = parsed.success ? parsed.data : defaultSettings;
    if (JSON.stringify(next) === JSON.stringify(this.#current)) return;
    this.#current = next;
    this.#changed.fire(next);
  }

  /** Listens to an editor. @returns what to do once it is initialized */
  listen(connection: Connection, client: ClientCapabilities): () => void {
    const mayAsk = client.workspace?.configuration === true;
    const fail = (error: unknown) => connection.console.error(`settings can't be read: ${error}`);
    const ask = () => {
      let isAnswered = false;
      const answered = () => {
        isAnswered = true;
        this.#setKnown();
      };
      void connection.workspace
        .getConfiguration('lora')
        .then((told) => this.take(told), fail)
        .then(answered);
      void this.#wait(PATIENCE).then(() => {
        if (isAnswered) return;
        fail(`the editor has not answered for ${PATIENCE / 1000} seconds; the defaults hold until it does`);
        this.#setKnown();
      });
    };
    connection.onDidChangeConfiguration(({ settings }) => {
      mayAsk ? ask() : this.take(settings);
    });
    return () => {
      if (client.workspace?.didChangeConfiguration?.dynamicRegistration)
        connection.client.register(DidChangeConfigurationNotification.type, { section: 'lora' }).catch(fail);
      mayAsk ? ask() : this.#setKnown();
    };
  }
}
