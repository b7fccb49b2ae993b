// A run as long as a recorded one prints what was recorded, byte for byte but for names and paths.
import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { png } from '../support/images.ts';
import { makeTrainer } from '../support/trainer/checkout.mjs';
import { launchFlags } from './job.ts';
import { newFolder, posix, run } from './process.ts';

const recordings = path.resolve('test/fixtures/trainer-run');
const recorded = (name: string) => fs.readFileSync(path.join(recordings, name), 'utf8');

/** The pictures of the recorded dataset: the others are 640 × 768. */
const square =
  'back_01 front_01 front_04 front_07 front_10 front_13 front_16 front_19 front_22 front_25 front_28 front_31 left_03 right_02'.split(
    ' ',
  );
const names = [
  ...['above_01', 'back_01', 'back_02', 'full_body', 'left_01', 'left_02', 'left_03', 'left_90'],
  ...['right_01', 'right_02', 'right_90'],
  ...Array.from({ length: 31 }, (_, index) => `front_${String(index + 1).padStart(2, '0')}`),
];

/** A recorded run again. @returns its folder, the command, and what makes its output comparable */
function repeat(which: 'merged' | 'article') {
  const folder = newFolder();
  const at = (name: string) => path.join(folder, name);
  const images = at('img/10_CharacterAI woman');
  fs.mkdirSync(images, { recursive: true });
  const pictures = { square: png(768, 768), upright: png(640, 768) };
  for (const name of names) {
    fs.writeFileSync(
      path.join(images, `${name}.png`),
      square.includes(name) ? pictures.square : pictures.upright,
    );
    fs.writeFileSync(path.join(images, `${name}.txt`), '1girl, CharacterAI');
  }
  fs.mkdirSync(at('models'));
  fs.writeFileSync(at('models/v1-5-tiny.safetensors'), '');
  fs.copyFileSync(path.join(recordings, which, 'prompts.txt'), at('prompts.txt'));
  const local = (text: string) => text.replaceAll('/home/artist/lora', folder);
  const suffix = which === 'merged' ? '-merged' : '';
  fs.writeFileSync(at(`config${suffix}.toml`), local(recorded(`${which}/config.toml`)));
  const args = ['--config_file', at(`config${suffix}.toml`)];
  if (which === 'merged') {
    fs.writeFileSync(at('dataset-merged.toml'), local(recorded('merged/dataset.toml')));
    args.push('--dataset_config', at('dataset-merged.toml'));
  }
  const { python, scripts } = makeTrainer(at('sd-scripts'));
  /** The blanks in front of a file name depend on the length of a path. */
  const comparable = (text: string) =>
    text
      .replaceAll(path.dirname(path.dirname(python)), '/home/artist/train/venv')
      .replaceAll(folder, '/home/artist/lora')
      .replaceAll(/ +((?:\w+\.py:\d+)?\n)/g, ' $1');
  const [launch, ...flags] = [...launchFlags.slice(0, 2), '--cpu', ...launchFlags.slice(2)];
  const all = [launch ?? '', ...flags, 'train_network.py', ...args];
  return { folder, python, scripts, args: all, comparable };
}

const quoted = (text: string) => `'${text}'`;

describe.skipIf(!posix)('a run as long as a recorded one', () => {
  it('prints the merged run, both streams in one file', async () => {
    const { folder, python, scripts, args, comparable } = repeat('merged');
    const log = path.join(folder, 'train.log');
    const command = `exec ${[python, ...args].map(quoted).join(' ')} >${quoted(log)} 2>&1`;
    expect(await run('/bin/sh', ['-c', command], { cwd: scripts }).exited).toEqual({ code: 0, signal: null });
    // Compared as a whole first: a difference of two such texts takes long to print.
    const [printed, wanted] = [
      comparable(fs.readFileSync(log, 'utf8')),
      comparable(recorded('merged/train.log')),
    ];
    if (printed !== wanted) expect(printed.split(/(?<=[\r\n])/)).toEqual(wanted.split(/(?<=[\r\n])/));

    const output = path.join(folder, 'runs/CharacterAI-2-A/output');
    const files = fs.readdirSync(output).filter((name) => name.endsWith('.safetensors'));
    const epochs = Array.from({ length: 7 }, (_, index) => `CharacterAI-2-A-00000${index + 1}.safetensors`);
    expect(files.sort()).toEqual([...epochs, 'CharacterAI-2-A.safetensors'].sort());
    const samples = fs.readdirSync(path.join(output, 'sample')).sort();
    expect(samples.length).toBe(27);
    expect(samples[0]).toMatch(/^CharacterAI-2-A_e000000_00_\d{14}_1\.png$/);
    expect(samples[26]).toMatch(/^CharacterAI-2-A_e000008_02_\d{14}_3\.png$/);
  });

  it("prints the article's run, each stream by itself", async () => {
    const { python, scripts, args, comparable } = repeat('article');
    const running = run(python, args, { cwd: scripts });
    expect(await running.closed).toEqual({ code: 0, signal: null });
    expect(comparable(running.stdout())).toBe(comparable(recorded('article/stdout.log')));
    expect(comparable(running.stderr()) === comparable(recorded('article/stderr.log'))).toBe(true);
  });
});
