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
      workspace: { getConfiguration: () => told },
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
