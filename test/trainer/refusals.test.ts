// What the stand-in refuses: more than the trainer does, so that no test passes by its leniency.
import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { argumentsOf } from '../support/trainer/arguments.mjs';
import { type JobOptions, launchFlags, makeJob } from './job.ts';
import { posix, run } from './process.ts';

async function endOf(options: JobOptions, more: readonly string[] = []) {
  const job = makeJob(options);
  const running = job.start(more);
  const { code } = await running.closed;
  return { ...job, code, stdout: running.stdout(), stderr: running.stderr() };
}

/** The exit code that the launcher names. */
const ended = (code: number) => `returned non-zero exit status ${code}.\n`;

describe.skipIf(!posix)('the configuration file', () => {
  it.each([
    ['netwrok_dim', '8', 'netwrok_dim is no option of train_network.py'],
    ['resolution', '64', 'resolution = 64: a string is expected'],
    ['network_dim', '8.0', 'network_dim = 8.0: a whole number is expected'],
    ['learning_rate', "'1e-4'", "learning_rate = '1e-4': a number is expected"],
    ['cache_latents', '1', 'cache_latents = 1: true or false is expected'],
    ['optimizer_args', "'a=1'", "optimizer_args = 'a=1': a list is expected, each a string"],
    ['max_token_length', '75', 'max_token_length = 75: one of 150, 225 is expected'],
    ['validation_split', '0', 'validation_split = 0: a number with a point is expected'],
    ['text', '"unfinished', 'config.toml: Invalid TOML document'],
    ['initial_step', '6', "the stand-in can't play initial_step"],
    ['network_module', '', 'train_network.py fails without network_module'],
  ])('with %s = %s', (key, value, message) => {
    const { files } = makeJob({ config: { [key]: value } });
    expect(() => argumentsOf('train_network.py', files)).toThrow(message);
  });

  it('ends the trainer with a code of its own', async () => {
    const { stderr, code } = await endOf({ config: { netwrok_dim: '8' } });
    expect(stderr).toMatch(/^stand-in: .*\/config\.toml: netwrok_dim is no option of train_network\.py\n/);
    expect(stderr).toContain(ended(64));
    expect(code).toBe(1);
  });

  it('may be named without its ending, and must be there', async () => {
    const { folder, files, start } = makeJob();
    const named = ['--config_file', path.join(folder, 'config'), ...files.slice(2)];
    expect(argumentsOf('train_network.py', named).configFile).toBe(path.join(folder, 'config.toml'));
    const running = start(['--config_file', path.join(folder, 'other')]);
    await running.closed;
    expect(running.stderr()).toContain(`INFO     ${folder}/other.toml not found. `);
    expect(running.stderr()).toContain(ended(1));
  });
});

describe.skipIf(!posix)('the command line', () => {
  it('wins over the file, which wins over the defaults', () => {
    const { files } = makeJob({ config: { network_dim: '96' } });
    const { args } = argumentsOf('sdxl_train_network.py', [...files, '--output_name', 'eve', '--seed=-1']);
    expect(args).toMatchObject({ output_name: 'eve', seed: -1n, network_dim: 96n, train_batch_size: 1n });
  });

  it.each([
    ['--max_train_stepz=2', 'unrecognized arguments: --max_train_stepz=2'],
    ['--network_dim=x', "argument --network_dim: invalid int value: 'x'"],
    [
      '--mixed_precision=fp8',
      "argument --mixed_precision: invalid choice: 'fp8' (choose from 'no', 'fp16', 'bf16')",
    ],
    ['--output_name', 'argument --output_name: expected one argument'],
  ])('is refused as argparse refuses it: %s', (option, message) => {
    const { files } = makeJob();
    const read = () => argumentsOf('train_network.py', [...files, option]);
    expect(read).toThrow(/^usage: train_network\.py \[-h\]\n/);
    expect(read).toThrow(`train_network.py: error: ${message}\n`);
  });

  it('ends the trainer as argparse does', async () => {
    const { stderr } = await endOf({}, ['--max_train_stepz=2']);
    expect(stderr).toContain('train_network.py: error: unrecognized arguments: --max_train_stepz=2\n');
    expect(stderr).toContain(ended(2));
  });
});

describe.skipIf(!posix)('the launcher', () => {
  it('wants to be told everything', async () => {
    const { trainer } = makeJob();
    const args = [...launchFlags.slice(0, 2), '--num_processes', '1', 'train_network.py'];
    const running = run(trainer.python, args, { cwd: trainer.scripts });
    expect(await running.closed).toEqual({ code: 3, signal: null });
    expect(running.stderr()).toContain(
      'The following values were not passed to `accelerate launch` and had defaults',
    );
    expect(running.stderr()).toContain("\t`--mixed_precision` was set to a value of `'no'`\n");
    expect(running.stderr()).not.toContain('--num_processes');
  });

  it.each([
    [[...launchFlags, '--fast', 'train_network.py'], 2, 'error: unrecognized arguments: --fast\n'],
    [
      [...launchFlags, '--mixed_precision', 'half', 'x.py'],
      2,
      "argument --mixed_precision: invalid value: 'half'\n",
    ],
    [launchFlags, 2, 'the following arguments are required: training_script\n'],
    [[...launchFlags, 'other.py'], 2, "other.py': [Errno 2] No such file or directory\n"],
    [['-m', 'pip', 'list'], 2, 'stand-in: this Python can\'t run ["-m","pip","list"]\n'],
  ])('refuses %j', async (args, code, message) => {
    const { trainer } = makeJob();
    const running = run(trainer.python, args, { cwd: trainer.scripts });
    expect(await running.closed).toEqual({ code, signal: null });
    expect(running.stderr()).toContain(message);
  });
});

describe.skipIf(!posix)('the trainer itself', () => {
  it.each<[string, JobOptions, string, string]>([
    [
      'an unknown key of a dataset',
      { subset: { num_repeat: '3' } },
      "voluptuous.error.MultipleInvalid: extra keys not allowed @ data['datasets'][0]['subsets'][0]['num_repeat']\n",
      'Loading dataset config',
    ],
    [
      'color augmentation of cached latents',
      { config: { cache_latents: 'true' }, subset: { color_aug: 'true' } },
      'AssertionError: when caching latents, either color_aug or random_crop cannot be used / latent',
      'prepare dataset',
    ],
    [
      'buckets in steps of 32',
      { general: { enable_bucket: 'true', bucket_reso_steps: '32', min_bucket_reso: '32' } },
      'AssertionError: bucket_reso_steps is 32. it must be divisible by 64.\nbucket_reso_stepsが32です。64で割り切れる必要があります\n',
      'mean ar error (without repeats): 0.0',
    ],
    [
      'a missing model',
      { config: { pretrained_model_name_or_path: "'/home/artist/models/nope.safetensors'" } },
      'ValueError: The provided pretrained_model_name_or_path "/home/artist/models/nope.safetensors" is neither a valid local path nor a valid repo id. Please check the parameter.\n',
      'load Diffusers pretrained models: /home/artist/models/nope.safetensors',
    ],
    [
      'warmup with Adafactor',
      { config: { optimizer_type: "'Adafactor'", learning_rate: '1e-4', lr_warmup_steps: '10' } },
      'ValueError: adafactor:0.0001 does not require `num_warmup_steps`. Set None or 0.\n',
      'relative_step is true',
    ],
    [
      'half precision without a GPU',
      { config: { mixed_precision: "'fp16'" }, behaviour: { gpu: false } },
      "ValueError: fp16 mixed precision requires a GPU (not 'cpu').\n",
      'preparing accelerator',
    ],
    [
      'an optimizer that is not installed',
      { config: { optimizer_type: "'AdamW8bit'" } },
      'ImportError: No bitsandbytes / bitsandbytesがインストールされていないようです\n',
      'enable LoRA for U-Net: 192 modules',
    ],
  ])('fails on %s', async (_what, options, message, before) => {
    const { stderr, code } = await endOf(options);
    const [first = '', ...rest] = stderr.split('subprocess.CalledProcessError: ');
    expect(first).toMatch(
      /Traceback \(most recent call last\):\n {2}File ".*\/train_network\.py", line 1913, in <module>\n/,
    );
    expect(first).toContain(message);
    expect(first.indexOf(before)).toBeGreaterThanOrEqual(0);
    expect(first.indexOf(before)).toBeLessThan(first.indexOf('Traceback'));
    expect(rest.join('')).toContain(ended(1));
    expect(code).toBe(1);
  });

  it('fails on an empty caption, and names it', async () => {
    const job = makeJob();
    fs.writeFileSync(path.join(job.images, '1.txt'), '');
    const running = job.start();
    await running.closed;
    expect(running.stderr()).toContain(
      '\rread caption:  50%|█████     | 1/2 [00:00<00:00, 2031.12it/s]\nTraceback',
    );
    expect(running.stderr()).toContain(
      `AssertionError: caption file is empty / キャプションファイルが空です: ${job.images}/1.txt\n`,
    );
  });

  it('goes on without a caption, and says which', async () => {
    const job = makeJob();
    fs.rmSync(path.join(job.images, '1.txt'));
    const running = job.start();
    expect(await running.closed).toEqual({ code: 0, signal: null });
    expect(running.stderr()).toContain('WARNING  No caption file found for 1 images. Training will continue');
    expect(running.stderr()).toMatch(/WARNING {2}\S+\/1\.png +train_util\.py:2097\n/);
  });

  it('finds no pictures, and ends well', async () => {
    const { stderr, code } = await endOf({ pictures: [] });
    expect(stderr).toMatch(/ERROR {4}No data found\. Please verify arguments .* +train_network\.py:576\n$/);
    expect(code).toBe(0);
  });
});

describe.skipIf(!posix)('without the right environment', () => {
  it('long lines are cut, as rich cuts them', async () => {
    const job = makeJob();
    const running = job.start([], { COLUMNS: '' });
    await running.closed;
    expect(running.stderr()).toContain('INFO     Loading settings from            train_util.py:4744\n');
    const lines = running
      .stderr()
      .split('\n')
      .filter((line) => line.endsWith('.py:2059'));
    expect(lines.map((line) => line.length)).toEqual([80]);
  });

  it('standard output comes late', async () => {
    const job = makeJob();
    const running = job.start([], { PYTHONUNBUFFERED: '' });
    await running.until('12/12');
    expect(running.stdout()).toBe('');
    await running.closed;
    expect(running.stdout()).toContain('\nepoch 2/2\n');
  });
});
