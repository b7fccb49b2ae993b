// `lora train`: what it says, what it writes, what it refuses.
import * as fs from 'node:fs';
import path from 'node:path';
import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { folderWith, lora, pairs } from './lora.ts';
import { posix, record, untilOver, Workshop } from './training.ts';

const read = (run: string, name: string) => fs.readFileSync(path.join(run, name), 'utf8');
const toml = (run: string, name: string) => parse(read(run, name)) as Record<string, unknown>;
/** The trainer flattens the tables of its file. */
const flat = (run: string) =>
  Object.assign({}, ...Object.values(toml(run, 'config.toml'))) as Record<string, unknown>;

describe.runIf(posix)('lora train --dry-run', () => {
  it('writes the run folder, tells the steps and the command, and starts nothing', async () => {
    const workshop = new Workshop().settle();
    const { code, stdout } = await workshop.lora('train', '--dry-run');
    expect(code).toBe(0);
    expect(stdout).toContain('2 pictures × 3 repeats × 2 epochs / batch 1 = 12 steps');
    expect(stdout).toContain('NVIDIA GeForce RTX 3060, 12288 MiB');
    expect(stdout).toContain('sd-scripts 48d368fa5577');
    const [run = ''] = workshop.runs();
    expect(path.basename(run)).toMatch(/^alice-\d{8}-\d{6}$/);
    expect(fs.readdirSync(run).sort()).toEqual([
      ...['accelerate.yaml', 'captions.json', 'config.toml', 'dataset.toml'],
      ...['logs', 'output', 'prompts.txt', 'run.json'],
    ]);
    expect(record(run)).toMatchObject({ state: 'prepared', started: null, steps: { steps: 12 } });
    const { python, scripts } = workshop.trainer;
    expect(record(run)?.commands).toEqual([
      [
        ...[python, '-m', 'accelerate.commands.launch', '--num_processes', '1', '--num_machines', '1'],
        ...['--mixed_precision', 'fp16', '--dynamo_backend', 'no', '--num_cpu_threads_per_process', '2'],
        `--config_file=${path.join(run, 'accelerate.yaml')}`,
        ...[path.join(scripts, 'train_network.py'), '--config_file', path.join(run, 'config.toml')],
        ...['--dataset_config', path.join(run, 'dataset.toml')],
      ],
    ]);
    expect(stdout).toContain(record(run)?.commands[0]?.slice(0, 5).join(' '));
  });

  it("writes the article's recipe, as far as the trainer takes it", async () => {
    const workshop = new Workshop({
      files: { 'lora-dataset.toml': '[dataset]\ntrigger = "alice"\n' },
    }).settle();
    await workshop.lora('train', '--dry-run');
    const [run = ''] = workshop.runs();
    expect(flat(run)).toMatchObject({
      ...{
        pretrained_model_name_or_path: workshop.model,
        max_train_epochs: 8,
        network_dim: 96,
        network_alpha: 72,
      },
      ...{ optimizer_type: 'Adafactor', lr_scheduler: 'adafactor', lr_warmup_steps: 0, cache_latents: false },
      ...{ resolution: '768,768', output_name: 'alice', output_dir: path.join(run, 'output') },
      ...{ logging_dir: path.join(run, 'logs'), sample_prompts: path.join(run, 'prompts.txt') },
    });
    expect(toml(run, 'dataset.toml')).toMatchObject({
      general: {
        ...{ resolution: [768, 768], batch_size: 1, color_aug: true, flip_aug: true, shuffle_caption: false },
        ...{ enable_bucket: true, caption_extension: '.txt' },
      },
      datasets: [
        {
          subsets: [
            {
              image_dir: path.join(workshop.dataset, '3_alice woman'),
              num_repeats: 3,
              class_tokens: 'alice woman',
            },
          ],
        },
      ],
    });
    expect(read(run, 'prompts.txt')).toMatch(/^alice, woman, photo, realistic --w 512 --h 512 .* --d 1 --n /);
  });

  it('keeps every picture and caption as they are', async () => {
    const workshop = new Workshop({ files: { '3_alice woman/c.png': 'no picture' } }).settle();
    await workshop.lora('train', '--dry-run');
    const [run = ''] = workshop.runs();
    const { pairs: kept } = JSON.parse(read(run, 'captions.json'));
    expect(kept).toMatchObject([
      { image: '3_alice woman/a.png', caption: 'alice, smile' },
      { image: '3_alice woman/b.png', caption: 'alice, from side' },
      { image: '3_alice woman/c.png', caption: null, captionSha256: null },
    ]);
    for (const { sha256 } of kept) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('writes the folder though nothing is known of trainer and model, and says so', async () => {
    const folder = folderWith(pairs({ a: '1girl' }));
    const env = { LORA_WORKBENCH_CONFIG: path.join(folder, 'config') };
    const { code, stdout } = await lora(folder, ['train', '--dry-run'], { env });
    expect(code).toBe(1);
    expect(stdout).toMatch(/error .* train-trainer$/m);
    expect(stdout).toMatch(
      /error .* train-model\n {14}--model FILE says which one; .*config\/models\.toml keeps names for them\.$/m,
    );
    expect(stdout).toContain('python -m accelerate.commands.launch');
    expect(fs.readdirSync(path.join(folder, 'runs'))).toHaveLength(1);
  });

  it('takes what is said on the command line over all else', async () => {
    const workshop = new Workshop().settle();
    const flags = ['--name', 'alice_v2', '--set', 'network_dim=32', '--set', 'optimizer_type=AdamW'];
    await workshop.lora('train', '--dry-run', ...flags, '--set', 'optimizer_args=["weight_decay=0.1"]');
    const [run = ''] = workshop.runs();
    expect(flat(run)).toMatchObject({
      ...{ output_name: 'alice_v2', network_dim: 32, optimizer_type: 'AdamW', max_train_epochs: 2 },
      optimizer_args: ['weight_decay=0.1'],
    });
  });
});

describe.runIf(posix)('lora train finds before the start', () => {
  const refused = async (options: ConstructorParameters<typeof Workshop>[0], ...args: readonly string[]) => {
    const workshop = new Workshop(options).settle();
    const { code, stdout } = await workshop.lora('train', ...args);
    expect(code).toBe(1);
    expect(workshop.runs()).toEqual([]);
    return stdout;
  };

  it('a caption that would end the training', async () => {
    const stdout = await refused({ files: { '3_alice woman/a.txt': '' } });
    expect(stdout).toMatch(/3_alice woman\/a\.txt: .* {2}empty-caption$/m);
  });

  it('a base model of another kind, and one that is cut off', async () => {
    expect(await refused({ files: {} }, '--model', '../models/sdxl.safetensors')).toMatch(
      /is SDXL.* train-model-family/,
    );
    const workshop = new Workshop().settle();
    fs.truncateSync(workshop.model, fs.statSync(workshop.model).size - 1);
    const { code, stdout } = await workshop.lora('train');
    expect([code, stdout]).toEqual([1, expect.stringMatching(/cut off.* train-model/)]);
  });

  it('warmup with adafactor, and cached latents with colour augmentation', async () => {
    expect(await refused({}, '--set', 'lr_warmup_steps=100')).toContain('train-warmup');
    expect(await refused({}, '--set', 'cache_latents=true')).toContain('train-cached-augmentation');
  });

  it('a Python without accelerate', async () => {
    expect(await refused({ packages: { accelerate: '' } })).toMatch(
      /lacks the package accelerate.* train-python/,
    );
  });

  it('a GPU that is not there', async () => {
    expect(await refused({}, '--gpu', '3')).toMatch(/no GPU 3 .* train-no-gpu/);
  });

  it('a mistake in lora-dataset.toml, with exit code 2', async () => {
    const workshop = new Workshop({ files: { 'lora-dataset.toml': '[training]\nrecipes = "x"\n' } }).settle();
    expect((await workshop.lora('train')).code).toBe(2);
    expect(workshop.runs()).toEqual([]);
  });

  it('that there is no GPU: it says so and trains on the processor all the same', async () => {
    const workshop = new Workshop({ gpus: 'none', behaviour: { gpu: false } }).settle();
    const { code, stdout } = await workshop.lora('train');
    expect(stdout).toMatch(/warning .* train-no-gpu$/m);
    expect(code).toBe(0);
    expect(flat(workshop.runs()[0] ?? '')).toMatchObject({ mixed_precision: 'no' });
  });
});

describe.runIf(posix)('lora train', () => {
  it('does not care how accelerate is configured for other trainings', async () => {
    const workshop = new Workshop().settle();
    const home = path.join(workshop.folder, 'huggingface');
    fs.mkdirSync(path.join(home, 'accelerate'), { recursive: true });
    const config = 'compute_environment: LOCAL_MACHINE\ndistributed_type: MULTI_GPU\nnum_processes: 2\n';
    fs.writeFileSync(path.join(home, 'accelerate', 'default_config.yaml'), config);
    const env = { ...workshop.env, HF_HOME: home };
    const { code, stdout } = await lora(workshop.dataset, ['train'], { env });
    expect([code, stdout]).toEqual([0, expect.stringContaining('alice is trained')]);
  });

  it('tells when the loss was no number at the end', async () => {
    const workshop = new Workshop({ behaviour: { nanFrom: 5 } }).settle();
    const { code, stdout } = await workshop.lora('train');
    expect([code, stdout]).toEqual([0, expect.stringContaining('Its loss is no number any more')]);
  });

  it('trains, shows what the trainer prints, and tells the end', async () => {
    const workshop = new Workshop({ behaviour: { echoEnvironment: true } }).settle();
    const { code, stdout } = await workshop.lora('train');
    expect([code, stdout.match(/epoch \d\/2/g)]).toEqual([0, ['epoch 1/2', 'epoch 2/2']]);
    expect(stdout).toMatch(/alice is trained: 12 steps in 0:\d\d\./);
    expect(stdout).toContain('Checkpoints: output/alice-000001.safetensors, output/alice.safetensors');
    const [run = ''] = workshop.runs();
    expect(record(run)).toMatchObject({ state: 'succeeded', exitCode: 0, signal: null, outcome: {} });
    const { env, cwd } = JSON.parse(read(run, 'environment.json'));
    expect(cwd).toBe(workshop.trainer.scripts);
    expect(env).toMatchObject({
      COLUMNS: '400',
      PYTHONUNBUFFERED: '1',
      PYTHONUTF8: '1',
      PYTHONIOENCODING: 'utf-8',
    });
    expect(Object.keys(env).filter((name) => /^(?:ELECTRON|VSCODE|NODE_OPTIONS)/.test(name))).toEqual([]);
  });

  it('works with kohya_ss around sd-scripts, in .venv, by --trainer and --model', async () => {
    const workshop = new Workshop({ layout: 'kohya_ss', venv: '.venv' });
    const { code, stdout } = await workshop.lora(
      ...['train', '--trainer', workshop.trainer.root, '--model', workshop.model],
    );
    expect(stdout).toContain('kohya_ss 48d368fa5577');
    expect(code).toBe(0);
  });

  it('lets nothing of names reach a shell', async () => {
    const name = '3_al $(touch x); \'q\' "d" #h & é 日本';
    const files = { ...pairs({ a: 'alice' }, name), [`${name}/b c.png`]: 'no picture' };
    const workshop = new Workshop({ files }).settle();
    fs.rmSync(path.join(workshop.dataset, name, 'b c.png'));
    fs.rmSync(path.join(workshop.dataset, '3_alice woman'), { recursive: true });
    const { code } = await workshop.lora('train');
    expect(code).toBe(0);
    const everything = fs.readdirSync(workshop.folder, { recursive: true, encoding: 'utf8' });
    expect(everything.filter((file) => path.basename(file) === 'x')).toEqual([]);
  });

  it.each([
    ['failures/no-images-exit-0.log', 'The trainer found no pictures.', 0],
    ['failures/empty-caption-file.log', 'is empty', 1],
    ['failures/model-missing.log', 'nope.safetensors', 1],
    ['failures/bucket-steps-32.log', 'bucket_reso_steps', 1],
    ['failures/dataset-config-unknown-key.log', 'num_repeat', 1],
    ['failures/bucket-side-zero.log', 'division by zero', 1],
    ['failures/no-tokenizer.log', 'tokenizer', 1],
    ['failures/unknown-option.log', 'max_train_stepz', 1],
  ])('tells a failure as what it is: %s', async (replay, words, exitCode) => {
    const workshop = new Workshop({ behaviour: { replay } }).settle();
    const { code, stdout } = await workshop.lora('train');
    expect(code).toBe(1);
    expect(stdout.slice(stdout.lastIndexOf('alice failed'))).toContain(words);
    expect(record(workshop.runs()[0] ?? '')).toMatchObject({ state: 'failed', exitCode });
  });

  it('tells an interruption as such, and a model that was said to be saved and is not there', async () => {
    const interrupted = new Workshop({ behaviour: { replay: 'failures/interrupted.log' } }).settle();
    expect((await interrupted.lora('train')).stdout).toMatch(/alice was stopped at step 12 of 400/);
    const unsaved = new Workshop({ behaviour: { noFinalFile: true } }).settle();
    const { stdout, code } = await unsaved.lora('train');
    expect(code).toBe(1);
    expect(stdout).toContain('there is no whole file');
    expect(stdout).toMatch(/^Checkpoints: output\/alice-000001\.safetensors$/m);
  });

  it('takes an exit code other than 0 for no failure where the model is saved', async () => {
    const workshop = new Workshop({ behaviour: { exitCode: 3 } }).settle();
    expect((await workshop.lora('train')).code).toBe(0);
    expect(record(workshop.runs()[0] ?? '')).toMatchObject({ state: 'succeeded', exitCode: 1 });
  });

  it('says when the trainer can not be started at all', async () => {
    const workshop = new Workshop().settle();
    await workshop.lora('train', '--dry-run');
    const [run = ''] = workshop.runs();
    fs.rmSync(workshop.trainer.python);
    const { code, stdout } = await workshop.lora('run', run);
    expect([code, stdout]).toEqual([1, expect.stringContaining('alice failed')]);
    const over = await untilOver(run);
    expect(over.state).toBe('failed');
    expect(over.outcome?.explanation?.template).toContain('could not be started');
  });
});

describe('wrong usage of training commands ends with 2:', () => {
  it.each([
    ['train nowhere', 'no such file or folder'],
    ['train --name a/b', '"a-b" would do'],
    ['train --name -x', '"x" would do'],
    ['train --gpu 1e3', 'plain digits'],
    ['train --set nonsense', 'KEY=VALUE is expected'],
    ['train --set a=[1', 'no value of a TOML file'],
    ['attach nowhere', 'there is no such folder'],
    ['stop nowhere', 'there is no such folder'],
    ['run nowhere', 'there is no such folder'],
  ])('%s', async (args, words) => {
    const { code, stderr } = await lora(folderWith({}), args.split(' '));
    expect(code).toBe(2);
    expect(stderr).toContain(words);
  });

  it('a folder with several datasets', async () => {
    const folder = folderWith({ ...pairs({ a: '1girl' }, 'x/10_a'), ...pairs({ a: '1girl' }, 'y/10_b') });
    const { code, stderr } = await lora(folder, ['train']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('name one: x, y')]);
  });
});
