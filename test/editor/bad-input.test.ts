import { strict as assert } from 'node:assert';
import * as fs from 'node:fs/promises';
import type * as vscode from 'vscode';
import { codeOf, MISTAKES, openCaption, sampleUri } from './sample.ts';
import { closeEditors, untilDiagnostics } from './support.ts';

const only = (code: string) => (found: readonly vscode.Diagnostic[]) =>
  found.length === 1 && found.every((one) => codeOf(one) === code);

/** Replaces a file of the sample, looks, and puts it back. */
async function withFile(
  name: string,
  replace: (path: string) => Promise<void>,
  look: (uri: vscode.Uri) => Promise<void>,
): Promise<void> {
  const uri = sampleUri(name);
  const before = await fs.readFile(uri.fsPath);
  await fs.rm(uri.fsPath);
  await replace(uri.fsPath);
  try {
    await look(uri);
  } finally {
    await fs.rm(uri.fsPath, { force: true });
    await fs.writeFile(uri.fsPath, before);
    await untilDiagnostics(uri, (found) => found.length === 0);
  }
}

describe('bad input', () => {
  afterEach(async () => {
    await closeEditors();
    // Whatever happens to one file, the rest goes on.
    for (const name of Object.keys(MISTAKES))
      await untilDiagnostics(sampleUri(name), (found) => found.length === 1);
  });

  it('a caption in Latin-1 has its finding at the byte, opened or not, and stays as it is', async () => {
    const bytes = Buffer.from('1girl, CharacterAI, café, UHD', 'latin1');
    await withFile(
      'front_08.txt',
      (path) => fs.writeFile(path, bytes),
      async (uri) => {
        const [found] = await untilDiagnostics(uri, only('caption-encoding'));
        assert.equal(found?.range.start.character, 23);
        assert.match(found?.message ?? '', /0xE9/);
        await openCaption('front_08.txt');
        await untilDiagnostics(uri, only('caption-encoding'));
        assert.deepEqual(await fs.readFile(uri.fsPath), bytes);
      },
    );
  });

  it('a caption that is a link to nothing', async () => {
    await withFile(
      'front_09.txt',
      (path) => fs.symlink('nowhere.txt', path),
      async (uri) => {
        const [found] = await untilDiagnostics(uri, only('unreadable-caption'));
        assert.match(found?.message ?? '', /nowhere\.txt/);
      },
    );
  });

  it('a caption without permission', async function () {
    if (process.getuid?.() === 0) {
      console.log('      not run: root may read everything');
      this.skip();
    }
    await withFile(
      'front_10.txt',
      async (path) => {
        await fs.writeFile(path, '1girl');
        await fs.chmod(path, 0);
      },
      async (uri) => {
        const [found] = await untilDiagnostics(uri, only('unreadable-caption'));
        assert.match(found?.message ?? '', /permission/);
      },
    );
  });

  it('a picture that is cut off', async () => {
    const whole = await fs.readFile(sampleUri('front_11.jpg').fsPath);
    await withFile(
      'front_11.jpg',
      (path) => fs.writeFile(path, whole.subarray(0, whole.length / 2)),
      async (uri) => {
        const [found] = await untilDiagnostics(uri, only('unreadable-image'));
        assert.match(found?.message ?? '', /cut off/);
      },
    );
  });

  it('a picture that is none', async () => {
    await withFile(
      'front_13.jpg',
      (path) => fs.writeFile(path, 'not a picture'),
      async (uri) => {
        await untilDiagnostics(uri, only('unreadable-image'));
      },
    );
  });
});
