import { describe, expect, it } from 'vitest';
import { editFromSheet } from '../../../core/sheet/edit-from-sheet.ts';
import { sheetListing } from '../../../core/sheet/sheet-captions.ts';
import { sheetNames } from '../../../core/sheet/sheet-names.ts';
import { captionPath, captionsOf } from '../../support/datasets.ts';
import { datasetOf } from '../../support/memory.ts';

const digest = ({ text }: { text: string }) => `digest of ${text}`;

describe('the names of a sheet', () => {
  it('are those of the files where all lie in one folder', () => {
    const dataset = captionsOf(['a', 'b']);
    expect(sheetNames(dataset)).toMatchObject({
      folder: '/dataset/10_alice woman',
      paths: new Map([
        ['front_01', captionPath(0)],
        ['front_02', captionPath(1)],
      ]),
    });
  });

  it('are paths from the folder that has all of them', () => {
    const dataset = datasetOf({
      'img/1_a/x.png': '',
      'img/1_a/x.txt': '',
      'img/2_b/x.png': '',
      'README.txt': '',
    });
    expect([...sheetNames(dataset).names]).toEqual([
      ['/dataset/img/1_a/x.txt', '1_a/x'],
      ['/dataset/img/2_b/x.txt', '2_b/x'],
    ]);
  });

  it('are there once for pictures that share a caption', () => {
    const dataset = datasetOf({ '1_a/x.png': '', '1_a/x.jpg': '', '1_a/x.txt': '' });
    expect([...sheetNames(dataset).paths.keys()]).toEqual(['x']);
    expect(sheetListing(dataset).paths).toEqual(['/dataset/1_a/x.txt']);
  });

  it('stay as long as nothing changes', () => {
    const dataset = captionsOf(['a']);
    expect(sheetNames(dataset)).toBe(sheetNames(dataset));
  });
});

describe('the captions of a sheet', () => {
  it('are in the order that people count in, those to be written too', () => {
    const dataset = datasetOf({
      '1_a/x10.png': '',
      '1_a/x9.png': '',
      '1_a/x9.txt': 'a',
      '1_a/notes.txt': '',
    });
    expect(sheetListing(dataset)).toEqual({
      paths: ['/dataset/1_a/x9.txt', '/dataset/1_a/x10.txt'],
      leftOut: [],
    });
    expect(sheetListing(dataset, new Set(['/dataset/1_a/x10.png'])).paths).toEqual(['/dataset/1_a/x10.txt']);
  });

  it('are texts: one that no editor can show is left out', () => {
    expect(sheetListing(captionsOf(['a', 'b\0'])).leftOut).toEqual([captionPath(1)]);
  });
});

describe('an edit from a sheet', () => {
  it('has one minimal edit for each caption, and writes those that are new', () => {
    const dataset = datasetOf({ '1_a/x.png': '', '1_a/x.txt': 'one\r\ntwo\r\n', '1_a/y.png': '' });
    const { edit, outdated, gone } = editFromSheet(
      dataset,
      [
        { name: 'x', before: 'one\ntwo', after: 'one\ntwo, too' },
        { name: 'y', before: '', after: 'three' },
        { name: 'z', before: '', after: 'four' },
      ],
      digest,
    );
    expect(edit.changes).toEqual([
      {
        kind: 'edit',
        file: '/dataset/1_a/x.txt',
        digest: 'digest of one\r\ntwo\r\n',
        edits: [{ span: { start: 8, end: 8 }, newText: ', too' }],
      },
      { kind: 'create', file: '/dataset/1_a/y.txt', text: 'three', bom: false },
    ]);
    expect([outdated, gone]).toEqual([[], ['z']]);
  });

  it('leaves a caption alone that has another text by now, unless it is the wanted one', () => {
    const dataset = captionsOf(['theirs', 'mine']);
    const { edit, outdated } = editFromSheet(
      dataset,
      [
        { name: 'front_01', before: 'old', after: 'mine' },
        { name: 'front_02', before: 'old', after: 'mine' },
      ],
      digest,
    );
    expect([edit.changes, outdated]).toEqual([[], ['front_01']]);
  });
});
