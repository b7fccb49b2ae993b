import { strict as assert } from 'node:assert';
import * as fs from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { BASE, codeOf, MISTAKES, openCaption, sampleUri } from './sample.ts';
import { closeEditors, fileUri, openFile, replaceText, untilDiagnostics } from './support.ts';

const none = (found: readonly vscode.Diagnostic[]) => found.length === 0;
const has = (code: string) => (found: readonly vscode.Diagnostic[]) =>
  found.some((one) => codeOf(one) === code);

describe('what happens on disk', () => {
  after(closeEditors);

  it('is seen: a picture comes without a caption, gets one, and goes', async () => {
    const image = sampleUri('new_01.jpg');
    const caption = sampleUri('new_01.txt');
    await fs.copyFile(sampleUri('front_01.jpg').fsPath, image.fsPath);
    // That it is the same picture as the other one is found, too, whenever pixels are looked at.
    const found = await untilDiagnostics(image, has('missing-caption'));
    const missing = found.find((one) => codeOf(one) === 'missing-caption');
    assert.match(missing?.message ?? '', /new_01\.jpg has no caption/);
    await fs.writeFile(caption.fsPath, '1girl, dark skin');
    await untilDiagnostics(image, (all) => !has('missing-caption')(all));
    await untilDiagnostics(caption, has('missing-trigger'));
    await fs.rm(image.fsPath);
    await untilDiagnostics(caption, has('orphan-caption'));
    await fs.rm(caption.fsPath);
    await untilDiagnostics(caption, none);
  });

  it('is seen: a caption is mended by another program', async () => {
    const { fsPath } = sampleUri('front_12.txt');
    const before = await fs.readFile(fsPath);
    await fs.writeFile(fsPath, BASE);
    await untilDiagnostics(sampleUri('front_12.txt'), none);
    await fs.writeFile(fsPath, before);
    await untilDiagnostics(sampleUri('front_12.txt'), has('duplicate-tag'));
  });

  it('is seen: a folder goes and comes back', async () => {
    const folder = fileUri('img').fsPath;
    const away = path.join(path.dirname(folder), '.img-away');
    await fs.rename(folder, away);
    for (const name of Object.keys(MISTAKES)) await untilDiagnostics(sampleUri(name), none);
    await fs.rename(away, folder);
    for (const [name, code] of Object.entries(MISTAKES)) await untilDiagnostics(sampleUri(name), has(code));
  });

  it('is seen: a new dataset beside the first', async () => {
    const folder = fileUri('more', '3_bob man').fsPath;
    const caption = vscode.Uri.file(path.join(folder, 'one.txt'));
    await fs.mkdir(folder, { recursive: true });
    await fs.copyFile(sampleUri('front_01.jpg').fsPath, path.join(folder, 'one.jpg'));
    await fs.writeFile(caption.fsPath, 'CharacterAI, smile, smile');
    await untilDiagnostics(caption, has('duplicate-tag'));
    await fs.rm(path.dirname(folder), { recursive: true });
    await untilDiagnostics(caption, none);
  });

  it('follows the configuration, and keeps the last good one while it is broken', async () => {
    const uri = fileUri('lora-dataset.toml');
    const { document } = await openFile('lora-dataset.toml');
    const before = document.getText();
    await replaceText(document, `${before}\n[rules]\nmissing-trigger = "off"\n`);
    await untilDiagnostics(sampleUri('front_05.txt'), none);
    await replaceText(document, `${before}\n[rules]\nmissing-triger = "off"\n`);
    const [misspelt] = await untilDiagnostics(uri, has('config'));
    assert.equal(misspelt && document.getText(misspelt.range), 'missing-triger');
    assert.match(misspelt?.message ?? '', /Did you mean "missing-trigger"/);
    await replaceText(document, `${before}\n[rules\n`);
    await untilDiagnostics(uri, (found) => /no valid TOML/.test(found[0]?.message ?? ''));
    assert.deepEqual(vscode.languages.getDiagnostics(sampleUri('front_05.txt')), []);
    await closeEditors();
    await untilDiagnostics(sampleUri('front_05.txt'), has('missing-trigger'));
    await untilDiagnostics(uri, none);
  });

  it('does not outweigh what is being typed', async () => {
    const { document } = await openCaption('front_20.txt');
    await replaceText(document, BASE);
    await untilDiagnostics(document.uri, none);
    await closeEditors();
    await untilDiagnostics(sampleUri('front_20.txt'), has('inconsistent-spelling'));
  });
});
