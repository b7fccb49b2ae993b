// What package.json says of commands and settings fits what there is.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sourceFiles } from './source-files.ts';

interface Contributed {
  readonly command: string;
  readonly title: string;
  readonly category: string;
  readonly icon?: string;
}
const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
const english: Readonly<Record<string, string>> = JSON.parse(readFileSync('package.nls.json', 'utf8'));
const commands: readonly Contributed[] = contributes.commands;
const client = [...sourceFiles()].filter(([file]) => file.startsWith('client/'));
/** Small words of titles, as VS Code has them, and names that are written so. */
const small =
  /^(?:a|an|and|after|as|by|for|in|into|is|of|on|or|the|to|with|without|that|kohya_ss|sd-scripts|\(not\))$/i;

describe('each command', () => {
  it('has a category, a title in title case, and no icon but of the editor’s own', () => {
    for (const { command, title, category, icon } of commands) {
      const words = (english[title.slice(1, -1)] ?? title)
        .split(/[ …?]+/)
        .filter((word) => /^[A-Za-z(]/.test(word));
      expect(
        words.filter((word) => !small.test(word) && !/^[A-Z(]/.test(word)),
        command,
      ).toEqual([]);
      expect([command, category]).toEqual([command, 'LoRA']);
      if (icon !== undefined) expect(icon).toMatch(/^\$\([a-z-]+\)$/);
    }
  });
});

describe('each setting', () => {
  const settings = Object.entries<Record<string, unknown>>(contributes.configuration.properties);

  it('has a place of its own in their order, and a description', () => {
    const orders = settings.map(([, { order }]) => order);
    expect(orders.every((order) => typeof order === 'number')).toBe(true);
    expect(new Set(orders).size).toBe(settings.length);
    for (const [name, one] of settings)
      expect(one['markdownDescription'] ?? one['description'], name).toMatch(/^%.+%$|\w/);
  });

  it('that has choices says what each of them does', () => {
    for (const [name, one] of settings) {
      const choices = one['enum'] as readonly string[] | undefined;
      const told = (one['enumDescriptions'] ?? one['markdownEnumDescriptions']) as
        | readonly string[]
        | undefined;
      if (choices) expect(told, name).toHaveLength(choices.length);
    }
  });
});

describe('the user’s settings', () => {
  it('are written in one place alone: the address that the user has just typed', () => {
    const writes = client.filter(([, text]) =>
      /ConfigurationTarget|getConfiguration\([^)]*\)\s*\.update\(/.test(text),
    );
    expect(writes.map(([file]) => file)).toEqual(['client/generation/connect.ts']);
    const [, text = ''] = writes[0] ?? [];
    expect(text.match(/\.update\('\w+'/g)).toEqual([".update('address'"]);
  });
});

describe('the keys by which menus know what there is', () => {
  it('begin with our name, and are taken back when the extension ends', () => {
    const set = client.flatMap(([file, text]) =>
      [...text.matchAll(/'setContext', (\w+), (\S+?)\)/g)].map((one) => [file, ...one]),
    );
    const names = [...new Set(set.map(([, , name]) => name))];
    expect(names.length).toBeGreaterThan(1);
    for (const name of names) {
      const declared = client.flatMap(([, text]) => [
        ...text.matchAll(new RegExp(`const ${name} = '([^']+)'`, 'g')),
      ]);
      expect(declared.map(([, key]) => key)).toEqual([expect.stringMatching(/^lora\./)]);
      const taken = set.filter(
        ([, , one, value]) => one === name && (value === 'undefined' || value === 'false'),
      );
      expect(taken.length, `${name} is taken back`).toBeGreaterThan(0);
    }
  });
});

describe('when the extension ends', () => {
  it('the editor waits for the server for less than two seconds', () => {
    const [, text = ''] = client.find(([file]) => file === 'client/language-client.ts') ?? [];
    const [, time] = /const TIME_TO_STOP = (\d+);/.exec(text) ?? [];
    expect(Number(time)).toBeLessThan(2000);
    expect(text).toContain('client.stop(TIME_TO_STOP)');
  });
});
