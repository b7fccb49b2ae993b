import * as fs from 'node:fs';
import { expect, it } from 'vitest';
import type { DidChangeWatchedFilesRegistrationOptions } from 'vscode-languageserver';
import { TestClient, uriOf } from './client.ts';
import { folderOf } from './dataset-on-disk.ts';

it('captions are watched by the extension that they have, and by another one that they get', async () => {
  const configs = ['**/*.toml', '**/*{dataset,prompt}*.json'];
  const config = (extension: string) => `[dataset]\ncaption_extension = "${extension}"\n`;
  const folder = folderOf({
    'lora-dataset.toml': config('.tags'),
    '10_saber/a.png': undefined,
    '10_saber/a.tags': 'saber',
    '10_saber/a.c{o}': 'saber',
  });
  const client = await TestClient.start(folder.path, { pulls: true });
  /** Waits until the editor watches all changes of these files, and once. */
  const watched = (patterns: readonly string[]) =>
    client.until(() => {
      const watching = client.registrations.filter(({ method }) => /didChangeWatchedFiles/.test(method));
      const globs = watching.flatMap(({ registerOptions }) => {
        const { watchers } = registerOptions as DidChangeWatchedFilesRegistrationOptions;
        return watchers.filter(({ kind }) => kind === undefined).map(({ globPattern }) => globPattern);
      });
      return JSON.stringify(globs.slice(1)) === JSON.stringify(patterns) || undefined;
    });
  await watched([...configs, '**/*.tags']);
  fs.writeFileSync(folder.at('lora-dataset.toml'), config('c{o}'));
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: uriOf(folder.at('lora-dataset.toml')), type: 2 }],
  });
  await watched([...configs, '**/*.c?o?']);
  expect(await client.stop()).toBe(0);
  folder.dispose();
});

it('a picture that is not picked up comes and goes, and so does what is found of it', async () => {
  const folder = folderOf({
    'lora-dataset.toml': '',
    '10_saber/a.png': undefined,
    '10_saber/a.txt': 'saber',
    '10_saber/b.txt': 'saber',
  });
  const client = await TestClient.start(folder.path, { pulls: false });
  const gif = folder.at('10_saber', 'b.gif');
  const tell = (type: 1 | 3) =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf(gif), type }],
    });
  const orphan = folder.at('10_saber', 'b.txt');
  const found = (file: string, codes: readonly string[]) =>
    client.pushed(file, (items) => JSON.stringify(items.map(({ code }) => code)) === JSON.stringify(codes));
  await found(orphan, ['orphan-caption']);
  fs.writeFileSync(gif, 'GIF89a');
  await tell(1);
  await found(gif, ['unsupported-image']);
  await found(orphan, []);
  fs.rmSync(gif);
  await tell(3);
  await found(gif, []);
  await found(orphan, ['orphan-caption']);
  expect(await client.stop()).toBe(0);
  folder.dispose();
});

it('what an editor that watches does not tell of is heard all the same', async () => {
  const folder = folderOf({
    'lora-dataset.toml': '[dataset]\ntrigger = "saber"\n',
    '10_saber/a.png': undefined,
    '10_saber/a.txt': 'saber, hat, hat',
  });
  const client = await TestClient.start(folder.path, { pulls: false });
  const found = (name: string, codes: readonly string[]) =>
    client.pushed(
      folder.at('10_saber', name),
      (items) => items.map(({ code }) => code).join() === codes.join(),
    );
  await found('a.txt', ['duplicate-tag']);
  fs.writeFileSync(folder.at('10_saber', 'a.txt'), 'saber, hat');
  await found('a.txt', []);
  fs.mkdirSync(folder.at('10_saber', 'more'));
  fs.writeFileSync(folder.at('10_saber', 'b.txt'), 'saber');
  await found('b.txt', ['orphan-caption']);
  expect(await client.stop()).toBe(0);
  folder.dispose();
});

it('a configuration that is saved holds for what is asked next, before its watcher tells', async () => {
  const folder = folderOf({
    'lora-dataset.toml': '[training.options]\nmax_train_steps = 600\n',
    '10_saber/a.png': undefined,
    '10_saber/a.txt': 'saber',
  });
  const client = await TestClient.start(folder.path, { pulls: false });
  const steps = async () => {
    const preset = await client.request<{ text: string }>('lora/exportPreset', { uri: uriOf(folder.path) });
    return JSON.parse(preset.text).max_train_steps;
  };
  expect(await steps()).toBe(600);
  const config = folder.at('lora-dataset.toml');
  const text = '[training.options]\nmax_train_steps = 700\n';
  await client.open(config, text);
  fs.writeFileSync(config, text);
  await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri: uriOf(config) } });
  expect(await steps()).toBe(700);
  expect(await client.stop()).toBe(0);
  folder.dispose();
});
