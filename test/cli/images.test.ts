import * as fs from 'node:fs';
import path from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { nodeJournalDisk } from '../../core/node/disk/journal-disk.ts';
import { applyChange } from '../../core/node/edits/apply-change.ts';
import { Journal } from '../../core/node/edits/journal.ts';
import { type Content, digestOfTree, folderWith, inShort, lintJson, lora } from './lora.ts';

const SAMPLE = 'test/fixtures/pictures/portrait.png';

const turned = () => sharp(SAMPLE).resize(700, 900, { fit: 'fill' }).withMetadata({ orientation: 6 });
const clear = () => sharp(SAMPLE).resize(768, 768, { fit: 'fill' }).ensureAlpha(0.5);
const narrow = () => sharp(SAMPLE).resize(400, 1800, { fit: 'fill' });
const upright = () => sharp(SAMPLE).resize(768, 768, { fit: 'fill' });

/** A dataset of these pictures, with captions. */
async function start(pictures: Readonly<Record<string, Sharp | Uint8Array>>) {
  const files: Record<string, Content> = {};
  for (const [name, picture] of Object.entries(pictures)) {
    const bytes = picture instanceof Uint8Array ? picture : await picture.png().toBuffer();
    files[`10_x/${name}.png`] = bytes;
    files[`10_x/${name}.txt`] = '1girl, x';
  }
  const folder = folderWith(files);
  const elsewhere = folderWith({});
  const env = { LORA_WORKBENCH_STATE: `${elsewhere}/state`, LORA_WORKBENCH_CACHE: `${elsewhere}/cache` };
  const at = (name: string) => path.join(folder, name);
  const pixels = (name: string) =>
    sharp(at(name), { autoOrient: false }).raw().toBuffer({ resolveWithObject: true });
  const images = (...args: string[]) => lora(folder, ['images', ...args], { env });
  const journal = () => new Journal(nodeJournalDisk, `${elsewhere}/state/journal`).last(() => true);
  return { folder, env, at, pixels, images, journal, originals: files };
}

const names = (folder: string) =>
  fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.png'))
    .sort();

describe('lora images', () => {
  it('does nothing without a yes where nobody can be asked, and tells what it would do', async () => {
    const { folder, images } = await start({ a: turned(), b: upright() });
    const before = digestOfTree(folder);
    expect(await images('bake')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'lora: 1 picture would be written anew: --yes says that it is meant.\n',
    });
    expect(await images('bake', '--dry-run')).toEqual({
      code: 0,
      stdout: 'bake 10_x/a.png, keep _originals/10_x/a.png\n',
      stderr: '',
    });
    expect(digestOfTree(folder)).toEqual(before);
  });

  it('bakes the EXIF rotation in, keeps the original, and what takes it back', async () => {
    const { folder, env, at, pixels, images, journal, originals } = await start({
      a: turned(),
      b: upright(),
    });
    expect(await images('bake', '--yes')).toEqual({
      code: 0,
      stdout: '1 picture written anew.\n',
      stderr: '',
    });
    const wanted = await sharp(at('_originals/10_x/a.png'), { autoOrient: true })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const got = await pixels('10_x/a.png');
    expect([got.info.width, got.info.height]).toEqual([900, 700]);
    expect(got.data.equals(wanted.data)).toBe(true);
    expect(fs.readFileSync(at('_originals/10_x/a.png'))).toEqual(originals['10_x/a.png']);
    expect(names(folder)).toEqual(['10_x/a.png', '10_x/b.png', '_originals/10_x/a.png']);
    expect(inShort((await lintJson(folder, [], { env })).report)).toEqual([]);
    expect((await images('bake', '--yes')).stdout).toBe('There is nothing to do.\n');

    for (const { undo } of journal()?.files ?? []) expect(applyChange(nodeJournalDisk, undo)).toBeUndefined();
    expect(fs.readFileSync(at('10_x/a.png'))).toEqual(originals['10_x/a.png']);
    expect(names(folder)).toEqual(['10_x/a.png', '10_x/b.png']);
    expect(fs.existsSync(at('_originals'))).toBe(false);
  });

  it('flattens what is transparent, onto white or another colour', async () => {
    const { at, pixels, images } = await start({ a: clear(), b: upright().ensureAlpha() });
    const before = await pixels('10_x/a.png');
    expect((await images('flatten', '--yes')).stdout).toBe('1 picture written anew.\n');
    const { data, info } = await pixels('10_x/a.png');
    expect(info.channels).toBe(3);
    expect(Math.abs((data[0] ?? 0) - ((before.data[0] ?? 0) + 255) / 2)).toBeLessThan(2);
    // Opaque all over: it is left as it is.
    expect(fs.existsSync(at('_originals/10_x/b.png'))).toBe(false);

    fs.copyFileSync(at('_originals/10_x/a.png'), at('10_x/a.png'));
    expect((await images('flatten', '--background', 'black', '--yes', '10_x/a.png')).code).toBe(0);
    const dark = await pixels('10_x/a.png');
    expect(Math.abs((dark.data[0] ?? 0) - (before.data[0] ?? 0) / 2)).toBeLessThan(2);
    expect(fs.readdirSync(at('_originals/10_x')).sort()).toEqual(['a (2).png', 'a.png']);
    expect(await images('flatten', '--background', 'mauve')).toMatchObject({ code: 2, stdout: '' });
  });

  it('crops to what the trainer keeps, so that it has nothing more to cut', async () => {
    const { folder, env, at, pixels, images } = await start({ a: narrow(), b: upright() });
    expect(inShort((await lintJson(folder, [], { env })).report)).toContain(
      '10_x/a.png:0:0 cropped-by-bucket info',
    );
    expect((await images('crop', '--yes')).stdout).toBe('1 picture written anew.\n');
    const { data, info } = await pixels('10_x/a.png');
    expect([info.width, info.height]).toEqual([400, 1600]);
    const middle = { left: 0, top: 100, width: 400, height: 1600 };
    const wanted = await sharp(at('_originals/10_x/a.png')).extract(middle).raw().toBuffer();
    expect(data.equals(wanted)).toBe(true);
    expect((await images('crop', '10_x')).stdout).toBe('There is nothing to do.\n');
    expect((await images('crop', '10_x/a.png')).stdout).toBe(
      '10_x/a.png: left as it is: its bucket cuts nothing off.\nThere is nothing to do.\n',
    );
  });

  it('tells of latents that stand for the pictures as they were', async () => {
    const { at, images } = await start({ a: narrow() });
    fs.writeFileSync(at('10_x/a_0400x1800_sd.npz'), '');
    const { code, stderr } = await images('crop', '--yes');
    expect([code, stderr]).toEqual([
      0,
      'lora: 1 latent cache (.npz) was made of these pictures as they were: the trainer goes by it until it is removed.\n',
    ]);
  });

  it('names what it can not do, does the rest, and leaves nothing behind', async () => {
    const damaged = await turned().png().toBuffer();
    damaged.fill(0, damaged.length >> 1, (damaged.length >> 1) + 100);
    const { folder, at, images } = await start({ a: damaged, b: turned(), c: turned() });
    fs.chmodSync(at('10_x/c.png'), 0o444);
    const { code, stdout, stderr } = await images('bake', '--yes');
    expect([code, stdout]).toEqual([2, '1 picture written anew.\n']);
    expect(stderr).toMatch(/^lora: 10_x\/a\.png: left as it is: it can not be written anew: .+\n/);
    expect(stderr).toContain('lora: 10_x/c.png: left as it is: it is read-only.\n');
    expect(fs.readFileSync(at('10_x/a.png'))).toEqual(damaged);
    expect(fs.readdirSync(at('10_x')).filter((name) => name.startsWith('.'))).toEqual([]);
    expect(names(at('_originals'))).toEqual(['10_x/b.png']);
    expect(names(folder)).toHaveLength(4);
  });

  it('keeps what a picture may be read by', async () => {
    const { at, images } = await start({ a: turned() });
    fs.chmodSync(at('10_x/a.png'), 0o640);
    await images('bake', '--yes');
    expect(fs.statSync(at('10_x/a.png')).mode & 0o777).toBe(0o640);
  });
});
