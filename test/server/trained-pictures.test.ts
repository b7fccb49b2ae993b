import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { fromNative } from '../../core/node/native-path.ts';
import { TrainedPictures } from '../../server/runs/trained-pictures.ts';

it('the picture most like a prompt is that of the captions as they are now', () => {
  const native = mkdtempSync(path.join(tmpdir(), 'lora-trained-'));
  onTestFinished(() => rmSync(native, { recursive: true }));
  const folder = fromNative(native);
  const trained = new TrainedPictures();
  expect(trained.closest(folder, 'from behind')).toBeUndefined();
  const write = (image: string, time: number) => {
    const pair = { image, sha256: null, caption: 'alice, from behind', captionSha256: null };
    const file = path.join(native, 'captions.json');
    writeFileSync(file, JSON.stringify({ version: 1, root: folder, pairs: [pair] }));
    utimesSync(file, time, time);
  };
  write('a.png', 1000);
  expect(trained.closest(folder, 'from behind')?.image).toBe('a.png');
  write('b.png', 2000);
  expect(trained.closest(folder, 'from behind')?.image).toBe('b.png');
});
