import { describe, expect, it } from 'vitest';
import type { DocumentHighlight, Location } from 'vscode-languageserver';
import { uriOf } from './client.ts';
import { markRanges } from './marked.ts';
import { CONFIG, stage } from './navigation.ts';

const at = (line: number, from: number, to: number) => ({
  start: { line, character: from },
  end: { line, character: to },
});

describe('references', () => {
  const on = stage();
  const find = (marked: string, includeDeclaration = false) =>
    on.ask<Location[] | null>('references', marked, { context: { includeDeclaration } });

  it('are in all captions of the dataset, open or not, however the tag is written', async () => {
    expect(await find('1girl, RED h|at')).toEqual([
      { uri: on.uri('a.txt'), range: at(0, 7, 14) },
      { uri: on.uri('b.txt'), range: at(0, 14, 21) },
      { uri: on.uri('c.txt'), range: at(0, 4, 11) },
    ]);
  });

  it('are in the configuration too, if declarations are asked for', async () => {
    const config = { uri: uriOf(on.folder.at('lora-dataset.toml')) };
    expect(await find('ali|ce', true)).toEqual([
      { ...config, range: at(1, 11, 16) },
      { ...config, range: at(2, 23, 28) },
      { uri: on.uri('a.txt'), range: at(0, 0, 5) },
      { uri: on.uri('b.txt'), range: at(0, 7, 12) },
    ]);
    expect(markRanges(CONFIG, [at(1, 11, 16), at(2, 23, 28)])).toContain('1girl, «alice», dark skin');
  });

  it('are found from the configuration as well', async () => {
    const config = on.folder.at('lora-dataset.toml');
    await on.client.open(config, CONFIG);
    const find = (line: number, character: number) =>
      on.client.request<Location[] | null>('textDocument/references', {
        textDocument: { uri: uriOf(config) },
        position: { line, character },
        context: { includeDeclaration: true },
      });
    expect(await find(1, 13)).toEqual([
      { uri: uriOf(config), range: at(1, 11, 16) },
      { uri: uriOf(config), range: at(2, 23, 28) },
      { uri: on.uri('a.txt'), range: at(0, 7, 12) },
      { uri: on.uri('b.txt'), range: at(0, 7, 12) },
    ]);
    expect(await find(2, 25)).toHaveLength(4);
    expect(await find(0, 2)).toBeNull();
  });

  it('are none beside the tags, behind what is read, and in other texts', async () => {
    expect(await find('1girl, | hat')).toBeNull();
    expect(await find('1girl\r\nred h|at')).toBeNull();
    await on.client.open(on.folder.at('notes.txt'), '1girl');
    const params = {
      textDocument: { uri: uriOf(on.folder.at('notes.txt')) },
      position: { line: 0, character: 2 },
      context: { includeDeclaration: true },
    };
    expect(await on.client.request('textDocument/references', params)).toBeNull();
  });

  it('are given up when the editor cancels', async () => {
    await find('1girl|');
    const cancel = on.client.held('textDocument/references', {
      textDocument: { uri: on.uri('a.txt') },
      position: { line: 0, character: 2 },
      context: { includeDeclaration: false },
    });
    // It may have been answered before.
    await cancel().catch((error: { code: number }) => expect(error.code).toBe(-32800));
    expect(await find('1girl|')).toHaveLength(2);
  });
});

describe('document highlights', () => {
  const on = stage();

  it.each([
    ['1girl, red h|at, smile, Red_Hat', '1girl, «red hat», smile, «Red_Hat»'],
    ['😀, hat, |😀\r\n😀', '«😀», hat, «😀»\r\n😀'],
    ['1girl|, hat', '«1girl», hat'],
    ['1girl, | hat', '1girl,  hat'],
    [
      'A woman with long ha|ir is standing, and the long hair falls over her arms.',
      'A woman with «long hair» is standing, and the «long hair» falls over her arms.',
    ],
  ])('of %j', async (marked, expected) => {
    const found = await on.ask<DocumentHighlight[]>('documentHighlight', marked);
    expect(found.every(({ kind }) => kind === 1)).toBe(true);
    expect(
      markRanges(
        marked.replace('|', ''),
        found.map(({ range }) => range),
      ),
    ).toBe(expected);
  });
});
