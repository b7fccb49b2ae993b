import { setTimeout } from 'node:timers/promises';
import {
  type ClientCapabilities,
  type Connection,
  DidChangeConfigurationNotification,
  Emitter,
} from 'vscode-languageserver/node';
import * as z from 'zod';
import { ruleSetting } from '../core/config/schema.ts';
import { isWithin } from '../core/path.ts';
import type { UserRules } from '../core/rules/settings.ts';
import { pathOfUri } from './uri.ts';

const flag = (usual: boolean) => z.boolean().default(usual).catch(usual);
const texts = z.array(z.string()).default([]).catch([]);

const rules = z
  .record(z.string(), z.unknown())
  .default({})
  .catch({})
  .transform((written): UserRules => {
    const entries = Object.entries(written).flatMap(([code, value]) => {
      const parsed = ruleSetting.safeParse(value);
      return parsed.success ? [[code, parsed.data] as const] : [];
    });
    return Object.fromEntries(entries);
  });

/** What an editor's users can set for the server: `lora.…` in VS Code, the same names in other editors' tables. */
const schema = z.object({
  completion: z.object({ escapeParentheses: flag(false) }).prefault({}),
  inlayHints: z.object({ tokens: flag(true) }).prefault({}),
  codeLens: z.object({ enabled: flag(true) }).prefault({}),
  /** Severity and options by rule, for all datasets; a dataset's own configuration outweighs it. */
  rules,
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

/** What is said of rules for one of several open folders: their path, and `lora.rules` as an editor tells it. */
export interface FolderRules {
  readonly folder: string;
  readonly rules: unknown;
}

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
  readonly #rulesChanged = new Emitter<void>();
  readonly #known: Promise<void>;
  #setKnown = () => {};
  #current = defaultSettings;
  /** Of each open folder where there are several, inner ones first. */
  #ofFolders: readonly { readonly folder: string; readonly rules: UserRules }[] = [];
  readonly onDidChange = this.#changed.event;
  /** What is set of rules is another thing, for some folder or for all. */
  readonly onDidChangeRules = this.#rulesChanged.event;

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

  /**
   * Severity and options of rules for what lies at a path: those of the innermost open folder around it, else those of all.
   * The same object as long as they are the same.
   */
  rulesAt(path: string): UserRules {
    return this.#ofFolders.find(({ folder }) => isWithin(path, folder))?.rules ?? this.#current.rules;
  }

  /**
   * Takes what an editor tells: a table with the names below `lora`, or one that has that table.
   * @param ofFolders what it says of rules for single folders, where several are open
   */
  take(told: unknown, ofFolders: readonly FolderRules[] = []): void {
    const isAround = typeof told === 'object' && told !== null && 'lora' in told;
    const parsed = schema.safeParse((isAround ? told.lora : told) ?? {});
    const next = parsed.success ? parsed.data : defaultSettings;
    const before = JSON.stringify([this.#current, this.#ofFolders]);
    const rulesBefore = JSON.stringify([this.#current.rules, this.#ofFolders]);
    const known = [this.#current.rules, ...this.#ofFolders.map((one) => one.rules)];
    const same = (one: UserRules) => {
      const found = known.find((other) => JSON.stringify(other) === JSON.stringify(one));
      if (!found) known.push(one);
      return found ?? one;
    };
    this.#current = { ...next, rules: same(next.rules) };
    this.#ofFolders = ofFolders
      .map((one) => ({ folder: one.folder, rules: same(rules.parse(one.rules ?? {})) }))
      .sort((a, b) => b.folder.length - a.folder.length);
    if (JSON.stringify([this.#current, this.#ofFolders]) === before) return;
    if (JSON.stringify([this.#current.rules, this.#ofFolders]) !== rulesBefore) this.#rulesChanged.fire();
    this.#changed.fire(this.#current);
  }

  /** Listens to an editor. @param folders the open ones, by their URIs @returns what to do once it is initialized */
  listen(connection: Connection, client: ClientCapabilities, folders: readonly string[] = []): () => void {
    const mayAsk = client.workspace?.configuration === true;
    let open = folders;
    const asked = async () => {
      // One folder has what all have.
      const several = open.length > 1 ? open : [];
      const [told, ...ofFolders]: unknown[] = await connection.workspace.getConfiguration([
        { section: 'lora' },
        ...several.map((scopeUri) => ({ scopeUri, section: 'lora.rules' })),
      ]);
      this.take(
        told,
        several.map((uri, place) => ({ folder: pathOfUri(uri) ?? uri, rules: ofFolders[place] })),
      );
    };
    const fail = (error: unknown) => connection.console.error(`settings can't be read: ${error}`);
    const ask = () => {
      let isAnswered = false;
      const answered = () => {
        isAnswered = true;
        this.#setKnown();
      };
      void asked().catch(fail).then(answered);
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
      if (mayAsk && client.workspace?.workspaceFolders)
        connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
          const gone = new Set(removed.map(({ uri }) => uri));
          open = [...open.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
          ask();
        });
    };
  }
}
