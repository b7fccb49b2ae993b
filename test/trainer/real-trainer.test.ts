// The files of runs, read by the trainer itself. LORA_TEST_SD_SCRIPTS names a checkout of sd-scripts with its virtual
// environment (LORA_TEST_PYTHON another Python), LORA_TEST_SD15 a model of SD 1.5 to be trained for two steps. What it
// reads stays as it is; without them nothing is tested here.
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { recipes } from '../../core/training/recipes/index.ts';
import { parseRunRecord, type RunRecord } from '../../core/training/run-record.ts';
import { folderWith, lora } from '../cli/lora.ts';

const { LORA_TEST_SD_SCRIPTS: scripts = '', LORA_TEST_PYTHON: named, LORA_TEST_SD15: model } = process.env;
const python =
  named ??
  ['venv/bin/python', '.venv/bin/python', 'venv/Scripts/python.exe', '.venv/Scripts/python.exe']
    .map((file) => path.join(scripts, file))
    .find((file) => fs.existsSync(file)) ??
  'python';
const SAMPLE = path.resolve('samples/character-ai');

interface Answer {
  readonly refusal?: string;
  readonly flaws?: readonly string[];
  readonly batches?: number;
  readonly images?: number;
}

describe.runIf(scripts !== '')('the trainer itself', { timeout: 600_000 }, () => {
  /** A copy of the sample, and models of all names that recipes have; nobody loads them. */
  function workshop() {
    const folder = folderWith({});
    const dataset = path.join(folder, `it's a "set" é`);
    fs.cpSync(SAMPLE, dataset, { recursive: true });
    const parts = ['vae', 'ae', 'clip_l', 'clip_g', 't5xxl', 'gemma2', 'text_encoder', 'byt5', 'qwen3'];
    const models = [...new Set(recipes.map((recipe) => recipe.model))].map((name) =>
      [`[${name}]`, ...['path', ...parts].map((key) => `${key} = "/models/${name}-${key}.safetensors"`)].join(
        '\n',
      ),
    );
    fs.mkdirSync(path.join(folder, 'config'));
    fs.writeFileSync(path.join(folder, 'config/models.toml'), models.join('\n'));
    const env = {
      LORA_WORKBENCH_CONFIG: path.join(folder, 'config'),
      LORA_WORKBENCH_STATE: path.join(folder, 'state'),
    };
    /** Writes the folder of a run. What stands against it here, a model that isn't there, doesn't matter. */
    const write = async (...args: readonly string[]) => {
      const { stdout, stderr } = await lora(dataset, ['train', '--dry-run', ...args], { env });
      const name = /Run folder: (\S+)/.exec(stdout)?.[1];
      if (name === undefined) throw new Error(stdout + stderr);
      return path.join(dataset, name);
    };
    return { dataset, env, write };
  }

  function recordOf(run: string): RunRecord {
    const record = parseRunRecord(fs.readFileSync(path.join(run, 'run.json'), 'utf8'));
    if (!record) throw new Error(`${run} has no record`);
    return record;
  }

  /** What the trainer says of runs, in their order. */
  function ask(runs: readonly string[]): readonly Answer[] {
    const lines = runs.map((run) => {
      const script = recordOf(run).commands[0]?.find((word) => word.endsWith('.py')) ?? '';
      const config = path.join(run, 'config.toml');
      return JSON.stringify({
        script: path.basename(script, '.py'),
        config,
        dataset: path.join(run, 'dataset.toml'),
      });
    });
    const { stdout, stderr, status } = spawnSync(python, [path.resolve('test/support/real-trainer/ask.py')], {
      cwd: scripts,
      input: lines.join('\n'),
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
    });
    expect(status, stderr).toBe(0);
    return stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  }

  it('takes each recipe, knows all of its options, and counts as many steps', async () => {
    const { write } = workshop();
    const cases = recipes.flatMap(({ id }) => [
      ['--recipe', id],
      ...['8', '12', '24'].map((gb) => ['--recipe', id, '--vram', gb]),
      ['--recipe', id, '--set', 'train_batch_size=4'],
    ]);
    const runs: string[] = [];
    for (const args of cases) runs.push(await write(...args));
    const answers = ask(runs);
    expect(answers).toHaveLength(cases.length);
    for (const [place, args] of cases.entries()) {
      const planned = recordOf(runs[place] ?? '').steps;
      expect(answers[place], args.join(' ')).toMatchObject({
        flaws: [],
        batches: planned?.stepsPerEpoch,
        images: planned?.shown,
      });
    }
  });

  it.runIf(model !== undefined)('trains, and we know that it did', async () => {
    const { dataset, env } = workshop();
    const short = [
      'max_train_steps=2',
      'sample_at_first=false',
      'resolution="128,128"',
      'min_bucket_reso=64',
    ];
    const { code, stdout, stderr } = await lora(
      dataset,
      [
        ...['train', '--trainer', scripts, '--python', python, '--model', String(model)],
        ...short.flatMap((option) => ['--set', option]),
      ],
      { env },
    );
    expect(code, stdout + stderr).toBe(0);
  });
});
