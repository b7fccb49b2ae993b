import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SemanticTokens } from 'vscode-languageserver';
import { markRanges } from './marked.ts';
import { stage } from './navigation.ts';

describe('semantic tokens', () => {
  const on = stage({ capabilities: { workspace: { semanticTokens: { refreshSupport: true } } } });
  const legend = () => on.client.initialized.capabilities.semanticTokensProvider?.legend;

  /** The text with each token as `«type.modifier part»`. */
  function shown(text: string, { data }: SemanticTokens): string {
    const ranges = [];
    const names: string[] = [];
    let [line, character] = [0, 0];
    for (let at = 0; at < data.length; at += 5) {
      const [lines = 0, characters = 0, length = 0, type = 0, modifiers = 0] = data.slice(at, at + 5);
      character = lines > 0 ? characters : character + characters;
      line += lines;
      ranges.push({ start: { line, character }, end: { line, character: character + length } });
      const set = legend()?.tokenModifiers.filter((_, bit) => modifiers & (1 << bit)) ?? [];
      names.push([legend()?.tokenTypes[type], ...set].join('.'));
    }
    return markRanges(text, ranges, (part, index) => `«${names[index]} ${part}»`);
  }

  it.each([
    [
      '😀, alice, from_behind, hoop earrings, xyzzyx',
      '«captionUnknown 😀», «keyword alice», «enumMember from_behind», «captionTag.jewellery hoop earrings», «captionUnknown xyzzyx»',
    ],
    ['1girl\r\nalice', '«captionTag.people 1girl»\r\nalice'],
    [
      'A photo of alice, a woman who is seen from behind, in the garden with red flowers.',
      'A photo of «keyword alice», a woman who is seen «enumMember from behind», in the garden with red flowers.',
    ],
    ['', ''],
  ])('of %j', async (text, expected) => {
    expect(shown(text, await on.askAll('semanticTokens/full', text))).toBe(expected);
  });

  it('are whole messages', async () => {
    expect(await on.askAll('semanticTokens/full', 'alice, smile')).toEqual({
      data: [0, 0, 5, 0, 0, 0, 7, 5, 3, 512],
    });
  });

  it('grey out what the model does not read', async () => {
    const text = `${'smile, '.repeat(38)}smile, hat`;
    const tokens = shown(text, await on.askAll('semanticTokens/full', text));
    expect(tokens).toMatch(/«captionTag\.expression smile», «comment smile, hat»$/);
  });

  it('can be had of a part', async () => {
    const range = { start: { line: 0, character: 8 }, end: { line: 0, character: 9 } };
    const text = '1girl, alice, smile';
    expect(shown(text, await on.askAll('semanticTokens/range', text, { range }))).toBe(
      '1girl, «keyword alice», smile',
    );
  });

  it('are asked anew when the dataset is another one', async () => {
    await on.askAll('semanticTokens/full', 'bob');
    await on.configure('[dataset]\ntrigger = "bob"\n');
    const textDocument = { uri: on.uri('a.txt') };
    await on.askUntil(
      () => on.client.request<SemanticTokens>('textDocument/semanticTokens/full', { textDocument }),
      (tokens) => shown('bob', tokens) === '«keyword bob»',
    );
  });

  it('have types and modifiers that package.json names, where they are none of the usual ones', () => {
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
    const ids = (list: { id: string }[]) => list.map(({ id }) => id);
    const own = legend()?.tokenTypes.filter((type) => type.startsWith('caption'));
    expect(own).toEqual(ids(contributes.semanticTokenTypes));
    expect(legend()?.tokenModifiers).toEqual(ids(contributes.semanticTokenModifiers));
    const scopes = Object.keys(contributes.semanticTokenScopes[0].scopes);
    const coloured = legend()?.tokenModifiers.map((modifier) => `captionTag.${modifier}`) ?? [];
    expect(scopes).toEqual([...coloured, 'captionUnknown']);
  });
});
