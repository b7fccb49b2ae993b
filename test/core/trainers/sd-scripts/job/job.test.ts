import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { launchCommand } from '../../../../../core/trainers/sd-scripts/command.ts';
import { configFiles } from '../../../../../core/trainers/sd-scripts/config-files.ts';
import { makeJob } from '../../../../../core/trainers/sd-scripts/job/index.ts';
import type { Job } from '../../../../../core/training/job.ts';
import { oneProcess } from '../../../../../core/training/launch.ts';
import { mergeOptions, type Options } from '../../../../../core/training/options.ts';
import type { Plan } from '../../../../../core/training/plan.ts';
import { sd15Likeness } from '../../../../../core/training/recipes/sd15-likeness.ts';
import type { RunRecord } from '../../../../../core/training/run-record.ts';
import { recordOf } from '../../../node/training/records.ts';
import { planOf, subsetOf } from '../../../training/plans.ts';
import { contentOf, flattened } from '../run-files.ts';

const RUN = '/home/me/data set/runs/alice-20261124-184900';
const INSTALLATION = { root: '/home/me/sd', kind: 'sd-scripts', scripts: '/home/me/sd' } as const;

/** The job of a run by the recipe, but for these changes. */
function jobOf(changes: Partial<Plan> = {}, record: Partial<RunRecord> = {}, texts: object = {}) {
  const plan = planOf({ dataset: '/home/me/data set', ...changes });
  const command = launchCommand({ ...INSTALLATION, python: '/home/me/sd/venv/bin/python' }, RUN, plan, 1);
  return makeJob({
    folder: RUN,
    record: recordOf(RUN, {
      dataset: plan.dataset,
      name: plan.name,
      commands: [[command.program, ...command.args]],
      environment: { ...command.environment },
      ...record,
    }),
    texts: { ...configFiles(plan, RUN), ...texts },
  });
}

function written(changes: Partial<Plan> = {}, record: Partial<RunRecord> = {}): Job {
  const job = jobOf(changes, record);
  if ('mistake' in job) throw new Error(job.mistake.template);
  return job;
}

const withOptions = (options: Options) => ({ options: mergeOptions(sd15Likeness.options, options) });

describe('a job', () => {
  it('takes all files of a model with it, and the script that trains it', () => {
    const parts = { t5xxl: '/models/t5xxl.safetensors', ae: '/models/ae.safetensors' };
    const model = { name: 'chroma', place: '/models/chroma.safetensors', kind: 'local', parts } as const;
    const { files, models } = written({
      family: 'chroma',
      model,
      options: { network_module: 'networks.lora_flux' },
    });
    expect(models.map(({ to }) => to).sort()).toEqual([
      'models/ae.safetensors',
      'models/chroma.safetensors',
      'models/t5xxl.safetensors',
    ]);
    expect(files['run.sh']).toContain('flux_train_network.py');
    expect(flattened(files['config.toml'] ?? '')).toMatchObject({
      ...{ t5xxl: 'models/t5xxl.safetensors', ae: 'models/ae.safetensors', model_type: 'chroma' },
    });
  });

  it('has all that a machine needs, with relative paths', () => {
    const { files, data, models, extras, remarks } = written();
    expect(Object.keys(files).sort()).toEqual([
      'README.md',
      'accelerate.yaml',
      'config.toml',
      'dataset.toml',
      'job.slurm',
      'prompts.txt',
      'run.ps1',
      'run.sh',
      'setup.sh',
      'sky.yaml',
    ]);
    expect(flattened(files['config.toml'] ?? '')).toMatchObject({
      pretrained_model_name_or_path: 'models/v1-5.safetensors',
      output_dir: 'output',
      logging_dir: 'logs',
      sample_prompts: 'prompts.txt',
      output_name: 'alice',
    });
    expect(contentOf(files['dataset.toml'] ?? '')).toMatchObject({
      datasets: [{ subsets: [{ image_dir: 'dataset/10_alice woman', num_repeats: 10 }] }],
    });
    expect(data).toEqual([{ from: '/dataset/img/10_alice woman', to: 'dataset/10_alice woman' }]);
    expect(models).toEqual([{ from: '/models/v1-5.safetensors', to: 'models/v1-5.safetensors' }]);
    expect(extras).toEqual([]);
    expect(remarks).toEqual([]);
  });

  it('is for as many GPUs as the run was, and knows none of them by its number', () => {
    const launch = { ...oneProcess, processes: 2, gpus: [2, 5], port: 29503 };
    const { files } = written({ launch });
    expect(files['run.sh']).toContain(`NUM_PROCESSES="\${NUM_PROCESSES:-2}"`);
    expect(files['run.sh']).toContain(`MAIN_PROCESS_PORT="\${MAIN_PROCESS_PORT:-29500}"`);
    expect(files['run.sh']).not.toContain('gpu_ids');
    expect(files['job.slurm']).toContain('#SBATCH --gpus-per-node=2');
    expect(files['README.md']).toContain('on 2 GPUs.');
  });

  it('keeps the comments of its configuration', () => {
    const { files } = written({}, {});
    const why = configFiles(planOf(), RUN, sd15Likeness.why)['config.toml'];
    const job = jobOf({}, {}, { 'config.toml': why });
    const text = 'files' in job ? job.files['config.toml'] : '';
    expect(text).toContain(`# ${sd15Likeness.why['network_alpha']}`);
    expect(files['dataset.toml']).toContain('num_repeats counts');
  });

  it('leaves a model alone that the trainer downloads', () => {
    const { files, models } = written(
      {
        model: { name: 'sd15', place: 'runwayml/stable-diffusion-v1-5', kind: 'remote' },
      },
      { model: { name: 'sd15', place: 'runwayml/stable-diffusion-v1-5' } },
    );
    expect(flattened(files['config.toml'] ?? '')).toMatchObject({
      pretrained_model_name_or_path: 'runwayml/stable-diffusion-v1-5',
    });
    expect(models).toEqual([]);
    expect(files['README.md']).toContain('`runwayml/stable-diffusion-v1-5`, which the trainer downloads');
  });

  it('gives two folders of one name two places', () => {
    const subsets = ['/a/10_bob', '/b/10_Bob', '/a/10_bob'].map((folder) => subsetOf({ folder }));
    expect(written({ subsets }).data).toEqual([
      { from: '/a/10_bob', to: 'dataset/10_bob' },
      { from: '/b/10_Bob', to: 'dataset/10_Bob_2' },
    ]);
  });

  it('takes along what else the training reads', () => {
    const { files, extras } = written(
      withOptions({ network_weights: 'D:\\loras\\old one.safetensors', base_weights: ['/x/a.safetensors'] }),
    );
    expect(flattened(files['config.toml'] ?? '')).toMatchObject({
      network_weights: 'files/old one.safetensors',
      base_weights: ['files/a.safetensors'],
    });
    expect(extras.map(({ from }) => from).sort()).toEqual([
      '/x/a.safetensors',
      'D:/loras/old one.safetensors',
    ]);
  });

  it('says which options still name a place of this machine, and that the trainer was changed here', () => {
    const { remarks } = written(withOptions({ wandb_run_name: '/odd', training_comment: '/odder' }), {
      trainer: { ...recordOf(RUN).trainer, version: 'v0.9.1-3-g48d368fa5577-dirty' },
    });
    expect(remarks.map(({ args }) => args)).toEqual([
      ['v0.9.1-3-g48d368fa5577-dirty'],
      ['training_comment, wandb_run_name'],
    ]);
  });

  it.each([
    ['v0.9.1', 'v0.9.1'],
    ['v0.9.1-3-g48d368fa5577', '48d368fa5577'],
    ['v0.9.1-3-g48d368fa5577-dirty', '48d368fa5577'],
    ['48d368fa5577', '48d368fa5577'],
    ['"; rm -rf ~', ''],
    [null, ''],
  ])('gets the trainer of version %s as %s', (version, revision) => {
    const trainer = { ...recordOf(RUN).trainer, version };
    expect(written({}, { trainer }).files['setup.sh']).toContain(`REVISION="\${REVISION:-${revision}}"`);
  });

  it('installs the PyTorch that trains here', () => {
    const packages = { torch: '2.7.1+cu128', xformers: '0.0.31' };
    const text = written({}, { trainer: { ...recordOf(RUN).trainer, packages } }).files['setup.sh'];
    expect(text).toContain('torch==2.7.1 torchvision');
    expect(text).toContain('https://download.pytorch.org/whl/cu128');
    expect(text).toContain('xformers==0.0.31');
  });

  it.each([
    [{ xformers: true }, 'pip install xformers --index-url "$TORCH_INDEX_URL"'],
    [{ optimizer_type: 'DAdaptAdam' }, 'pip install dadaptation\n'],
  ])('installs what %o needs and the requirements leave out', (options, command) => {
    expect(written(withOptions(options)).files['setup.sh']).toContain(command);
    expect(written().files['setup.sh']).not.toMatch(/xformers|dadaptation/);
  });

  it.each([
    ['config.toml', undefined],
    ['dataset.toml', '= broken'],
  ])('is not made where %s is %s', (name, text) => {
    const job = jobOf({}, {}, { [name]: text });
    expect('mistake' in job && job.mistake.args).toContain(name);
  });

  it('is not made for a base model that nobody knows', () => {
    const model = { name: 'sd15', place: 'sd15' };
    const job = jobOf({ model: { ...model, kind: 'unknown' } }, { model });
    expect('mistake' in job && job.mistake.args).toEqual(['sd15']);
  });

  it('is not made of another command than ours', () => {
    expect(jobOf({}, { commands: [['rm', '-rf', '/']] })).toHaveProperty('mistake');
  });

  it('tells nothing of this machine, whatever things are called', () => {
    const odd = fc.stringMatching(/^[a-zA-Z0-9 '"`$#&;\\é鳥-]{1,20}$/);
    fc.assert(
      fc.property(odd, odd, odd, (folder, model, name) => {
        const { files } = written({
          name,
          subsets: [subsetOf({ folder: `/secret/place/10_${folder}` })],
          model: { name: 'x', place: `/secret/models/${model}.safetensors`, kind: 'local' },
        });
        for (const text of Object.values(files)) expect(text).not.toMatch(/\/secret|\/home\/me/);
        // All scripts are one line feed a line: bash takes nothing else.
        expect(Object.values(files).join('')).not.toContain('\r');
      }),
      { numRuns: 30 },
    );
  });
});
