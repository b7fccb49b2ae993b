import { describe, expect, it } from 'vitest';
import type { Range, SelectionRange } from 'vscode-languageserver';
import { cursorIn, markRanges } from './marked.ts';
import { stage } from './navigation.ts';

function stepsOf(selection: SelectionRange | undefined): Range[] {
  return selection ? [selection.range, ...stepsOf(selection.parent)] : [];
}

describe('selection ranges', () => {
  const on = stage();

  it.each([
    ['1girl, red h|at, x', ['1girl, red «hat», x', '1girl, «red hat», x', '«1girl, red hat, x»']],
    ['😀, h|at\r\nnot', ['😀, «hat»\r\nnot', '«😀, hat»\r\nnot', '«😀, hat\r\nnot»']],
    ['1girl\r\nnot re|ad', ['1girl\r\nnot «read»', '1girl\r\n«not read»', '«1girl\r\nnot read»']],
  ])('at %j', async (marked, expected) => {
    const { text, position } = cursorIn(marked);
    const [selection] = await on.askAll<SelectionRange[]>('selectionRange', text, { positions: [position] });
    expect(stepsOf(selection).map((range) => markRanges(text, [range]))).toEqual(expected);
  });

  it('are one for each place', async () => {
    const positions = [0, 3, 9].map((character) => ({ line: 0, character }));
    expect(await on.askAll('selectionRange', '1girl', { positions })).toHaveLength(3);
  });
});
