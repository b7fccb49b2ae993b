// Names of recipes and tag lists that a shell, a path or a terminal would take for something else: nobody runs or follows them.
import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hostile, struck } from '../support/hostile-names.ts';
import { folderWith, inShort, lintJson, lora, pairs } from './lora.ts';
import { posix, record, Workshop } from './training.ts';

/** Those lead elsewhere. */
const elsewhere = [
  '../../struck',
  '..\\..\\struck',
  '/etc/passwd',
  '.',
  '..',
  '',
  'sd15-likeness/../../struck',
];
const namesIn = (folder: string) => fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
const controls = /[\p{Cc}\p{Bidi_Control}]/u;

describe.runIf(posix)('a recipe with a hostile name', () => {
  it.each([...hostile, ...elsewhere])('is none, in a configuration or by its flag: %j', async (name) => {
    const text = `[training]\nrecipe = ${JSON.stringify(name)}\n`;
    const workshop = new Workshop({
      files: { ...pairs({ a: 'alice' }), 'lora-dataset.toml': text },
    }).settle();
    const others = () => namesIn(workshop.folder).filter((file) => !/^set\/runs(?:\/|$)/.test(file));
    const before = others();
    // By turns: each way costs a process.
    const isByFlag = [...hostile, ...elsewhere].indexOf(name) % 2 === 0;
    const flags = isByFlag ? [`--recipe=${name}`] : [];
    const { code, stdout, stderr } = await workshop.lora('train', '--dry-run', ...flags);
    expect([1, 2], `${flags}: ${stdout}`).toContain(code);
    expect(stdout + stderr).toMatch(/recipe/i);
    expect(stdout + stderr).not.toMatch(/at \S+ \(.*:\d+:\d+\)|own, please report/);
    expect((stdout + stderr).replaceAll('\n', '')).not.toMatch(controls);
    expect(struck(workshop.folder)).toEqual([]);
    expect(others()).toEqual(before);
    // What would be trained is written all the same, by the usual recipe, so that it can be looked at.
    for (const run of workshop.runs()) expect(record(run)?.recipe).toBe('sd15-likeness');
  });
});

describe.runIf(posix)('a tag list with a hostile name', () => {
  const LIST = 'alice,4,2000,""\nsmile,0,90000,""\n';
  const unknown = '10_alice/a.txt:0:14 unknown-tag warning';

  function workshop(name: string) {
    const set = Object.entries(pairs({ a: 'alice, smile, grinz' })).map(([file, content]) => [
      `set/${file}`,
      content,
    ]);
    const root = folderWith({
      ...Object.fromEntries(set),
      'set/lora-dataset.toml': '[rules]\nunknown-tag = "warning"\n',
      'home/.keep': '',
      [`data/dictionaries/${name}.csv`]: LIST,
      [`lists/${name}.csv`]: LIST,
    });
    const home = path.join(root, 'home');
    const env = {
      ...{ HOME: home, USERPROFILE: home, APPDATA: home, LOCALAPPDATA: home, XDG_CONFIG_HOME: home },
      LORA_WORKBENCH_CACHE: path.join(root, 'cache'),
    };
    return { root, folder: path.join(root, 'set'), lists: path.join(root, 'lists'), env };
  }

  it.each(hostile)('is read as any other: %j', async (name) => {
    const { root, folder, lists, env } = workshop(name);
    const list = path.join(lists, `${name}.csv`);
    const beside = path.join('..', 'lists', `${name}.csv`);
    const ways: readonly (readonly [flags: readonly string[], env: Record<string, string>])[] = [
      [[`--tags=${list}`], env],
      [[`--tags=${beside}`], env],
      [[], { ...env, LORA_WORKBENCH_TAGS: list }],
      [[], { ...env, LORA_WORKBENCH_DATA: path.join(root, 'data') }],
    ];
    // By turns, as above.
    const [flags, around] = ways[hostile.indexOf(name) % ways.length] ?? [[], env];
    const { report } = await lintJson(folder, flags, { env: around });
    expect(inShort(report), flags.join()).toEqual([unknown]);
    // From the folder that it lies in, with a dash in front.
    const within = await lora(lists, ['lint', '--format=json', `--tags=${name}.csv`, '--', folder], { env });
    expect(JSON.parse(within.stdout).findings).toHaveLength(1);
    expect(struck(root)).toEqual([]);
  });

  it.each([...hostile, '../../struck'])(
    'that is not there is told, and does nothing to a terminal: %j',
    async (name) => {
      const { root, folder, env } = workshop('mine');
      const { code, stdout, stderr } = await lora(folder, ['lint', `--tags=${name}.csv`], { env });
      expect(code).toBe(2);
      expect(stderr).toMatch(/no such file/);
      expect((stdout + stderr).replaceAll('\n', '')).not.toMatch(controls);
      expect(struck(root)).toEqual([]);
    },
  );
});
