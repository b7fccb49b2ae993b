import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DocumentSymbol } from 'vscode-languageserver';
import { uriOf } from './client.ts';
import { markRanges } from './marked.ts';
import { stage } from './navigation.ts';

const at = (from: number, to: number) => ({
  start: { line: 0, character: from },
  end: { line: 0, character: to },
});

describe('document symbols', () => {
  const on = stage({
    capabilities: { textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } },
  });

  it('are the tags with their use', async () => {
    expect(await on.askAll('documentSymbol', 'alice,, RED HAT\r\nred hat')).toEqual([
      {
        name: 'alice',
        kind: 14,
        detail: 'in 2 of 3 captions',
        range: at(0, 5),
        selectionRange: at(0, 5),
      },
      {
        name: 'RED HAT',
        kind: 15,
        detail: 'in 3 of 3 captions',
        range: at(8, 15),
        selectionRange: at(8, 15),
      },
    ]);
  });

  it('are the sentences of prose', async () => {
    const text = 'A woman, alice, is standing in the garden of the house. 😀 It is raining, and she smiles.';
    const symbols = await on.askAll<DocumentSymbol[]>('documentSymbol', text);
    const ranges = symbols.map(({ range }) => range);
    expect(markRanges(text, ranges)).toBe(
      '«A woman, alice, is standing in the garden of the house.» «😀 It is raining, and she smiles.»',
    );
  });
});

describe('document symbols, to an editor without details', () => {
  const on = stage();

  it('are places', async () => {
    expect(await on.askAll('documentSymbol', '1girl')).toEqual([
      { name: '1girl', kind: 15, location: { uri: on.uri('a.txt'), range: at(0, 5) } },
    ]);
  });

  it('are none of other texts', async () => {
    await on.client.open(on.folder.at('notes.txt'), '1girl');
    const textDocument = { uri: uriOf(on.folder.at('notes.txt')) };
    expect(await on.client.request('textDocument/documentSymbol', { textDocument })).toBeNull();
  });
});

describe('workspace symbols', () => {
  const on = stage();

  it('are tags of all datasets with their use, at their first place', async () => {
    const name = path.basename(on.folder.path);
    expect(await on.client.request('workspace/symbol', { query: 'red' })).toEqual([
      {
        name: 'Red_Hat',
        kind: 15,
        containerName: `${name}, in 2 of 3 captions`,
        location: { uri: on.uri('b.txt'), range: at(14, 21) },
      },
    ]);
  });
});
