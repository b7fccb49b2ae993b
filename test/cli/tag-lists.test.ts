import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, inShort, lintJson, lora, pairs } from './lora.ts';

const LIST = 'alice,4,2000,""\nsmile,0,90000,""\nserafuku,0,50000,"sailor_suit"\n';

/** A dataset and a home in which there is nothing, or these files. */
function workshop(config: string, home: Readonly<Record<string, string>> = {}) {
  const homeFiles = Object.entries(home).map(([name, text]) => [`home/${name}`, text]);
  const root = folderWith({
    'set/lora-dataset.toml': config,
    ...Object.fromEntries(
      Object.entries(pairs({ a: 'alice, smile, grinz, sailor suit' })).map(([name, content]) => [
        `set/${name}`,
        content,
      ]),
    ),
    ...Object.fromEntries(homeFiles),
    'lists/mine.csv': LIST,
  });
  const place = path.join(root, 'home');
  mkdirSync(place, { recursive: true });
  const env = {
    ...{ HOME: place, USERPROFILE: place, APPDATA: place, LOCALAPPDATA: place, XDG_CONFIG_HOME: place },
    LORA_WORKBENCH_DATA: path.join(place, 'data'),
    LORA_WORKBENCH_CACHE: path.join(place, 'cache'),
  };
  return { folder: path.join(root, 'set'), list: path.join(root, 'lists', 'mine.csv'), env };
}

const UNKNOWN = '[rules]\nunknown-tag = "warning"\n';
const grinz = '10_alice/a.txt:0:14 unknown-tag warning';

describe('lora lint and tag lists', () => {
  it('goes by a list that is named', async () => {
    const { folder, list, env } = workshop(UNKNOWN);
    const { report, stderr } = await lintJson(folder, ['--tags', list], { env });
    expect(inShort(report)).toEqual([grinz]);
    expect(stderr).toBe('');
    const byPlace = await lintJson(folder, [], { env: { ...env, LORA_WORKBENCH_TAGS: list } });
    expect(inShort(byPlace.report)).toEqual([grinz]);
  });

  it('goes by one that was downloaded', async () => {
    const { folder, env } = workshop(UNKNOWN, { 'data/dictionaries/danbooru.csv': LIST });
    expect(inShort((await lintJson(folder, [], { env })).report)).toEqual([grinz]);
  });

  it('knows of a declared trigger how common it is', async () => {
    const { folder, list, env } = workshop('[dataset]\ntrigger = "alice"\n');
    const told = await lintJson(folder, ['--tags', list], { env });
    expect(inShort(told.report)).toEqual(['lora-dataset.toml:0:0 common-trigger hint']);
    const silent = await lintJson(folder, [], { env });
    expect(silent.report.findings).toEqual([]);
    expect(silent.stderr).toBe('');
  });

  it('tells where a rule that was turned on has none', async () => {
    const { folder, env } = workshop(UNKNOWN);
    const { stderr, code } = await lora(folder, ['lint'], { env });
    expect(stderr).toBe('lora: unknown-tag: there is no tag list to go by. Name one with --tags FILE.\n');
    expect(code).toBe(0);
    expect((await lora(folder, ['lint', '--no-tags'], { env })).stderr).toBe('');
  });

  it('tells of a list that is not there', async () => {
    const { folder, env } = workshop(UNKNOWN);
    const { stderr, code } = await lora(folder, ['lint', '--tags', 'none.csv'], { env });
    expect(stderr).toContain('none.csv: there is no such file or folder.');
    expect(code).toBe(2);
  });

  it('does not read a list that no rule asks for', async () => {
    const { folder, env } = workshop('');
    expect(await lora(folder, ['lint', '--tags', 'none.csv'], { env })).toMatchObject({
      code: 0,
      stderr: '',
    });
  });
});
