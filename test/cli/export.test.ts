// A job is exported, carried to another place, and trained there by its own script.
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { posix, Workshop } from './training.ts';

describe.runIf(posix)('lora export', () => {
  /** A run that is written, and not started. */
  async function prepared(files: Readonly<Record<string, string>> = {}): Promise<Workshop> {
    const workshop = new Workshop({ files }).settle();
    const { code, stdout, stderr } = await workshop.lora('train', '--dry-run');
    expect(code, stdout + stderr).toBe(0);
    return workshop;
  }

  it('writes what is trained elsewhere without anything of this machine', async () => {
    const workshop = await prepared();
    const [run = ''] = workshop.runs();
    const { code, stdout } = await workshop.lora('export', run, '--to', '../job', '--with-models');
    expect(code, stdout).toBe(0);
    const away = path.join(workshop.folder, `it's "far" #1 é`);
    fs.renameSync(path.join(workshop.folder, 'job'), away);
    // Nothing of what it came from is there any more, but for the trainer, which is elsewhere too.
    const trainer = path.join(workshop.folder, 'other trainer');
    fs.renameSync(workshop.trainer.root, trainer);
    for (const name of ['set', 'models']) fs.rmSync(path.join(workshop.folder, name), { recursive: true });
    const env = { ...process.env, ...workshop.env, SD_SCRIPTS: trainer };
    const { status, stderr } = spawnSync('bash', [path.join(away, 'run.sh')], { env, encoding: 'utf8' });
    expect(status, stderr).toBe(0);
    expect(fs.readdirSync(path.join(away, 'output'))).toEqual(expect.arrayContaining(['alice.safetensors']));
    expect(fs.readFileSync(path.join(away, 'train.log'), 'utf8')).toContain('model saved.');
  });

  it('says what has to be put there', async () => {
    const workshop = await prepared();
    const [run = ''] = workshop.runs();
    const { code, stdout } = await workshop.lora('export', run, '--to', '../job');
    expect(code).toBe(0);
    expect(stdout).toContain('models/sd15.safetensors has to be put there');
  });

  describe('of a run for elsewhere, written on a machine without anything', () => {
    /** No GPU, no trainer, no base model. */
    async function written(
      ...args: readonly string[]
    ): Promise<{ job: (name: string) => string; stdout: string }> {
      const workshop = new Workshop({ gpus: [] });
      const planned = await workshop.lora('train', '--dry-run', '--elsewhere', ...args);
      expect(planned.code, planned.stdout + planned.stderr).toBe(0);
      const [run = ''] = workshop.runs();
      const { code, stdout, stderr } = await workshop.lora('export', run, '--to', '../job');
      expect(code, stderr).toBe(0);
      const job = (name: string) => fs.readFileSync(path.join(workshop.folder, 'job', name), 'utf8');
      return { job, stdout: planned.stdout + stdout };
    }

    it('trains as the recipe has it, with a base model that is put there', async () => {
      const { job, stdout } = await written();
      expect(stdout).not.toMatch(/error|warning|Missing|GPU, and|is "no"|are free/);
      expect(stdout).toContain('models/sd15.safetensors has to be put there.');
      expect(job('run.sh')).toContain('--mixed_precision fp16');
      expect(job('run.sh')).toContain('for needed in models/sd15.safetensors; do');
      expect(job('config.toml')).toContain('mixed_precision = "fp16"');
      expect(job('config.toml')).toContain('pretrained_model_name_or_path = "models/sd15.safetensors"');
      expect(job('README.md')).toContain('- `models/sd15.safetensors`: the base model\n');
    });

    it.each([
      ['a file that is not here', '/there/My Model.ckpt', 'models/My Model.ckpt'],
      ['a file by its name', 'anything-v5.safetensors', 'models/anything-v5.safetensors'],
      ['what the trainer downloads', 'runwayml/stable-diffusion-v1-5', 'runwayml/stable-diffusion-v1-5'],
    ])('takes %s', async (_, model, place) => {
      const { job } = await written('--model', model);
      expect(job('config.toml')).toContain(`pretrained_model_name_or_path = "${place}"`);
    });

    it('has the other files of a model put there, too', async () => {
      const { job, stdout } = await written('--recipe', 'flux-likeness');
      expect(stdout).not.toContain('train-model-part');
      expect(job('config.toml')).toContain('clip_l = "models/clip_l.safetensors"');
      const needed = ['flux-dev', 'clip_l', 't5xxl', 'ae'].map((name) => `models/${name}.safetensors`);
      for (const place of needed) {
        expect(stdout).toContain(`${place} has to be put there.`);
        expect(job('run.sh')).toContain(place);
      }
      expect(job('README.md')).toContain('- `models/t5xxl.safetensors`: T5-XXL\n');
    });

    it('takes a file that is here along', async () => {
      const { job, stdout } = await written('--model', '../models/sd15.safetensors');
      expect(stdout).toContain('models/sd15.safetensors has to be put there: sd15.safetensors, or use');
      expect(job('config.toml')).toContain('pretrained_model_name_or_path = "models/sd15.safetensors"');
    });

    it('is not started here', async () => {
      const { code, stderr } = await new Workshop().settle().lora('train', '--elsewhere');
      expect(code).toBe(2);
      expect(stderr).toContain('--elsewhere needs --dry-run');
    });
  });

  it.each([
    ['no run', 'nowhere', '../job', 'there is no such folder'],
    ['a folder with something in it', '', '.', 'not empty'],
  ])('refuses %s', async (_, from, to, reason) => {
    const workshop = await prepared();
    const [run = ''] = workshop.runs();
    const { code, stderr } = await workshop.lora('export', from || run, '--to', to);
    expect(code).toBe(2);
    expect(stderr).toContain(reason);
  });
});
