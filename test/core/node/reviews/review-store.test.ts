import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeJournalDisk } from '../../../../core/node/disk/journal-disk.ts';
import { nodeFileSystem } from '../../../../core/node/file-system.ts';
import { fromNative } from '../../../../core/node/native-path.ts';
import { isReviewed, markOfPair } from '../../../../core/node/reviews/mark-of-pair.ts';
import { ReviewStore } from '../../../../core/node/reviews/review-store.ts';
import { datasetOf } from '../../../support/memory.ts';

describe('marks of what was looked at', () => {
  let folder: string;
  const store = () =>
    new ReviewStore(nodeFileSystem, nodeJournalDisk, fromNative(path.join(folder, 'marks')));
  const mark = { caption: 'abc', modified: 5 };

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(tmpdir(), 'lora-marks-'));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  it('are kept by dataset', () => {
    expect(store().read('/set').size).toBe(0);
    store().change('/set', new Map([['a.png', mark]]));
    store().change('/other', new Map([['b.png', mark]]));
    expect([...store().read('/set')]).toEqual([['a.png', mark]]);
  });

  it('are taken away, beside those that another program set', () => {
    const [one, other] = [store(), store()];
    one.change('/set', new Map([['a.png', mark]]));
    other.change('/set', new Map([['b.png', mark]]));
    expect([...one.change('/set', new Map([['a.png', undefined]])).keys()]).toEqual(['b.png']);
    expect(fs.readdirSync(path.join(folder, 'marks'))).toHaveLength(1);
  });

  it('are none where their file is none', () => {
    store().change('/set', new Map([['a.png', mark]]));
    const [file = ''] = fs.readdirSync(path.join(folder, 'marks'));
    fs.writeFileSync(path.join(folder, 'marks', file), '{"version": 1,');
    expect(store().read('/set').size).toBe(0);
  });
});

describe('a pair that was looked at', () => {
  const files = { '5_x/a.png': '', '5_x/a.txt': 'alice, hat', '5_x/b.png': '' };
  const at = '/dataset/5_x/a.png';
  const before = datasetOf(files);
  const marked = (image: string) => {
    const mark = markOfPair(before, image, () => 7);
    return new Map(mark ? [[image.slice('/dataset/'.length), mark]] : []);
  };

  it('is so as long as caption and picture are what they were', () => {
    const marks = marked(at);
    expect(isReviewed(before, marks, at, () => 7)).toBe(true);
    expect(isReviewed(before, marks, at, () => 8)).toBe(false);
    expect(isReviewed(before, marks, at, () => undefined)).toBe(false);
    const other = datasetOf({ ...files, '5_x/a.txt': 'alice, hat ' });
    expect(isReviewed(other, marks, at, () => 7)).toBe(false);
    expect(isReviewed(before, marks, '/dataset/5_x/b.png', () => 7)).toBe(false);
  });

  it('may have no caption, until it gets one', () => {
    const image = '/dataset/5_x/b.png';
    expect(isReviewed(before, marked(image), image, () => 7)).toBe(true);
    const captioned = datasetOf({ ...files, '5_x/b.txt': '' });
    expect(isReviewed(captioned, marked(image), image, () => 7)).toBe(false);
  });

  it('can not be marked once it is gone', () => {
    expect(markOfPair(before, at, () => undefined)).toBeUndefined();
  });
});
