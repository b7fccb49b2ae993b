import { afterEach, beforeEach, expect } from 'vitest';
import { type EditorLike, TestClient, uriOf } from './client.ts';
import { type Folder, folderOf } from './dataset-on-disk.ts';
import { cursorIn } from './marked.ts';

export const CONFIG = '[dataset]\ntrigger = "alice"\nbase_caption = "1girl, alice, dark skin"\n';

/** A dataset of three pictures with an open caption, and an editor, for each test anew. */
export interface Stage {
  readonly folder: Folder;
  readonly client: TestClient;
  /** The caption that is open. */
  readonly caption: string;
  /** A file of the dataset's folder of pictures, as a URI. */
  uri(name: string): string;
  /** Asks about the place of the cursor in a text, which the open caption then has. */
  ask<Result>(method: string, marked: string, more?: object): Promise<Result>;
  /** Opens the dataset's configuration and gives it another text. */
  configure(text: string): Promise<void>;
  /** Asks again whenever the server wants it, until the answer is accepted. */
  askUntil<Result>(ask: () => Promise<Result>, accept: (result: Result) => boolean): Promise<Result>;
  /** Asks about the whole of a text. */
  askAll<Result>(method: string, text: string, more?: object): Promise<Result>;
}

/** Sets the stage before each test of a suite, and takes it down after. */
export function stage(editor: Omit<EditorLike, 'pulls'> = {}): Stage {
  let folder: Folder;
  let client: TestClient;
  let isOpen = false;
  beforeEach(async () => {
    isOpen = false;
    folder = folderOf({
      'lora-dataset.toml': CONFIG,
      '10_alice woman/a.png': undefined,
      '10_alice woman/a.txt': '1girl, alice',
      '10_alice woman/b.png': undefined,
      '10_alice woman/b.txt': '\ufeff1girl, alice, Red_Hat, smile\r\nred hat',
      '10_alice woman/c.png': undefined,
      '10_alice woman/c.txt': '😀, red hat',
      'notes.txt': '1girl',
    });
    client = await TestClient.start(folder.path, { pulls: true, ...editor });
  });
  afterEach(async () => {
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });
  const caption = () => folder.at('10_alice woman', 'a.txt');
  const show = async (text: string) => {
    const textDocument = { uri: uriOf(caption()) };
    if (isOpen) await client.connection.sendNotification('textDocument/didClose', { textDocument });
    isOpen = true;
    await client.open(caption(), text);
  };
  const askAll: Stage['askAll'] = async (method, text, more = {}) => {
    await show(text);
    return client.request(`textDocument/${method}`, { textDocument: { uri: uriOf(caption()) }, ...more });
  };
  return {
    get folder() {
      return folder;
    },
    get client() {
      return client;
    },
    get caption() {
      return caption();
    },
    uri: (name) => uriOf(folder.at('10_alice woman', name)),
    ask: (method, marked, more = {}) => {
      const { text, position } = cursorIn(marked);
      return askAll(method, text, { position, ...more });
    },
    askAll,
    configure: async (text) => {
      const config = folder.at('lora-dataset.toml');
      await client.open(config, CONFIG, 'toml');
      await client.change(config, 2, text);
    },
    askUntil: async (ask, accept) => {
      for (;;) {
        const before = client.refreshed.length;
        const result = await ask();
        if (accept(result)) return result;
        await client.until(() => client.refreshed[before]);
      }
    },
  };
}
