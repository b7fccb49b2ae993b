import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { findLists } from '../../../../core/node/dictionaries/find-lists.ts';

/** A home with some files; tells which lists are found in it, by their path from the home. */
function start(files: readonly string[]) {
  const home = fs.realpathSync(fs.mkdtempSync(path.join(tmpdir(), 'lora-lists-')));
  onTestFinished(() => fs.rmSync(home, { recursive: true, force: true }));
  const at = (file: string) => path.join(home, file);
  for (const file of files) {
    fs.mkdirSync(path.dirname(at(file)), { recursive: true });
    fs.writeFileSync(at(file), 'a,0,1\n');
  }
  const found = (env: Record<string, string> = {}, roots: readonly string[] = []) =>
    findLists({ home, env, roots: roots.map(at) }).map(
      ({ file, tool }) => `${tool}: ${path.relative(home, file).replaceAll('\\', '/')}`,
    );
  return { at, found };
}

const SNAPSHOT = 'models--SmilingWolf--wd-vit-tagger-v3/snapshots/0123/selected_tags.csv';

it.each([
  ['webui', 'stable-diffusion-webui/extensions/a1111-sd-webui-tagcomplete/tags/danbooru.csv'],
  ['webui', 'AI/stable-diffusion-webui-reForge/extensions/sd-webui-tagcomplete/tags/e621.csv'],
  ['webui', 'Documents/Forge/extensions/tag-autocomplete/tags/danbooru.csv'],
  ['webui', 'StabilityMatrix/Data/Packages/Forge/extensions/tag-autocomplete/tags/danbooru.csv'],
  ['webui', '.local/share/StabilityMatrix/Packages/webui/extensions/tag-autocomplete/tags/danbooru.csv'],
  ['ComfyUI', 'ComfyUI/custom_nodes/ComfyUI-Custom-Scripts/user/autocomplete.txt'],
  [
    'ComfyUI',
    'ComfyUI_windows_portable/ComfyUI/custom_nodes/ComfyUI-Autocomplete-Plus/data/danbooru_tags.csv',
  ],
  ['BooruDatasetTagManager', 'BooruDatasetTagManager/Tags/danbooru.csv'],
  ['qapyq', 'git/qapyq/user/autocomplete/danbooru.csv'],
  ['sd-scripts', 'sd-scripts/wd14_tagger_model/SmilingWolf_wd-v1-4-moat-tagger-v2/selected_tags.csv'],
  ['sd-scripts', 'kohya_ss/sd-scripts/wd14_tagger_model/SmilingWolf_wd-vit-v3/selected_tags.csv'],
  ['TagGUI', 'taggui/models/wd/selected_tags.csv'],
  ['Hugging Face', `.cache/huggingface/hub/${SNAPSHOT}`],
])("finds %s's %s", (tool, file) => {
  expect(start([file]).found()).toEqual([`${tool}: ${file}`]);
});

it("looks where Hugging Face's cache was moved to", () => {
  const { at, found } = start([`models/hub/${SNAPSHOT}`, `other/${SNAPSHOT}`]);
  expect(found({ HF_HOME: at('models') })).toEqual([`Hugging Face: models/hub/${SNAPSHOT}`]);
  expect(found({ HF_HUB_CACHE: at('other') })).toEqual([`Hugging Face: other/${SNAPSHOT}`]);
});

it('looks into a root whatever it is called, and into the programs in it', () => {
  const { found } = start([
    'x/mine/extensions/tag-autocomplete/tags/a.csv',
    'x/qapyq/user/autocomplete/b.csv',
  ]);
  expect(found()).toEqual([]);
  expect(found({}, ['x/mine'])).toEqual(['webui: x/mine/extensions/tag-autocomplete/tags/a.csv']);
  expect(found({}, ['x'])).toEqual(['qapyq: x/qapyq/user/autocomplete/b.csv']);
});

it('passes over what is no list of tags', () => {
  const tags = 'webui/extensions/tag-autocomplete/tags';
  const files = [
    `${tags}/EnglishDictionary.csv`,
    `${tags}/tag_cooccurrence.csv`,
    `${tags}/demo.json`,
    `${tags}/b.csv/c`,
  ];
  expect(start(files).found()).toEqual([]);
});

it.each([
  ['long_hair,0,5,\nsolo,0,4,\n', 'tags'],
  ['long_hair,长发\nsolo,单人\n', 'translations'],
  ['long_hair,long\nsolo,alone\n', 'other'],
  ['\0\0\0\0', 'other'],
  ['', 'other'],
  // A look at the beginning is enough, though it ends within a letter.
  [`long_hair,0,5,长发\n${'x,0,1,发发发\n'.repeat(9000)}`, 'tags'],
])('tells what %j holds: %s', (text, content) => {
  const { at } = start(['qapyq/user/autocomplete/a.csv']);
  fs.writeFileSync(at('qapyq/user/autocomplete/a.csv'), text);
  expect(findLists({ home: at(''), env: {}, roots: [] }).map((list) => list.content)).toEqual([content]);
});

it('names a file once, however many links lead to it', () => {
  const hub = '.cache/huggingface/hub/models--SmilingWolf--wd-vit-tagger-v3';
  const { at, found } = start([`${hub}/blobs/b`, `${hub}/snapshots/1/x`, `${hub}/snapshots/2/x`]);
  for (const snapshot of ['1', '2']) {
    fs.symlinkSync(at(`${hub}/blobs/b`), at(`${hub}/snapshots/${snapshot}/selected_tags.csv`));
  }
  expect(found()).toEqual([`Hugging Face: ${hub}/snapshots/1/selected_tags.csv`]);
});

it('lists no more folders than it is worth in a home full of programs', () => {
  const { at, found } = start(['webui-000/extensions/tag-autocomplete/tags/a.csv', 'webui-999/x']);
  for (let index = 100; index < 400; index++) fs.mkdirSync(at(`webui-${index}`));
  const last = 'webui-999/extensions/tag-autocomplete/tags';
  fs.mkdirSync(at(last), { recursive: true });
  fs.writeFileSync(at(`${last}/a.csv`), 'a,0,1');
  expect(found()).toEqual(['webui: webui-000/extensions/tag-autocomplete/tags/a.csv']);
});

it('finds nothing in a home that is not there', () => {
  expect(findLists({ home: path.join(tmpdir(), 'no', 'such'), env: {}, roots: [''] })).toEqual([]);
});
