// The command where no picture can be decoded: in the package without native code, or on a platform that sharp doesn't know.
import * as fs from 'node:fs';
import sharp from 'sharp';
import { afterAll, expect, it } from 'vitest';
import { distWithoutSharp } from '../support/without-sharp.ts';
import { folderWith, lora, pairs } from './lora.ts';

const dist = distWithoutSharp();
afterAll(() => fs.rmSync(dist, { recursive: true, force: true }));
const cli = `${dist}/cli.js`;

const why =
  /^lora: Pictures can't be decoded here: this package has no decoder \(sharp\) that runs on this machine\. What looks at pixels, and what writes pictures anew, is off; all else works\. \(Cannot find [^\n]*\)\n$/;

it('lints all but pixels, and says once that those are off', async () => {
  const folder = folderWith(pairs({ a: '1girl, smile, smile', b: '1girl', c: '1girl' }));
  const run = await lora(folder, ['lint', '--images', 'pixels', '--no-cache'], { cli });
  expect(run.stderr).toMatch(why);
  expect(run.stdout).toContain('duplicate-tag');
  expect(run.stdout).not.toContain('duplicate-image');
  expect(run.code).toBe(0);
  const headers = await lora(folder, ['lint', '--no-cache'], { cli });
  expect(headers.stderr).toBe('');
});

it('looks again as soon as there is a decoder', async () => {
  const folder = folderWith(pairs({ a: '1girl', b: '1girl' }));
  const env = { LORA_WORKBENCH_CACHE: `${folder}/.cache` };
  const args = ['lint', '--images', 'pixels'];
  expect((await lora(folder, args, { cli, env })).stdout).not.toContain('duplicate-image');
  expect((await lora(folder, args, { env })).stdout).toContain('duplicate-image');
});

it('writes no picture anew, and says why once', async () => {
  const turned = await sharp('test/fixtures/pictures/portrait.png')
    .resize(700, 900, { fit: 'fill' })
    .withMetadata({ orientation: 6 })
    .png()
    .toBuffer();
  const folder = folderWith({ '10_x/a.png': turned, '10_x/b.png': turned, '10_x/a.txt': '1girl' });
  const before = fs.readdirSync(folder, { recursive: true });
  const run = await lora(folder, ['images', 'bake', '--yes'], { cli });
  expect([run.code, run.stdout]).toEqual([2, '']);
  expect(run.stderr).toMatch(why);
  expect(fs.readdirSync(folder, { recursive: true })).toEqual(before);
  const dry = await lora(folder, ['images', 'bake', '--dry-run'], { cli });
  expect([dry.code, dry.stdout.match(/^bake /gm)?.length]).toEqual([0, 2]);
});
