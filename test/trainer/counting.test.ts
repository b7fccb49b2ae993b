// What a run of any other size does and leaves.
import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type JobOptions, makeJob } from './job.ts';
import { posix } from './process.ts';

/** Runs a job to its good end. */
async function runJob(options: JobOptions, more: readonly string[] = []) {
  const job = makeJob(options);
  const running = job.start(more);
  expect(await running.closed, running.stderr().slice(-2000)).toEqual({ code: 0, signal: null });
  return { ...job, stdout: running.stdout(), stderr: running.stderr() };
}

const filesIn = (folder: string) => fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

/** The header of a safetensors file, which must fit the file. */
function headerOf(file: string) {
  const bytes = fs.readFileSync(file);
  const length = Number(bytes.readBigUInt64LE());
  const { __metadata__: metadata, ...tensors } = JSON.parse(bytes.subarray(8, 8 + length).toString('utf8'));
  const ends = Object.values<{ data_offsets: [number, number] }>(tensors).map(
    ({ data_offsets: [, end] }) => end,
  );
  expect(Math.max(...ends)).toBe(bytes.length - 8 - length);
  return metadata;
}

describe.skipIf(!posix)('the steps', () => {
  it('follow from pictures, repeats and epochs', async () => {
    const { stdout, stderr } = await runJob({});
    expect(stdout).toContain('override steps. steps for 2 epochs is / 指定エポックまでのステップ数: 12\n');
    expect(stdout).toContain('  num batches per epoch / 1epochのバッチ数: 6\n');
    expect(stdout).toContain('\nepoch 2/2\n\n');
    expect(stderr.match(/\rsteps: /g)?.length).toBe(1 + 12 * 2 + 1);
    expect(stderr).toContain('\rsteps:   8%|▊         | 1/12 [00:00<00:04,  2.58it/s]');
    expect(stderr).toContain('\rsteps:  50%|█████     | 6/12 [00:02<00:02,  2.58it/s, avr_loss=1.14]');
    expect(stderr.endsWith('\rsteps: 100%|██████████| 12/12 [00:04<00:00,  2.58it/s, avr_loss=1.15]\n')).toBe(
      true,
    );
  });

  it('count batches bucket by bucket', async () => {
    const { stdout, stderr } = await runJob({
      pictures: [
        [64, 64],
        [64, 64],
        [64, 200],
      ],
      general: {
        ...{ resolution: '128', enable_bucket: 'true', min_bucket_reso: '64', max_bucket_reso: '256' },
        batch_size: '4',
      },
    });
    expect(stderr).toContain('bucket 0: resolution (64, 192), count: 3 ');
    expect(stderr).toContain('bucket 1: resolution (128, 128), count: 6 ');
    expect(stdout).toContain('  num batches per epoch / 1epochのバッチ数: 3\n');
    expect(stdout).toContain('  batch size per device / バッチサイズ: 4\n');
  });

  it('end in the middle of an epoch, and add up gradients', async () => {
    const config = { max_train_epochs: '', max_train_steps: '5', gradient_accumulation_steps: '2' };
    const { stdout, stderr } = await runJob({ config });
    expect(stdout).toContain('  num epochs / epoch数: 2\n');
    expect(stderr).toContain('| 5/5 [');
    expect(stdout).not.toContain('override');
  });

  it('count regularization pictures too', async () => {
    const job = makeJob();
    const reg = path.join(job.folder, 'reg');
    fs.cpSync(job.images, reg, { recursive: true });
    fs.appendFileSync(
      path.join(job.folder, 'dataset.toml'),
      `[[datasets.subsets]]\nimage_dir = '${reg}'\nis_reg = true\n`,
    );
    const running = job.start();
    await running.closed;
    expect(running.stdout()).toContain('  num reg images / 正則化画像の数: 2\n');
    expect(running.stdout()).toContain('  num batches per epoch / 1epochのバッチ数: 12\n');
  });
});

describe.skipIf(!posix)('the files', () => {
  it('are named by epoch and by step, and the old ones go', async () => {
    const { output, stdout } = await runJob({
      config: {
        ...{
          max_train_epochs: '4',
          save_last_n_epochs: '2',
          save_every_n_steps: '5',
          save_last_n_steps: '5',
        },
      },
    });
    expect(filesIn(output)).toEqual([
      'alice-000002.safetensors',
      'alice-000003.safetensors',
      'alice-step00000015.safetensors',
      'alice-step00000020.safetensors',
      'alice.safetensors',
    ]);
    expect(stdout).toContain(`\nsaving checkpoint: ${output}/alice-000003.safetensors\n`);
    expect(stdout).toContain(`removing old checkpoint: ${output}/alice-000001.safetensors\n`);
  });

  it('hold the metadata of this run', async () => {
    const { output } = await runJob({ config: { network_dim: '96', network_alpha: '72.0' } });
    expect(headerOf(path.join(output, 'alice-000001.safetensors'))).toMatchObject({
      ...{ ss_output_name: 'alice', ss_epoch: '1', ss_steps: '6', ss_num_epochs: '2' },
      ...{ ss_network_dim: '96', ss_network_alpha: '72.0', ss_network_module: 'networks.lora' },
    });
    expect(headerOf(path.join(output, 'alice.safetensors'))).toMatchObject({ ss_epoch: '2', ss_steps: '12' });
  });

  it('are pictures as the prompts want them, by epoch or by step', async () => {
    const config = { sample_prompts: "'../prompts.txt'", sample_sampler: "'euler_a'" };
    const byEpoch = await runJob({
      config: { ...config, sample_at_first: 'true', sample_every_n_epochs: '2' },
    });
    const names = filesIn(path.join(byEpoch.output, 'sample')).map((name) => name.replace(/\d{14}/, 'TIME'));
    expect(names).toEqual([
      'alice_e000000_00_TIME_7.png',
      'alice_e000000_01_TIME.png',
      'alice_e000002_00_TIME_7.png',
      'alice_e000002_01_TIME.png',
    ]);
    expect(byEpoch.stderr).toMatch(
      /INFO {5}generating sample images at step .* ステップ: 12 +train_util\.py:6394\n/,
    );
    expect(byEpoch.stderr).toContain('100%|██████████| 4/4 [');
    const bySteps = await runJob({ config: { ...config, sample_every_n_steps: '5' } });
    const stepNames = filesIn(path.join(bySteps.output, 'sample')).map((name) =>
      name.replace(/\d{14}/, 'TIME'),
    );
    expect(stepNames).toEqual([
      'alice_000005_00_TIME_7.png',
      'alice_000005_01_TIME.png',
      'alice_000010_00_TIME_7.png',
      'alice_000010_01_TIME.png',
    ]);
  });

  it('include a file for TensorBoard', async () => {
    const { folder } = await runJob({ config: { log_prefix: "'alice_'" } });
    expect(filesIn(path.join(folder, 'runs/alice/logs')).at(-1)).toMatch(
      /^alice_\d{14}\/network_train\/events\.out\.tfevents\./,
    );
  });
});
