// `lora inspect` and `lora edit-metadata`: what a LoRA file says, and a copy that says something else.
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type MadeTensor, safetensorsFile, withHeader } from '../support/safetensors-file.ts';
import { folderWith, lora, pairs } from './lora.ts';

const output = path.resolve('test/fixtures/trainer-run/article/output');
const last = path.join(output, 'CharacterAI-1-A.safetensors');
const first = path.join(output, 'CharacterAI-1-A-000001.safetensors');

/** The bytes behind the header. */
function weightsOf(file: string): string {
  const bytes = fs.readFileSync(file);
  return createHash('sha256')
    .update(bytes.subarray(8 + Number(bytes.readBigUInt64LE())))
    .digest('hex');
}

const inspected = async (cwd: string, ...args: readonly string[]) =>
  JSON.parse((await lora(cwd, ['inspect', ...args, '--format', 'json'])).stdout);

describe('lora inspect', () => {
  it('tells what is in a real LoRA', async () => {
    const { code, stdout } = await lora('.', ['inspect', last]);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^Kind +LoRA \(networks\.lora\)\nRank +8\nAlpha +6\nModules +network: 192, text encoder: 72\n/,
    );
    expect(stdout).toMatch(/\nBase model +v1-5-tiny\.safetensors · sd_v1 · fb0b28135e97/);
    expect(stdout).toMatch(/\nTrained +2026-11-22 21:00 UTC to 2026-11-22 21:23 UTC\nEpoch +8 of 8\n/);
    expect(stdout).toContain('\nFolders\n  10_CharacterAI woman: 42 pictures × 10\n');
    expect(stdout).toContain('\nBuckets\n  128×128: 420\n');
    expect(stdout).toContain('\n  earrings: 40\n  from side: 7\n');
  });

  it('compares two: what they say, and where they move the model', async () => {
    const { stdout } = await lora('.', ['inspect', last, first, '--weights']);
    expect(stdout).toContain('\n  ss_epoch: 8 → 1\n');
    expect(stdout).toMatch(/\nBlock +Norm +Other +Cosine\ntext encoder TE00 /);
    expect(stdout).toMatch(/\nnetwork OUT11 .*\nall +38\.42 /);
    const { changes, weights } = await inspected('.', last, first, '--weights');
    expect(changes.map(({ name }: { name: string }) => name)).toContain('ss_steps');
    expect(weights.blocks).toHaveLength(28);
  });

  it('tells how the tags of a dataset differ since', async () => {
    const captions = { a: '1girl, CharacterAI, hat', b: '1girl, hat' };
    const folder = folderWith(pairs(captions, '10_CharacterAI woman'));
    const { since } = await inspected(folder, last, '--dataset', '.');
    expect(since[0].folder).toBe('10_CharacterAI woman');
    expect(since[0].tags).toContainEqual({ tag: 'hat', before: 0, after: 2 });
    expect(since[0].tags).toContainEqual({ tag: 'characterai', before: 42, after: 1 });
  });

  it('tells the faults of a file, and goes on', async () => {
    const folder = folderWith({});
    fs.writeFileSync(path.join(folder, 'cut.safetensors'), fs.readFileSync(last).subarray(0, 200_000));
    const { code, stdout } = await lora(folder, ['inspect', 'cut.safetensors', '--weights']);
    expect(code).toBe(0);
    expect(stdout).toContain('\nFaults\n  it is cut off: 200000 of its 758864 bytes are there\n');
  });

  it('of metadata that are nested without end tells what is wrong', async () => {
    const folder = folderWith({});
    const json = `{"__metadata__":{"x":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`;
    fs.writeFileSync(path.join(folder, 'deep.safetensors'), withHeader(json));
    const { code, stdout } = await lora(folder, ['inspect', 'deep.safetensors']);
    expect(code).toBe(0);
    expect(stdout).toContain('\nFaults\n  the value of "x" in its metadata is no text\n');
  });

  it('tells what could not be measured, and measures nothing in what is no LoRA', async () => {
    const folder = folderWith({});
    const put = (name: string, tensors: Readonly<Record<string, MadeTensor>>) =>
      fs.writeFileSync(path.join(folder, name), safetensorsFile(tensors));
    put('oft.safetensors', { 'oft_unet_mid_block_a.oft_blocks': { shape: [1, 1, 1], numbers: [0] } });
    put('model.safetensors', { 'model.diffusion_model.a.weight': { shape: [1], numbers: [0] } });
    const oft = await lora(folder, ['inspect', 'oft.safetensors', '--weights']);
    expect(oft.stdout).toMatch(/^Kind +OFT\nModules +network: 1\n/);
    expect(oft.stdout).toMatch(/\n\nModules not measured: 1 \(OFT\)\. What they change depends on .*\n$/);
    const model = await lora(folder, ['inspect', 'model.safetensors', '--weights']);
    expect(model.stdout).toMatch(/^Kind +no LoRA\n(?:.*\n)*There are no weights to measure\.\n$/);
  });

  it.each([
    ['nothing.safetensors', 'There is no such file.'],
    ['README.md', 'Only .safetensors files can be looked into.'],
    ['folder.safetensors', 'It is a folder; name the .safetensors file in it.'],
    ['empty.safetensors', 'The file is empty.'],
    [
      'huge.safetensors',
      'Its beginning is no header of a .safetensors file: it is damaged, or of another format.',
    ],
  ])('of %s tells why not', async (name, why) => {
    const folder = folderWith({
      'README.md': '',
      'empty.safetensors': '',
      'huge.safetensors': '\xff'.repeat(9),
    });
    fs.mkdirSync(path.join(folder, 'folder.safetensors'));
    expect(await lora(folder, ['inspect', name])).toEqual({
      code: 2,
      stdout: '',
      stderr: `lora: ${name}: ${why}\n`,
    });
  });
});

describe('lora edit-metadata', () => {
  it('writes a copy with the same weights that says something else', async () => {
    const folder = folderWith({});
    const args = [
      '--to',
      'public.safetensors',
      '--trigger',
      'CharacterAI',
      '--set',
      'modelspec.author=Ann = "me"',
    ];
    const { code, stdout } = await lora(folder, [
      'edit-metadata',
      last,
      ...args,
      '--remove',
      'ss_tag_frequency',
      'ss_*dirs',
    ]);
    expect([code, stdout]).toEqual([
      0,
      'removed  ss_tag_frequency\nremoved  ss_dataset_dirs\nremoved  ss_reg_dataset_dirs\n' +
        'set      modelspec.trigger_phrase = CharacterAI\nset      modelspec.author = Ann = "me"\n' +
        'public.safetensors is written.\n',
    ]);
    const copy = path.join(folder, 'public.safetensors');
    expect(weightsOf(copy)).toBe(weightsOf(last));
    const before = await inspected('.', last);
    const after = await inspected(folder, 'public.safetensors');
    expect(after.faults).toEqual([]);
    const { ss_tag_frequency: _, ss_dataset_dirs: __, ss_reg_dataset_dirs: ___, ...kept } = before.metadata;
    expect(after.metadata).toEqual({
      ...kept,
      'modelspec.trigger_phrase': 'CharacterAI',
      'modelspec.author': 'Ann = "me"',
    });
    expect(fs.readdirSync(folder)).toEqual(['public.safetensors']);
  });

  it('replaces nothing, and writes nothing where nothing is to be changed', async () => {
    const folder = folderWith({ 'there.safetensors': 'mine' });
    const there = await lora(folder, ['edit-metadata', last, '--to', 'there.safetensors', '--trigger', 'a']);
    expect([there.code, there.stderr]).toEqual([
      2,
      'lora: there.safetensors is there already; nothing is replaced. Choose another name, or remove it.\n',
    ]);
    expect(fs.readFileSync(path.join(folder, 'there.safetensors'), 'utf8')).toBe('mine');
    for (const [args, why] of [
      [[], 'Nothing is to be changed: name it by --trigger, --set or --remove.'],
      [['--remove', 'nothing'], `${last}: it has no metadata that are called nothing.`],
    ] as const) {
      const { code, stderr } = await lora(folder, [
        'edit-metadata',
        last,
        '--to',
        'new.safetensors',
        ...args,
      ]);
      expect([code, stderr]).toEqual([2, `lora: ${why}\n`]);
    }
    expect(fs.readdirSync(folder)).toEqual(['there.safetensors']);
  });
});
