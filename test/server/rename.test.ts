import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RenameParams, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { captionFile } from '../../core/dataset/assemble.ts';
import { type Dataset, withFiles } from '../../core/dataset/dataset.ts';
import type { FeatureContext } from '../../server/features/feature.ts';
import { rename } from '../../server/features/rename.ts';
import { uriOfPath } from '../../server/uri.ts';
import { captionPath, captionsOf } from '../support/datasets.ts';

type Handler = (params: RenameParams, token: object) => Promise<WorkspaceEdit>;

/** The captions of a dataset with the first one open; others can be opened, and all can be typed in. */
class Editor {
  dataset: Dataset;
  readonly #documents = new Map<string, TextDocument>();
  /** Happens when captions are read anew. */
  onReread = () => {};
  #handler: Handler = () => Promise.reject();

  constructor(captions: readonly string[]) {
    this.dataset = captionsOf(captions);
    this.open(0);
    const session = {
      ready: async () => undefined,
      datasetOf: () => this.dataset,
      datasetAt: () => this.dataset,
      isCaption: () => true,
      uriOf: uriOfPath,
      documentAt: (path: string) => this.#documents.get(uriOfPath(path)),
      reread: () => this.onReread(),
    };
    const context = {
      connection: {
        onPrepareRename: () => undefined,
        onRenameRequest: (handler: Handler) => {
          this.#handler = handler;
        },
        console: { error: () => undefined },
      },
      client: { workspace: { workspaceEdit: { documentChanges: true } } },
      session,
      documents: {
        get: (uri: string) => this.#documents.get(uri),
        all: () => [...this.#documents.values()],
      },
      fileSystem: { readText: () => ({ problem: 'missing' }) },
    };
    rename.register(context as unknown as FeatureContext);
  }

  open(index: number): void {
    const path = captionPath(index);
    const text = this.dataset.captions.get(path)?.caption?.text ?? '';
    this.#documents.set(uriOfPath(path), TextDocument.create(uriOfPath(path), 'plaintext', 1, text));
  }

  type(index: number, text: string): void {
    const path = captionPath(index);
    const document = this.#documents.get(uriOfPath(path));
    if (!document) throw new Error('it is not open');
    TextDocument.update(document, [{ text }], document.version + 1);
    const caption = captionFile(this.dataset, { path, text, bom: false });
    this.dataset = withFiles(this.dataset, { captions: new Map([[path, caption]]) });
  }

  textOf(path: string): string {
    return this.dataset.captions.get(path)?.caption?.text ?? '';
  }

  rename(character: number, newName: string): Promise<WorkspaceEdit> {
    const textDocument = { uri: uriOfPath(captionPath(0)) };
    const token = { isCancellationRequested: false };
    return this.#handler({ textDocument, position: { line: 0, character }, newName }, token);
  }
}

/** What an editor makes of an edit: it takes those of its version. */
function applied({ documentChanges = [] }: WorkspaceEdit, editor: Editor): readonly (string | undefined)[] {
  return (documentChanges as TextDocumentEdit[]).map(({ edits }, index) => {
    const document = TextDocument.create('', '', 0, editor.textOf(captionPath(index)));
    return TextDocument.applyEdits(document, edits as Parameters<typeof TextDocument.applyEdits>[1]);
  });
}

describe('a rename while somebody types', () => {
  let now = 0;
  beforeEach(() => {
    // Each look at the clock is as late as that other work gets its turn.
    vi.spyOn(performance, 'now').mockImplementation(() => {
      now += 1000;
      return now;
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  const typed = 'XXXXXXXXXXXXXXXXXXXXXXXX, alice, red hair';

  it('edits the text that the editor has at the version that it names', async () => {
    const editor = new Editor(['alice, red hair', 'red hair, alice', 'alice']);
    editor.onReread = () => {
      setImmediate(() => editor.type(0, typed));
    };
    const edit = await editor.rename(10, 'braid');
    const [first] = edit.documentChanges as TextDocumentEdit[];
    const place = first?.edits[0]?.range.start.character;
    expect([
      [1, 7],
      [2, 33],
    ]).toContainEqual([first?.textDocument.version, place]);
  });

  it('takes in what was typed before its last look', async () => {
    const editor = new Editor(['alice, red hair', 'red hair, alice', 'alice']);
    editor.open(2);
    setImmediate(() => {
      editor.type(0, typed);
      editor.type(2, 'alice, Red_Hair');
    });
    const edit = await editor.rename(10, 'braid');
    expect(applied(edit, editor)).toEqual([
      'XXXXXXXXXXXXXXXXXXXXXXXX, alice, braid',
      'braid, alice',
      'alice, braid',
    ]);
    expect(
      (edit.documentChanges as TextDocumentEdit[]).map(({ textDocument }) => textDocument.version),
    ).toEqual([2, null, 2]);
  });
});
