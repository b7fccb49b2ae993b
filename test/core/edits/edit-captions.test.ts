import { describe, expect, it } from 'vitest';
import type { FileText } from '../../../core/edits/bulk-edit.ts';
import { type CaptionEditor, editCaptions } from '../../../core/edits/edit-captions.ts';
import { message } from '../../../core/message.ts';
import { captionPath, captionsOf } from '../../support/datasets.ts';
import { noTurn } from '../../support/memory.ts';

const ports = { digest: ({ text }: FileText) => text, turn: noTurn };
const insert = [{ span: { start: 0, end: 0 }, newText: 'x' }];

describe('an edit of many captions', () => {
  const failing: Record<string, CaptionEditor> = {
    'edits overlap at offset 1': () => [
      { span: { start: 0, end: 2 }, newText: '' },
      { span: { start: 1, end: 3 }, newText: '' },
    ],
    'no tag 7': () => {
      throw new RangeError('no tag 7');
    },
  };
  it.each(Object.entries(failing))(
    'names the one that it fails at (%s), and edits the rest',
    async (detail, fail) => {
      const dataset = captionsOf(['one', 'two', 'three']);
      const bad = captionPath(1);
      const editsOf: CaptionEditor = (caption, path) => (path === bad ? fail(caption, path) : insert);
      expect(await editCaptions(dataset, message('Change all'), editsOf, ports)).toEqual({
        root: dataset.root,
        title: message('Change all'),
        changes: [
          { kind: 'edit', file: captionPath(0), digest: 'one', edits: insert },
          { kind: 'edit', file: captionPath(2), digest: 'three', edits: insert },
        ],
        failed: [{ file: bad, detail }],
      });
    },
  );

  it('is given up where its turn is', async () => {
    const turn = {
      next: () => {
        throw new Error('given up');
      },
    };
    const edit = editCaptions(captionsOf(['one']), message('Change all'), () => insert, { ...ports, turn });
    await expect(edit).rejects.toThrow('given up');
  });
});
