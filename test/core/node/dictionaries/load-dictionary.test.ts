import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  buffersOf,
  decodeDictionary,
  encodeDictionary,
} from '../../../../core/node/dictionaries/dictionary-bytes.ts';
import { loadDictionary } from '../../../../core/node/dictionaries/load-dictionary.ts';
import { Dictionary } from '../../../../core/vocabulary/dictionary/dictionary.ts';

const LIST = '1girl,0,6008644,"1girls,sole_female"\nlong_hair,0,4350743,"/lh,longhair"\nBad\n^_^,0,110141,\n';
/** 长发 in GB18030. */
const CHINESE = Buffer.from([0xb3, 0xa4, 0xb7, 0xa2]);

/** A folder with lists, and a cache that isn't there yet. */
function start(lists: Record<string, string | Uint8Array>) {
  const root = fs.mkdtempSync(path.join(tmpdir(), 'lora-dictionary-'));
  onTestFinished(() => fs.rmSync(root, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(lists)) fs.writeFileSync(path.join(root, name), content);
  const cache = path.join(root, 'not', 'yet');
  const files = Object.keys(lists).map((name) => path.join(root, name));
  const kept = () =>
    fs.readdirSync(path.join(cache, 'dictionaries')).map((name) => path.join(cache, 'dictionaries', name));
  return { root, cache, files, kept, load: () => loadDictionary({ files, cache }) };
}

/** Everything that a dictionary answers to some questions. */
function answers({ data }: ReturnType<typeof loadDictionary>) {
  const dictionary = new Dictionary(data);
  const typed = ['', '1', 'girl', 'lnog', 'lh', '^_', 'sole', 'irl', 'x'];
  return [dictionary.size, ...typed.map((text) => dictionary.search(text)), dictionary.entry('^_^')];
}

describe('a dictionary', () => {
  it('is made of lists, and tells what it left out of each', () => {
    const { files, load } = start({ 'danbooru.csv': LIST, 'extra.csv': 'masterpiece,5,Quality tag,' });
    const loaded = load();
    expect(answers(loaded)[0]).toBe(4);
    expect(loaded.sources).toEqual([
      {
        file: files[0],
        tags: 3,
        encoding: 'utf-8',
        isTranslation: false,
        skipped: 1,
        firstSkipped: [{ line: 3, problem: 'cells' }],
      },
      {
        file: files[1],
        tags: 1,
        encoding: 'utf-8',
        isTranslation: false,
        skipped: 0,
        firstSkipped: [],
      },
    ]);
  });

  it('is made of the lists that are there, and names the others with the reason', () => {
    const { root, load, files } = start({ 'danbooru.csv': LIST });
    files.push(path.join(root, 'gone.csv'), root);
    const { sources, data } = load();
    expect(data.counts.length).toBe(3);
    expect(sources.slice(1)).toEqual([
      { file: files[1], failure: 'missing', detail: '' },
      { file: files[2], failure: 'not-a-file', detail: '' },
    ]);
  });

  it.each([
    ['utf-8', Buffer.from('\ufefflong_hair,0,5,长发\n')],
    ['utf-16le', Buffer.from('\ufefflong_hair,0,5,长发\n', 'utf16le')],
    ['utf-16be', Buffer.from('\ufefflong_hair,0,5,长发\n', 'utf16le').swap16()],
    ['gb18030', Buffer.concat([Buffer.from('long_hair,0,5,'), CHINESE])],
  ])('reads %s', (encoding, bytes) => {
    const loaded = start({ 'danbooru.csv': bytes }).load();
    expect(loaded.sources).toMatchObject([{ encoding }]);
    expect(new Dictionary(loaded.data).search('长')).toMatchObject([{ tag: 'long hair', alias: '长发' }]);
  });
});

it('translations are other names of what the lists have, whichever comes first', () => {
  const { load } = start({
    'zh.csv': '1girl,一个女孩\nlong_hair,"长发,长头发"\nnobody,没有人\n',
    'danbooru.csv': LIST,
  });
  const { data, sources } = load();
  const dictionary = new Dictionary(data);
  expect(dictionary.size).toBe(3);
  expect(sources).toMatchObject([{ tags: 3, isTranslation: true, skipped: 0 }, { isTranslation: false }]);
  expect(dictionary.search('长头')).toMatchObject([{ tag: 'long hair', alias: '长头发', count: 4350743 }]);
  expect(dictionary.entry('long hair')?.aliases).toEqual(['/lh', 'longhair', '长发', '长头发']);
});

describe('the cache', () => {
  it('answers the same, from the file alone', () => {
    const { load, files, kept } = start({ 'danbooru.csv': LIST, 'extra.csv': 'Best_Quality,5,Quality tag,' });
    const fresh = load();
    const [before] = kept();
    const stat = fs.statSync(before ?? '');
    const again = load();
    expect(answers(again)).toEqual(answers(fresh));
    expect(again.sources).toEqual(fresh.sources);
    expect(kept()).toEqual([before]);
    expect(fs.statSync(before ?? '').ino).toBe(stat.ino);
    expect(files.length).toBe(2);
  });

  it('can be handed to another thread, however small it is', () => {
    const { load, kept } = start({ 'danbooru.csv': LIST });
    load();
    // As Node may read a small file: into memory that it shares.
    const bytes = Buffer.from(fs.readFileSync(kept()[0] ?? ''));
    expect(bytes.byteLength).toBeLessThan(bytes.buffer.byteLength);
    const data = decodeDictionary(bytes)?.data;
    const buffers = data ? buffersOf(data) : [];
    expect(buffers).toHaveLength(1);
    expect(buffers).not.toContain(bytes.buffer);
  });

  it('is not used when a list changed', () => {
    const { load, files } = start({ 'danbooru.csv': LIST });
    load();
    fs.appendFileSync(files[0] ?? '', 'solo,0,5,\n');
    expect(load().data.counts.length).toBe(4);
    fs.utimesSync(files[0] ?? '', 1, 1);
    expect(load().data.counts.length).toBe(4);
  });

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 9)],
    ['empty', () => Buffer.alloc(0)],
    [
      'changed in one bit',
      (bytes: Buffer) => bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 1 : byte)),
    ],
    ['longer', (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(8)])],
    ['something else', () => Buffer.from('{}'.repeat(100))],
  ])('that is %s is made anew', (_, damage) => {
    const { load, kept } = start({ 'danbooru.csv': LIST });
    const fresh = answers(load());
    const [file = ''] = kept();
    const bytes = fs.readFileSync(file);
    fs.writeFileSync(file, damage(bytes));
    expect(answers(load())).toEqual(fresh);
    expect(fs.readFileSync(file).equals(bytes)).toBe(true);
  });

  it('that can not be written costs nothing but time, and says why', () => {
    const { files, root } = start({ 'danbooru.csv': LIST });
    const loaded = loadDictionary({ files, cache: path.join(root, 'danbooru.csv') });
    expect(loaded.data.counts.length).toBe(3);
    expect(loaded.cacheFailure).toContain('danbooru.csv');
  });

  it('keeps a few dictionaries, and nothing that a writer left long ago', () => {
    const { load, files, kept, cache } = start({ 'danbooru.csv': LIST });
    load();
    const left = path.join(cache, 'dictionaries', 'a.bin.0123.tmp');
    fs.writeFileSync(left, '');
    fs.utimesSync(left, 1, 1);
    for (let second = 10; second < 20; second++) {
      fs.utimesSync(files[0] ?? '', second, second);
      load();
    }
    expect(kept().length).toBe(4);
    expect(kept().every((file) => file.endsWith('.bin'))).toBe(true);
  });
});

describe('bytes of a dictionary', () => {
  it('may begin anywhere in a buffer', () => {
    const fresh = start({ 'danbooru.csv': LIST }).load();
    const bytes = encodeDictionary(fresh);
    const shifted = Buffer.concat([Buffer.alloc(3), bytes]).subarray(3);
    const decoded = decodeDictionary(shifted);
    expect(decoded && answers(decoded)).toEqual(answers(fresh));
  });

  it('are handed over with all arrays', () => {
    const fresh = start({ 'danbooru.csv': LIST }).load();
    const before = answers(fresh);
    const moved = structuredClone(fresh, { transfer: buffersOf(fresh.data) });
    expect(answers(moved)).toEqual(before);
    expect(fresh.data.text.length).toBe(0);
  });
});
