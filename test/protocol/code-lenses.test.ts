import { describe, expect, it } from 'vitest';
import type { CodeLens } from 'vscode-languageserver';
import { CONFIG, stage } from './navigation.ts';

const ABOVE = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const workspace = { codeLens: { refreshSupport: true } };

describe('code lenses', () => {
  const on = stage({
    capabilities: {
      workspace,
      experimental: { commands: { commands: ['vscode.open', 'workbench.actions.view.problems'] } },
    },
  });
  const titles = async () => {
    const lenses = await on.client.request<CodeLens[] | null>('textDocument/codeLens', {
      textDocument: { uri: on.uri('a.txt') },
    });
    return lenses?.map(({ command }) => command?.title);
  };

  it('tell the picture with its bucket, and how much was found', async () => {
    expect(await on.askAll('codeLens', '1girl, alice, dark skin, 1girl')).toEqual([
      {
        range: ABOVE,
        command: {
          title: 'a.png, 768 × 768 → bucket 768 × 768',
          command: 'vscode.open',
          arguments: [on.uri('a.png')],
        },
      },
      { range: ABOVE, command: { title: 'One finding', command: 'workbench.actions.view.problems' } },
    ]);
  });

  it('follow what one types, and ask to be asked anew', async () => {
    await on.askAll('codeLens', '1girl, alice, dark skin');
    expect((await titles())?.[1]).toBe('No findings');
    const before = on.client.refreshed.length;
    await on.client.change(on.caption, 2, '1girl, alice, dark skin, 1girl, alice');
    expect((await titles())?.[1]).toBe('2 findings');
    await on.client.until(() => on.client.refreshed[before]);
  });

  it('follow the configuration', async () => {
    await on.askAll('codeLens', '1girl, alice, dark skin');
    await on.configure(`${CONFIG}[training.options]\nresolution = 512\n`);
    await on.askUntil(titles, (told) => told?.[0] === 'a.png, 768 × 768 → bucket 512 × 512');
  });

  it('can be switched off', async () => {
    await on.askAll('codeLens', '1girl, alice, dark skin');
    await on.client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { lora: { codeLens: { enabled: false } } },
    });
    await on.askUntil(titles, (told) => told === undefined);
  });
});

describe('code lenses, to an editor without these commands', () => {
  const on = stage();

  it('are none: a click on one would be an error', async () => {
    expect(on.client.initialized.capabilities.codeLensProvider).toBeUndefined();
    await on.askAll('hover', 'alice', { position: { line: 0, character: 1 } });
    expect(on.client.refreshed).toEqual([]);
  });
});
