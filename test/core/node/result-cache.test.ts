import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { nodeFileSystem } from '../../../core/node/file-system.ts';
import { noticing } from '../../../core/node/inputs/inputs.ts';
import { ResultCache } from '../../../core/node/inputs/result-cache.ts';
import type { FileSystem } from '../../../core/ports.ts';

/** Long after whatever was written for a test. */
const LATER = Date.now() + 60_000;
const KEY = ['a question'];

let folder: string;
let cacheFolder: string;
let cache: ResultCache;

const newFolder = () => {
  const made = fs.mkdtempSync(path.join(fs.realpathSync(tmpdir()), 'lora-results-'));
  onTestFinished(() => fs.rmSync(made, { recursive: true, force: true }));
  return made;
};
const write = (name: string, text: string) => fs.writeFileSync(path.join(folder, name), text);

/** Reads all that a dataset has, and a file beside it. */
function work(fileSystem: FileSystem): string {
  const names = fileSystem.list(folder).map(({ name }) => name);
  const texts = names.sort().map((name) => JSON.stringify(fileSystem.readText(`${folder}/${name}`, 100)));
  const beside = fileSystem.readText(`${folder}-config.toml`, 100);
  return [...texts, 'text' in beside ? beside.text : 'none'].join('\n');
}

async function keep(begun = LATER): Promise<string> {
  const noticed = noticing(nodeFileSystem);
  const text = work(noticed);
  await cache.keep(KEY, { text, rest: { code: 1 } }, noticed.inputs(), begun);
  return text;
}

describe('a result that was kept', () => {
  beforeEach(() => {
    folder = newFolder();
    cacheFolder = path.join(newFolder(), 'not', 'yet');
    cache = new ResultCache(cacheFolder);
    // More than are remembered one by one.
    for (let index = 0; index < 100; index++) write(`${index}.txt`, `1girl, ${index}`);
  });

  it('is told as it was where nothing changed, and only to the same question', async () => {
    const text = await keep();
    expect(cache.get(KEY)).toEqual({ text, rest: { code: 1 } });
    expect(cache.get(['another question'])).toBeUndefined();
  });

  it.each<[what: string, change: () => void]>([
    ['a text of the same length', () => write('7.txt', '1girl, 8')],
    ['a file that came', () => write('new.txt', '')],
    ['a file that went', () => fs.rmSync(path.join(folder, '7.txt'))],
    ['another name', () => fs.renameSync(path.join(folder, '7.txt'), path.join(folder, 'b.txt'))],
    ['a folder that came', () => fs.mkdirSync(path.join(folder, 'more'))],
    ['a file beside it that was not there', () => fs.writeFileSync(`${folder}-config.toml`, 'x = 1')],
    ['the folder itself', () => fs.rmSync(folder, { recursive: true })],
  ])('is none any more after a change: %s', async (_, change) => {
    onTestFinished(() => fs.rmSync(`${folder}-config.toml`, { force: true }));
    await keep();
    change();
    expect(cache.get(KEY)).toBeUndefined();
  });

  it('is none any more when a text changed and got its old time back', async () => {
    await keep();
    const file = path.join(folder, '7.txt');
    const { atime, mtime } = fs.statSync(file);
    // The time of the change itself goes on in steps of some milliseconds.
    while (fs.statSync(file).ctimeMs === fs.statSync(path.join(folder, '99.txt')).ctimeMs)
      write('7.txt', 'x');
    write('7.txt', '1girl, 8');
    fs.utimesSync(file, atime, mtime);
    expect(cache.get(KEY)).toBeUndefined();
  });

  it('is none where something changed just before it was begun: the same time may hide another change', async () => {
    await keep(Date.now());
    expect(cache.get(KEY)).toBeUndefined();
  });

  it('is none any more when a link leads to a folder that was not there', async () => {
    const [few, elsewhere] = [newFolder(), newFolder()];
    fs.symlinkSync(path.join(elsewhere, 'later'), path.join(few, '10_alice'));
    const noticed = noticing(nodeFileSystem);
    const text = JSON.stringify(noticed.list(few));
    await cache.keep(KEY, { text, rest: {} }, noticed.inputs(), LATER);
    expect(cache.get(KEY)).toBeDefined();
    fs.mkdirSync(path.join(elsewhere, 'later'));
    expect(cache.get(KEY)).toBeUndefined();
  });

  it('is none where a file went while the work was done', async () => {
    const noticed = noticing(nodeFileSystem);
    const text = work(noticed);
    fs.rmSync(path.join(folder, '7.txt'));
    // As if it were the time that the work is done at.
    fs.utimesSync(folder, LATER / 1000, LATER / 1000);
    await cache.keep(KEY, { text, rest: {} }, noticed.inputs(), LATER);
    expect(cache.get(KEY)).toBeUndefined();
  });

  it('is kept whatever comes and goes in a folder around', async () => {
    const around = newFolder();
    const noticed = noticing(nodeFileSystem);
    noticed.list(around);
    const text = work(noticed);
    fs.utimesSync(around, LATER / 1000, LATER / 1000);
    await cache.keep(KEY, { text, rest: {} }, noticed.inputs(), LATER);
    expect(cache.get(KEY)).toBeDefined();
  });

  it('is none where its file is damaged', async () => {
    await keep();
    const [file = ''] = fs.readdirSync(cacheFolder);
    fs.writeFileSync(path.join(cacheFolder, file), '{"inputs":');
    expect(cache.get(KEY)).toBeUndefined();
  });
});
