import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Emitter } from 'vscode-languageserver/node';
import { captionFile } from '../../core/dataset/assemble.ts';
import { type Dataset, withFiles } from '../../core/dataset/dataset.ts';
import type { SessionChange } from '../../server/session/session.ts';
import type { OpenSheet } from '../../server/sheets/open-sheets.ts';
import { watchSheets } from '../../server/sheets/sheet-watch.ts';
import { captionPath, captionsOf } from '../support/datasets.ts';

/** Longer than captions must rest. */
const REST = 1000;

describe('a sheet', () => {
  let dataset: Dataset;
  let sheet: OpenSheet;
  let told: string[];
  let changed: Emitter<SessionChange>;

  beforeEach(() => {
    vi.useFakeTimers();
    dataset = captionsOf(['1girl', 'smile']);
    told = [];
    changed = new Emitter();
    const base = new Map([
      ['front_01', '1girl'],
      ['front_02', 'smile'],
    ]);
    const wish = { dataset: 'file:///dataset', query: '' };
    sheet = { uri: 'lora-sheet:/x', wish, root: '/dataset', listing: { paths: [], leftOut: [] }, base };
    watchSheets(
      { onDidChange: changed.event, datasetAt: () => dataset },
      {
        get all() {
          return [sheet];
        },
        at: () => sheet,
      },
      (uri) => told.push(uri),
    );
  });
  afterEach(() => vi.useRealTimers());

  const write = (index: number, text: string) => {
    const path = captionPath(index);
    const file = captionFile(dataset, { path, text, bom: false });
    dataset = withFiles(dataset, { captions: new Map([[path, file]]) });
    changed.fire({ root: '/dataset', files: [path] });
  };
  const rest = () => vi.advanceTimersByTime(REST);

  it('is told of once when captions changed and rest', () => {
    write(0, '1girl, hat');
    write(1, 'grin');
    expect(told).toEqual([]);
    rest();
    expect(told).toEqual([sheet.uri]);
  });

  it('is not told of for what it has itself, nor for what becomes known of a picture', () => {
    sheet.base.set('front_01', '1girl, hat');
    write(0, '1girl, hat\n');
    changed.fire({ root: '/dataset', files: [captionPath(0).replace('.txt', '.png')] });
    changed.fire({ root: '/elsewhere' });
    rest();
    expect(told).toEqual([]);
  });

  it('is told of when its dataset was read anew, and when a picture goes', () => {
    changed.fire({ root: '/dataset' });
    rest();
    expect(told).toHaveLength(1);
    const image = captionPath(1).replace('.txt', '.png');
    dataset = withFiles(dataset, { images: new Map([[image, undefined]]) });
    changed.fire({ root: '/dataset', files: [image] });
    rest();
    expect(told).toHaveLength(2);
  });

  it('of a query is not told of for captions that it does not have', () => {
    sheet = { ...sheet, wish: { ...sheet.wish, query: 'tag:1girl' }, base: new Map([['front_01', '1girl']]) };
    write(1, 'grin');
    rest();
    expect(told).toEqual([]);
    write(0, 'hat');
    rest();
    expect(told).toHaveLength(1);
  });
});
