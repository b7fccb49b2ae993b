import { describe, expect, it } from 'vitest';
import { captionFile } from '../../../core/dataset/assemble.ts';
import { withFiles } from '../../../core/dataset/dataset.ts';
import type { FileText } from '../../../core/edits/bulk-edit.ts';
import { chosenCaptions } from '../../../core/edits/chosen-captions.ts';
import { type CaptionEditor, editCaptions } from '../../../core/edits/edit-captions.ts';
import { message } from '../../../core/message.ts';
import { foreignText } from '../../../core/node/foreign/foreign-text.ts';
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

  it('names a caption in UTF-16 that it would change, and leaves it alone', async () => {
    const foreign = foreignText(Buffer.from('1girl, smile', 'utf16le'));
    if (!foreign) throw new Error('this is no UTF-16');
    const text = Buffer.from('1girl, smile', 'utf16le').toString();
    const path = captionPath(0);
    const before = captionsOf(['one', 'two']);
    const file = captionFile(before, { path, text, bom: false, foreign });
    const dataset = withFiles(before, { captions: new Map([[path, file]]) });
    expect(await editCaptions(dataset, message('Change all'), () => insert, ports)).toMatchObject({
      changes: [{ file: captionPath(1) }],
      failed: [{ file: path, reason: 'not-utf-8' }],
    });
    const untouched = await editCaptions(dataset, message('Change none'), () => [], ports);
    expect(untouched.failed).toBeUndefined();
    const chosen = await chosenCaptions(dataset, dataset.images.keys(), noTurn);
    expect(chosen.captions.map((one) => one.path)).toEqual([captionPath(1)]);
    expect(chosen.refused).toEqual([{ file: path, reason: message('it is not UTF-8') }]);
  });

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
