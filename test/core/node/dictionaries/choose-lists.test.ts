import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { dataFolder } from '../../../../core/node/data-folder.ts';
import { checkList } from '../../../../core/node/dictionaries/check-list.ts';
import { chooseDownloads, chooseLists, kindOfList } from '../../../../core/node/dictionaries/choose-lists.ts';
import type { ListContent } from '../../../../core/node/dictionaries/list-content.ts';
import { namedList } from '../../../../core/node/dictionaries/named-list.ts';
import { tagList } from '../download/list-server.ts';

const list = (file: string, size = 1, modified = 1, content: ListContent = 'tags') => ({
  ...{ file, tool: 'webui', size, modified, content },
});
const files = (chosen: readonly { readonly file: string }[]) => chosen.map(({ file }) => file);

/** A folder with some files, removed after the test. */
function folderOf(contents: Readonly<Record<string, string | Uint8Array>>) {
  const folder = fs.mkdtempSync(path.join(tmpdir(), 'lora-lists-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(contents)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  }
  return folder;
}

it.each([
  ['/a/danbooru.csv', 'danbooru'],
  ['/a/danbooru_2026-04-01_pt20-ia-dd.csv', 'danbooru'],
  ['/a/danbooru_tags.csv', 'danbooru'],
  ['/a/selected_tags.csv', 'tagger'],
  ['/a/autocomplete.txt', 'words'],
  ['/a/e621.csv', 'other'],
  ['/a/danbooru_e621_merged.csv', 'other'],
  ['/a/derpibooru.csv', 'other'],
  ['/a/extra-quality-tags.csv', 'other'],
  ['/danbooru/demo-chants.csv', 'other'],
  ['/a/danbooru-10w-zh_cn.csv', 'translation'],
  ['/a/danbooru.ja.csv', 'translation'],
  ['/a/Tags-zh-full-pack.csv', 'translation'],
  ['/a/danbooru_translations.csv', 'translation'],
  ['/a/danbooru_cnt.csv', 'danbooru'],
])('%s is one of %s', (file, kind) => {
  expect(kindOfList(file)).toBe(kind);
});

describe('of the lists that are found', () => {
  it('one of danbooru is used, the largest, of equal ones the newest', () => {
    const found = [
      list('/a/danbooru.csv', 5, 1),
      list('/b/danbooru.csv', 5, 2),
      list('/c/danbooru.csv', 4, 3),
    ];
    expect(files(chooseLists(found, []))).toEqual(['/b/danbooru.csv']);
  });

  it('a larger one that has no tags is not used, nor one that is in another language by its name', () => {
    const found = [
      list('/a/danbooru-10w-zh_cn.csv', 9),
      list('/a/danbooru_damaged.csv', 8, 1, 'other'),
      list('/a/danbooru_names.csv', 7, 1, 'translations'),
      list('/a/danbooru.csv', 5),
    ];
    expect(files(chooseLists(found, []))).toEqual(['/a/danbooru.csv', '/a/danbooru_names.csv']);
  });

  it('the largest list of translations goes with those that are used, never alone', () => {
    const found = [list('/a/zh.csv', 2, 1, 'translations'), list('/a/ja.csv', 3, 1, 'translations')];
    expect(files(chooseLists(found, []))).toEqual([]);
    expect(files(chooseLists(found, ['/mine/danbooru.csv']))).toEqual(['/a/ja.csv']);
    const all = [list('/a/selected_tags.csv'), ...found];
    expect(files(chooseLists(all, []))).toEqual(['/a/selected_tags.csv', '/a/ja.csv']);
  });

  it("the taggers' are used, each once, after danbooru's", () => {
    const found = [
      list('/v3-a/selected_tags.csv', 308, 1),
      list('/v3-b/selected_tags.csv', 308, 2),
      list('/pixai/selected_tags.csv', 500, 3),
      list('/x/danbooru.csv'),
    ];
    const expected = ['/x/danbooru.csv', '/pixai/selected_tags.csv', '/v3-b/selected_tags.csv'];
    expect(files(chooseLists(found, []))).toEqual(expected);
  });

  it("none of danbooru's is used where the user named or downloaded one", () => {
    const found = [list('/a/danbooru.csv'), list('/a/selected_tags.csv')];
    expect(files(chooseLists(found, ['/mine/Danbooru-2026.csv']))).toEqual(['/a/selected_tags.csv']);
    expect(files(chooseLists(found, ['/mine/words.csv']))).toEqual(files(found));
  });

  it("ComfyUI's words stand in for danbooru's; other sites' lists are for who names them", () => {
    const found = [list('/a/autocomplete.txt'), list('/a/e621.csv'), list('/a/extra-quality-tags.csv')];
    expect(files(chooseLists(found, []))).toEqual(['/a/autocomplete.txt']);
    expect(files(chooseLists([...found, list('/a/danbooru.csv')], []))).toEqual(['/a/danbooru.csv']);
  });
});

it("of downloaded lists danbooru's newest edition is used, and all others", () => {
  const downloads = [
    list('/d/danbooru_1.csv', 9, 1),
    list('/d/e621.csv', 1, 2),
    list('/d/danbooru_2.csv', 8, 3),
  ];
  expect(chooseDownloads(downloads)).toEqual(['/d/danbooru_2.csv', '/d/e621.csv']);
});

it('a path in the settings starts from home, from the folder that has it, or from the first one', () => {
  const folder = folderOf({ 'b/tags.csv': '' });
  const open = [path.join(folder, 'a'), path.join(folder, 'b')];
  const home = path.join(folder, 'home');
  expect(namedList('~/tags.csv', home, open)).toBe(path.join(home, 'tags.csv'));
  expect(namedList('tags.csv', home, open)).toBe(path.join(folder, 'b', 'tags.csv'));
  expect(namedList('other/tags.csv', home, open)).toBe(path.join(folder, 'a', 'other', 'tags.csv'));
  expect(namedList(path.join(folder, 'x.csv'), home, [])).toBe(path.join(folder, 'x.csv'));
  expect(namedList('tags.csv', home, [])).toBeUndefined();
});

it.each([
  ['list', tagList(100)],
  ['list', tagList(100).toString().replaceAll(/,.*/g, ',长发')],
  ['list', Buffer.from(`\ufeff${tagList(100)}`, 'utf16le')],
  ['list', `tag_id,name,category,count\n${tagList(100)}`.replace(/^tag_(\d+),0,(\d+),$/gm, '$1,a$1,0,$2')],
  ['other', tagList(99)],
  ['page', `<!DOCTYPE html>\n${tagList(200)}`],
  ['other', `{"error": "no such file"}\n`.repeat(200)],
  ['other', 'some words of a text\n'.repeat(200)],
  ['other', Buffer.alloc(10_000)],
  ['other', ''],
])('what was downloaded is looked at: %s (%#)', (kind, content) => {
  const folder = folderOf({ 'tags.csv.part': content });
  expect(checkList(path.join(folder, 'tags.csv.part'), 'danbooru.csv', 1e6).kind).toBe(kind);
});

it.each([
  ['linux', {}, '/home/me/.local/share/lora-workbench'],
  ['linux', { XDG_DATA_HOME: '/x' }, '/x/lora-workbench'],
  ['linux', { XDG_DATA_HOME: 'x' }, '/home/me/.local/share/lora-workbench'],
  ['darwin', {}, '/home/me/Library/Application Support/lora-workbench'],
  ['win32', { LOCALAPPDATA: 'C:\\L' }, 'C:\\L\\lora-workbench'],
  ['linux', { LORA_WORKBENCH_DATA: '/d' }, path.resolve('/d')],
] as const)('the data folder on %s with %j', (platform, env, expected) => {
  expect(dataFolder({ platform, env, home: '/home/me' })).toBe(expected);
});
