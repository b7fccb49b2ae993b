import * as fs from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CodeAction, ShowMessageRequestParams } from 'vscode-languageserver';
import type { BulkEditResult } from '../../protocol/lsp.ts';
import { TestClient, uriOf } from './client.ts';
import { type Folder, folderOf } from './dataset-on-disk.ts';

describe('what can be done with a tag', () => {
  let folder: Folder;
  let client: TestClient;
  let asked: ShowMessageRequestParams[];
  /** What the user presses, by its place among the buttons. */
  let answers: (number | 'none')[];
  const at = (name: string) => folder.at('10_alice', name);
  const read = (name: string) => fs.readFileSync(at(name), 'utf8');
  const config = () => fs.readFileSync(folder.at('lora-dataset.toml'), 'utf8');

  beforeEach(async () => {
    folder = folderOf({
      'lora-dataset.toml': '[dataset]\ntrigger = "alice"\n',
      '10_alice/a.png': undefined,
      '10_alice/a.txt': 'alice, hat, from behind',
      '10_alice/b.png': undefined,
      '10_alice/b.txt': 'alice,from behind',
      '10_alice/c.png': undefined,
      '10_alice/c.txt': 'alice, Hat, smile',
      '10_alice/d.png': undefined,
      '10_alice/d.txt': 'alice, smile',
    });
    client = await TestClient.start(folder.path, { pulls: true });
    asked = [];
    answers = [];
    client.connection.onRequest('window/showMessageRequest', (params: ShowMessageRequestParams) => {
      asked.push(params);
      const answer = answers.shift() ?? 'none';
      return answer === 'none' ? null : (params.actions?.[answer] ?? null);
    });
    await client.open(at('a.txt'), read('a.txt'));
  });
  afterEach(async () => {
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });

  const actionsAt = (character: number, context: object = {}) =>
    client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: uriOf(at('a.txt')) },
      range: { start: { line: 0, character }, end: { line: 0, character } },
      context: { diagnostics: [], only: ['refactor'], ...context },
    });
  const run = (command: string, argument: object = {}) =>
    client.request<BulkEditResult>('workspace/executeCommand', {
      command,
      arguments: [{ uri: uriOf(at('a.txt')), tag: 'hat', dirty: [], ...argument }],
    });

  it('is offered where the cursor is on one', async () => {
    const argument = { uri: uriOf(at('a.txt')), tag: 'hat' };
    const rewrite = (title: string, command: string, more: object = {}) => ({
      title,
      kind: 'refactor.rewrite',
      command: { title, command, arguments: [{ ...argument, ...more }] },
    });
    const move = (title: string, edits: [start: number, end: number, newText: string][]) => ({
      title,
      kind: 'refactor.rewrite',
      edit: {
        documentChanges: [
          {
            textDocument: { uri: uriOf(at('a.txt')), version: 1 },
            edits: edits.map(([start, end, newText]) => ({
              range: { start: { line: 0, character: start }, end: { line: 0, character: end } },
              newText,
            })),
          },
        ],
      },
    });
    expect(await actionsAt(8)).toEqual([
      move('Move "hat" to the front', [
        [5, 10, ''],
        [0, 0, 'hat, '],
      ]),
      move('Move "hat" to the end', [
        [5, 10, ''],
        [23, 23, ', hat'],
      ]),
      rewrite('Add "hat" to all captions without it…', 'lora.addTagEverywhere'),
      rewrite('Add "hat" to all captions of the view "from behind"…', 'lora.tagSameView', {
        view: 'from behind',
      }),
      rewrite('Remove "hat" from all captions…', 'lora.removeTagEverywhere'),
      rewrite('Add "hat" to the base caption', 'lora.addToBaseCaption'),
    ]);
    expect(await actionsAt(8, { triggerKind: 2 })).toEqual([]);
    expect(await actionsAt(8, { only: ['quickfix'] })).toEqual([]);
    await client.change(at('a.txt'), 2, 'She is alice, who is standing in a garden.');
    expect(await actionsAt(8)).toEqual([]);
  });

  it('is asked about before many captions change, told afterwards, and undone from there', async () => {
    answers = [0, 0];
    expect(await run('lora.addTagEverywhere')).toMatchObject({ title: 'Add "hat"', done: 2, refused: [] });
    expect([read('b.txt'), read('d.txt')]).toEqual(['alice,from behind,hat', 'alice, smile, hat']);
    // The button did it already, before this was asked for.
    expect(await run('lora.undoBulkEdit')).toMatchObject({ done: 0 });
    expect(asked).toEqual([
      { type: 2, message: 'Add "hat": 2 files will change.', actions: [{ title: 'Change 2 Files' }] },
      { type: 3, message: '2 files were changed.', actions: [{ title: 'Undo' }] },
    ]);
    expect([read('b.txt'), read('d.txt')]).toEqual(['alice,from behind', 'alice, smile']);
  });

  it('is not done where the question is dismissed, and done where an editor can not ask', async () => {
    expect(await run('lora.removeTagEverywhere')).toMatchObject({ done: 0 });
    expect(read('c.txt')).toBe('alice, Hat, smile');
    client.connection.onRequest('window/showMessageRequest', () => {
      throw new Error('what is that?');
    });
    expect(await run('lora.removeTagEverywhere')).toMatchObject({ done: 2 });
    expect(read('c.txt')).toBe('alice, smile');
    expect(client.edits).toMatchObject([{ label: 'Remove "hat"', metadata: { isRefactoring: true } }]);
  });

  it('is asked about in a dialog where the editor has one', async () => {
    await client.stop();
    client = await TestClient.start(folder.path, {
      pulls: true,
      capabilities: { experimental: { confirms: true } },
    });
    const questions: unknown[] = [];
    client.connection.onRequest('lora/confirm', (question) => {
      questions.push(question);
      return { yes: questions.length > 1 };
    });
    expect(await run('lora.removeTagEverywhere')).toMatchObject({ done: 0 });
    expect(await run('lora.removeTagEverywhere')).toMatchObject({ done: 2 });
    expect(questions[0]).toEqual({ question: 'Remove "hat": 2 files will change.', yes: 'Change 2 Files' });
  });

  it('is undone by its own message, or not at all where something else was done since', async () => {
    const press: (() => void)[] = [];
    let refuse = (_message: string) => {};
    const refusal = new Promise<string>((resolve) => {
      refuse = resolve;
    });
    client.connection.onRequest(
      'window/showMessageRequest',
      async ({ message, actions }: ShowMessageRequestParams) => {
        if (message === '2 files were changed.') await new Promise<void>((resolve) => press.push(resolve));
        else if (!actions?.[0]) refuse(message);
        return actions?.[0] ?? null;
      },
    );
    await run('lora.removeTagEverywhere', { tag: 'smile' });
    const { edit } = await run('lora.addTagEverywhere');
    const added = ['alice,from behind,hat', 'alice, Hat', 'alice, hat'];
    press[0]?.();
    expect(await refusal).toBe('Add "hat": this was done since. Undo it first.');
    expect([read('b.txt'), read('c.txt'), read('d.txt')]).toEqual(added);
    expect(await run('lora.undoBulkEdit', { edit })).toMatchObject({ title: 'Add "hat"', done: 2 });
    await expect(run('lora.undoBulkEdit', { edit })).rejects.toThrow('It was undone already.');
    expect([read('b.txt'), read('c.txt'), read('d.txt')]).toEqual([
      'alice,from behind',
      'alice, Hat',
      'alice',
    ]);
    press[1]?.();
  });

  it('leaves alone by name what was typed in, or written, while it was asked about', async () => {
    await client.open(at('b.txt'), read('b.txt'));
    client.connection.onRequest(
      'window/showMessageRequest',
      async ({ message, actions }: ShowMessageRequestParams) => {
        asked.push({ type: 2, message });
        if (asked.length > 1) return null;
        await client.change(at('b.txt'), 2, 'alice,from behind,typed');
        fs.writeFileSync(at('d.txt'), 'written');
        return actions?.[0] ?? null;
      },
    );
    expect(await run('lora.addTagEverywhere')).toMatchObject({
      done: 0,
      refused: [
        { uri: uriOf(at('b.txt')), reason: 'it was changed meanwhile' },
        { uri: uriOf(at('d.txt')), reason: 'it was changed meanwhile' },
      ],
    });
    expect([read('b.txt'), read('d.txt')]).toEqual(['alice,from behind', 'written']);
    expect(client.edits).toEqual([]);
  });

  it('goes to the pictures of one view, and to the base caption', async () => {
    expect(await run('lora.tagSameView', { view: 'from behind' })).toMatchObject({ done: 1 });
    expect(read('b.txt')).toBe('alice,from behind,hat');
    expect(await run('lora.addToBaseCaption')).toMatchObject({ done: 1 });
    expect(config()).toBe('[dataset]\ntrigger = "alice"\nbase_caption = "alice, hat"\n');
    // The server knows at once, without being told by a watcher.
    const titles = (await actionsAt(8)).map(({ title }) => title);
    expect(titles).not.toContain('Add "hat" to the base caption');
    answers = [0];
    expect(
      await run('lora.renameTagEverywhere', { from: 'smile', to: 'grin', allSpellings: true }),
    ).toMatchObject({ done: 2 });
    expect(read('d.txt')).toBe('alice, grin');
  });

  it.each(['lora.addTagEverywhere', 'lora.removeTagEverywhere', 'lora.tagSameView', 'lora.addToBaseCaption'])(
    '%s is refused without a tag',
    async (command) => {
      const captions = ['a.txt', 'b.txt', 'c.txt', 'd.txt'];
      const before = [config(), ...captions.map(read)];
      answers = [0, 0];
      for (const tag of ['', '  ', undefined])
        await expect(run(command, { tag, view: 'from behind' })).rejects.toThrow(
          'A tag has at least one letter.',
        );
      expect([config(), ...captions.map(read)]).toEqual(before);
      expect(asked).toEqual([]);
    },
  );

  it('is added by its name alone, and only as one tag', async () => {
    await expect(run('lora.addTagEverywhere', { tag: 'cap, bow' })).rejects.toThrow('two tags');
    answers = [0];
    expect(await run('lora.addTagEverywhere', { tag: ' cap ' })).toMatchObject({ title: 'Add "cap"' });
    expect(read('d.txt')).toBe('alice, smile, cap');
  });

  it('has a reason where it can not be done', async () => {
    await expect(run('lora.renameTagEverywhere', { from: 'hat', to: '' })).rejects.toThrow('one letter');
    await expect(run('lora.nothing')).rejects.toThrow('unknown command');
    await expect(
      client.request('workspace/executeCommand', { command: 'lora.addTagEverywhere', arguments: [] }),
    ).rejects.toThrow();
    fs.writeFileSync(folder.at('lora-dataset.toml'), '[dataset');
    await expect(run('lora.addToBaseCaption')).rejects.toThrow(
      'Mend the mistakes in lora-dataset.toml first.',
    );
  });

  it('is sorted in the editor where one caption is open there, and not saved', async () => {
    await client.open(at('c.txt'), 'smile, alice, Hat, cap');
    const before = read('c.txt');
    const sorted = await client.request<BulkEditResult>('lora/sortTags', {
      uri: uriOf(at('c.txt')),
      scope: 'caption',
      order: 'alphabet',
      dirty: [uriOf(at('c.txt'))],
    });
    expect(sorted).toMatchObject({ title: 'Sort tags', done: 1, unsaved: [] });
    expect(client.edits).toMatchObject([{ label: 'Sort tags', edit: { documentChanges: [{}] } }]);
    expect(client.edits[0]?.metadata).toBeUndefined();
    expect(read('c.txt')).toBe(before);
  });

  it('is sorted, one caption or all', async () => {
    const sort = (scope: string, order: string) =>
      client.request<BulkEditResult>('lora/sortTags', { uri: uriOf(at('c.txt')), scope, order, dirty: [] });
    fs.writeFileSync(at('c.txt'), 'smile, alice, Hat');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf(at('c.txt')), type: 2 }],
    });
    expect(await sort('caption', 'alphabet')).toMatchObject({ title: 'Sort tags', done: 1 });
    expect(read('c.txt')).toBe('Hat, alice, smile');
    expect(await sort('dataset', 'alphabet')).toMatchObject({ done: 1, unsaved: [uriOf(at('a.txt'))] });
    expect(await sort('dataset', 'base')).toMatchObject({ refused: [] });
  });
});
