import { beforeEach, describe, expect, it } from 'vitest';
import type { ClientCapabilities, Connection } from 'vscode-languageserver/node';
import { defaultSettings, Settings } from '../../server/settings.ts';

const client: ClientCapabilities = { workspace: { configuration: true } };

describe('the settings of an editor that is asked', () => {
  let log: string[];
  let answer: (told: unknown) => void;
  /** Lets the time pass that an editor has. */
  let pass: () => void;
  let settings: Settings;

  beforeEach(() => {
    log = [];
    const told = new Promise<unknown>((resolve) => {
      answer = resolve;
    });
    const passed = new Promise<void>((resolve) => {
      pass = resolve;
    });
    const connection = {
      workspace: { getConfiguration: async () => [await told] },
      onDidChangeConfiguration: () => undefined,
      console: { error: (line: string) => log.push(line) },
    };
    settings = new Settings(() => passed);
    settings.listen(connection as unknown as Connection, client)();
  });

  it('are the defaults where it does not answer, until it does', async () => {
    pass();
    await settings.known();
    expect(settings.current).toEqual(defaultSettings);
    expect(log).toEqual([
      "settings can't be read: the editor has not answered for 5 seconds; the defaults hold until it does",
    ]);
    const changed = new Promise((resolve) => settings.onDidChange(resolve));
    answer({ codeLens: { enabled: false } });
    expect(await changed).toEqual({ ...defaultSettings, codeLens: { enabled: false } });
  });

  it('are known with the answer, and nothing is said of the time', async () => {
    answer({ codeLens: { enabled: false } });
    await settings.known();
    expect(settings.current.codeLens.enabled).toBe(false);
    pass();
    await Promise.resolve();
    expect(log).toEqual([]);
  });
});

describe('the rules of folders', () => {
  const all = { 'empty-tag': 'off' };
  const told = (...ofFolders: readonly (readonly [string, unknown])[]) => {
    const settings = new Settings();
    const asRules = ofFolders.map(([folder, rules]) => ({ folder, rules }));
    settings.take({ rules: all }, asRules);
    return settings;
  };

  it('are those of the innermost one around a file, else those of all', () => {
    const settings = told(['/a', { 'empty-tag': 'error' }], ['/a/b', { 'empty-tag': 'hint' }], ['/c', null]);
    const at = (path: string) => settings.rulesAt(path)['empty-tag'];
    expect(['/a/x.txt', '/a/b/x.txt', '/a/bc/x.txt', '/c/x.txt', '/d/x.txt'].map(at)).toEqual([
      'error',
      'hint',
      'error',
      undefined,
      'off',
    ]);
  });

  it('are the same object as long as they are the same', () => {
    const settings = told(['/a', { 'empty-tag': 'error' }], ['/b', all]);
    const before = settings.rulesAt('/a');
    expect(settings.rulesAt('/b')).toBe(settings.rulesAt('/elsewhere'));
    settings.take({ rules: all, codeLens: { enabled: false } }, [
      { folder: '/a', rules: { 'empty-tag': 'error' } },
    ]);
    expect(settings.rulesAt('/a')).toBe(before);
  });

  it('are told of when they change, and of them alone', () => {
    const settings = told(['/a', all]);
    let changes = 0;
    settings.onDidChangeRules(() => changes++);
    const again = [{ folder: '/a', rules: all }];
    settings.take({ rules: all, codeLens: { enabled: false } }, again);
    expect(changes).toBe(0);
    settings.take({ rules: all, codeLens: { enabled: false } }, [{ folder: '/a', rules: {} }]);
    expect(changes).toBe(1);
    settings.take({ rules: {}, codeLens: { enabled: false } }, [{ folder: '/a', rules: {} }]);
    expect(changes).toBe(2);
  });
});
