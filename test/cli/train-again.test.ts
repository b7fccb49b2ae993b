// `lora train --repeat`, `--resume`, `--warm-start`, and `lora diff`.
import * as fs from 'node:fs';
import path from 'node:path';
import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { writeBaseModel } from '../support/trainer/base-model.mjs';
import { posix, record, untilOver, Workshop } from './training.ts';

const flat = (run: string): Record<string, unknown> =>
  Object.assign({}, ...Object.values(parse(fs.readFileSync(path.join(run, 'config.toml'), 'utf8'))));

/** A workshop with a run that was written, and not started. */
async function withRun() {
  const workshop = new Workshop().settle();
  await workshop.lora('train', '--dry-run', '--set', 'network_dim=48');
  const [run = ''] = workshop.runs();
  return { workshop, run };
}

/** What a run saved after so many steps. */
function saveState(run: string, name: string, content: string): string {
  const folder = path.join(run, 'output', name);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'optimizer.bin'), '');
  fs.writeFileSync(path.join(folder, 'train_state.json'), content);
  return folder;
}

/** The run that was written last. */
const latest = (workshop: Workshop, run: string) => workshop.runs().findLast((one) => one !== run) ?? '';

describe.runIf(posix)('lora diff', () => {
  it('tells a run from its dataset as it is now, as text and as JSON', async () => {
    const { workshop, run } = await withRun();
    const same = await workshop.lora('diff', run, '.');
    expect(same.stdout).toContain('network_dim: 48 → 96');
    expect(same.stdout).not.toContain('Captions');
    fs.writeFileSync(path.join(workshop.dataset, '3_alice woman/a.txt'), 'alice, grin');
    fs.rmSync(path.join(workshop.dataset, '3_alice woman/b.png'));
    const { code, stdout } = await workshop.lora('diff', run, '.');
    expect(code).toBe(0);
    expect(stdout).toContain('~ 3_alice woman/a.png: alice, [-smile-]{+grin+}');
    expect(stdout).toContain('- 3_alice woman/b.png');
    expect(stdout).toContain('steps: 12 → 6');
    const json = JSON.parse((await workshop.lora('diff', run, '.', '--format', 'json')).stdout);
    expect(json).toMatchObject({
      version: 1,
      captions: [{ name: '3_alice woman/a.png', before: 'alice, smile', after: 'alice, grin' }],
      images: [{ name: '3_alice woman/b.png', after: null }],
      unknown: [],
    });
    const itself = await workshop.lora('diff', run, run);
    expect(itself.stdout).toContain('They do not differ.');
  });

  it('says what a later version kept, and what is no run', async () => {
    const { workshop, run } = await withRun();
    fs.writeFileSync(path.join(run, 'captions.json'), '{"version":2}');
    const { code, stdout } = await workshop.lora('diff', run, '.');
    expect([code, stdout]).toEqual([0, expect.stringContaining('was trained with was not kept')]);
    for (const none of ['lora-dataset.toml', 'nothing', '3_alice woman/a.txt']) {
      expect((await workshop.lora('diff', none, '.')).code).toBe(2);
      expect((await workshop.lora('diff', run, 'nothing')).code).toBe(2);
    }
  });
});

describe.runIf(posix)('lora train --repeat', () => {
  it('takes the inputs of the run, not those of today, and tells what differs', async () => {
    const { workshop, run } = await withRun();
    fs.writeFileSync(
      path.join(workshop.dataset, 'lora-dataset.toml'),
      '[dataset]\ntrigger = "bob"\n[training.options]\nmax_train_epochs = 9\n',
    );
    fs.writeFileSync(path.join(workshop.dataset, '3_alice woman/a.txt'), 'alice, grin');
    const { code, stdout } = await workshop.lora('train', '--dry-run', '--repeat', run);
    expect(stdout).toContain('Repeats:    runs/');
    expect(stdout).toContain('alice, [-smile-]{+grin+}');
    expect(stdout).not.toContain('Options');
    expect(code).toBe(0);
    const again = latest(workshop, run);
    const own = ['output_dir', 'logging_dir', 'sample_prompts'];
    const without = (options: Record<string, unknown>) =>
      Object.fromEntries(Object.entries(options).filter(([option]) => !own.includes(option)));
    expect(without(flat(again))).toEqual(without(flat(run)));
    for (const name of ['dataset.toml', 'prompts.txt'])
      expect(parsed(again, name)).toEqual(parsed(run, name));
    expect(record(again)).toMatchObject({
      ...{ name: 'alice', origin: { kind: 'repeat', run, checkpoint: null } },
      model: { name: 'sd15', place: workshop.model },
    });
    const both = await workshop.lora('diff', run, again);
    expect(both.stdout).toContain(`made from: nothing → repeat ${run}`);
  });

  it('works from anywhere, and outweighs nothing that is said now', async () => {
    const { workshop, run } = await withRun();
    await workshop.lora('train', '--dry-run', '--repeat', path.relative(workshop.dataset, run));
    const args = ['--repeat', run, '--set', 'network_dim=16', '--name', 'other', '--epochs', '3'];
    expect((await workshop.lora('train', '--dry-run', ...args)).code).toBe(0);
    const again = workshop.runs().find((one) => path.basename(one).startsWith('other')) ?? '';
    expect(flat(again)).toMatchObject({ network_dim: 16, max_train_epochs: 3, output_name: 'other' });
  });

  it('refuses what is no run, and pictures that are gone', async () => {
    const { workshop, run } = await withRun();
    expect(await workshop.lora('train', '--repeat', '3_alice woman')).toMatchObject({
      ...{ code: 2, stderr: expect.stringContaining('This is no run') },
    });
    fs.renameSync(path.join(workshop.dataset, '3_alice woman'), path.join(workshop.dataset, '3_bob woman'));
    const gone = await workshop.lora('train', '--repeat', run);
    expect(gone).toMatchObject({ code: 1, stdout: expect.stringContaining('train-origin') });
    fs.writeFileSync(path.join(run, 'config.toml'), '= =');
    const broken = await workshop.lora('train', '--repeat', run);
    expect(broken.stderr).toContain('can not be read');
    expect(workshop.runs()).toHaveLength(1);
  });
});

describe.runIf(posix)('lora train --resume', () => {
  it('goes on from the farthest state of a run, for so many epochs more', async () => {
    const { workshop, run } = await withRun();
    saveState(run, 'alice-000001-state', '{"current_epoch": 1, "current_step": 6}');
    const state = saveState(run, 'alice-state', '{"current_epoch": 2, "current_step": 12}');
    const over = await workshop.lora('train', '--resume', run);
    expect(over).toMatchObject({ code: 1, stdout: expect.stringContaining('train-resume') });
    const { code, stdout } = await workshop.lora('train', '--dry-run', '--resume', run, '--epochs', '3');
    expect(code).toBe(0);
    expect(stdout).toContain('Of 5 epochs 3 are trained (18 steps), which the trainer numbers 3 to 5.');
    const again = latest(workshop, run);
    expect(flat(again)).toMatchObject({ resume: state, max_train_epochs: 5, network_dim: 48 });
    expect(record(again)?.origin).toEqual({ kind: 'resume', run, checkpoint: state });
  });

  it('trains so many epochs more, and can be resumed in its turn, which is told', async () => {
    const workshop = new Workshop().settle();
    const run = await workshop.start('--set', 'save_state_on_train_end=true');
    expect((await untilOver(run)).state).toBe('succeeded');
    const more = await workshop.start('--resume', run, '--epochs', '1');
    expect(await untilOver(more)).toMatchObject({ state: 'succeeded', origin: { kind: 'resume', run } });
    expect(fs.readFileSync(path.join(more, 'train.log'), 'utf8')).toContain('epoch 3/3');
    const again = await workshop.lora('train', '--dry-run', '--resume', more, '--epochs', '1');
    expect(again.stdout).toContain('its state is of epoch 3 and counts 6 steps only');
    expect(again.stdout).toContain('Of 2 epochs 1 are trained (6 steps), which the trainer numbers 2 to 2.');
  });

  it('goes on from a state that is named, as far as was planned', async () => {
    const { workshop, run } = await withRun();
    const state = saveState(run, 'alice-000001-state', '{"current_epoch": 1, "current_step": 6}');
    const { stdout } = await workshop.lora('train', '--dry-run', '--resume', state);
    expect(stdout).toContain('Of 2 epochs 1 are trained (6 steps), which the trainer numbers 2 to 2.');
    expect(flat(latest(workshop, run))).toMatchObject({ resume: state, max_train_epochs: 2 });
  });

  it.each([
    ['garbage', '\u0000{['],
    ['another count', '{"current_epoch": 1, "current_step": "6"}'],
    ['a file without end', `${' '.repeat(100_000)}{"current_epoch": 1, "current_step": 6}`],
  ])('refuses a state with %s', async (_, content) => {
    const { workshop, run } = await withRun();
    const state = saveState(run, 'alice-000001-state', content);
    const { code, stdout } = await workshop.lora('train', '--resume', state, '--epochs', '1');
    expect(stdout).toContain('train_state.json of the saved state can not be read');
    expect(code).toBe(1);
  });

  it('offers a warm start where no state was saved', async () => {
    const { workshop, run } = await withRun();
    const nothing = await workshop.lora('train', '--resume', run);
    expect(nothing.stderr).toContain('saved no state, and has no checkpoint');
    writeBaseModel(path.join(run, 'output/alice-000001.safetensors'), { family: 'sd15' });
    // One that was being written when the run ended.
    fs.writeFileSync(path.join(run, 'output/alice-000002.safetensors'), 'half');
    const offered = await workshop.lora('train', '--resume', run);
    expect(offered).toMatchObject({ code: 2, stdout: '' });
    expect(offered.stderr).toContain('is possible: alice-000001.safetensors');
  });
});

describe.runIf(posix)('lora train --warm-start', () => {
  it('trains on with the weights of a run, with their rank and alpha', async () => {
    const workshop = new Workshop().settle();
    const run = await workshop.start('--set', 'network_dim=48');
    expect((await untilOver(run)).state).toBe('succeeded');
    const { code, stdout } = await workshop.lora('train', '--dry-run', '--warm-start', run, '--epochs', '1');
    expect(stdout).toContain('A warm start: it begins with the weights of alice.safetensors');
    expect(code).toBe(0);
    const file = path.join(run, 'output/alice.safetensors');
    expect(flat(latest(workshop, run))).toMatchObject({
      ...{ network_weights: file, network_dim: 48, network_alpha: 72, max_train_epochs: 1 },
    });
    const other = await workshop.lora('train', '--warm-start', file, '--set', 'network_dim=32');
    expect(other).toMatchObject({ code: 1, stdout: expect.stringContaining('train-warm-start') });
  });

  it('refuses what is no LoRA', async () => {
    const { workshop } = await withRun();
    const folder = await workshop.lora('train', '--warm-start', '3_alice woman');
    expect(folder.stderr).toContain('neither a run nor a LoRA');
    const text = await workshop.lora('train', '--warm-start', '3_alice woman/b.png');
    expect(text.code).toBe(1);
  });
});

function parsed(run: string, name: string): unknown {
  const text = fs.readFileSync(path.join(run, name), 'utf8');
  return name.endsWith('.toml') ? parse(text) : text;
}
