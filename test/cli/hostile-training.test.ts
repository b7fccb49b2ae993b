// Names that a shell, a format or a program would take for something else: the trainer gets them as they are, nobody runs them.
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import path from 'node:path';
import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { hostile, struck } from '../support/hostile-names.ts';
import { pairs } from './lora.ts';
import { posix, record, Workshop } from './training.ts';

/** Runs an exported job as its user would. */
function runJob({ env, trainer, folder }: Workshop, job: string): void {
  const ran = spawnSync('bash', [path.join(job, 'run.sh')], {
    env: { ...process.env, ...env, SD_SCRIPTS: trainer.root },
    encoding: 'utf8',
    cwd: folder,
  });
  expect(ran.status, ran.stderr).toBe(0);
}

describe.runIf(posix)('hostile names', () => {
  const folders = hostile.map((name) => `3_${name}`);

  function workshopWith(model: string): Workshop {
    const all = folders.map((folder, index) => pairs({ a: `alice, tag ${index}` }, folder));
    const workshop = new Workshop({ files: Object.assign({}, ...all) }).settle();
    fs.renameSync(workshop.model, path.join(path.dirname(workshop.model), model));
    return workshop;
  }

  it('of folders, models and runs reach the trainer as they are, here and from an exported job', async () => {
    const model = 'm $(touch struck)\'`touch struck`; "x" é.safetensors';
    const workshop = workshopWith(model);
    const place = path.join(workshop.folder, 'models', model);
    const { code, stdout, stderr } = await workshop.lora('train', '--model', place);
    expect(code, stdout + stderr).toBe(0);
    const [run = ''] = workshop.runs();
    const trained = new Set(record(run)?.data.folders.map((folder) => path.basename(folder)));
    for (const folder of folders) expect(trained).toContain(folder);
    const config = parse(fs.readFileSync(path.join(run, 'config.toml'), 'utf8'));
    const values = JSON.stringify(config);
    expect(values).toContain(JSON.stringify(place));
    expect(struck(workshop.folder)).toEqual([]);

    const job = path.join(workshop.folder, "job's $(touch struck)");
    const exported = await workshop.lora('export', run, '--to', job, '--with-models');
    expect(exported.code, exported.stderr).toBe(0);
    for (const script of ['run.sh', 'setup.sh', 'job.slurm'])
      expect(spawnSync('bash', ['-n', path.join(job, script)], { encoding: 'utf8' }).stderr).toBe('');
    runJob(workshop, job);
    expect(fs.readFileSync(path.join(job, 'train.log'), 'utf8')).toContain('model saved.');
    expect(struck(workshop.folder)).toEqual([]);
  });

  it.each(hostile)('of runs are refused with one that is usable, or become it: %j', async (name) => {
    const workshop = new Workshop().settle();
    // Its value is one word of the command line; what begins with a dash would be another option.
    const { code, stdout, stderr } = await workshop.lora('train', '--dry-run', `--name=${name}`);
    expect([0, 1, 2]).toContain(code);
    if (code !== 0) expect(stdout + stderr).toMatch(/name/i);
    for (const run of workshop.runs()) expect(path.basename(run)).toMatch(/^[\p{L}\p{M}\p{N}._ -]+$/u);
    expect(struck(workshop.folder)).toEqual([]);
  });

  it.each(['--recipe', '--model', '--set', '--trainer', '--python'])(
    'for %s are refused, and run by nobody',
    async (flag) => {
      const workshop = new Workshop().settle();
      for (const name of hostile.slice(0, 4)) {
        const { code, stdout, stderr } = await workshop.lora('train', '--dry-run', `${flag}=${name}`);
        expect([1, 2], `${name}: ${stdout}`).toContain(code);
        expect(stdout + stderr).not.toMatch(/at \S+ \(.*:\d+:\d+\)/);
      }
      expect(struck(workshop.folder)).toEqual([]);
    },
  );

  it('of a run that somebody else wrote do nothing in the scripts of its job', async () => {
    const workshop = new Workshop().settle();
    expect((await workshop.lora('train', '--dry-run')).code).toBe(0);
    const [run = ''] = workshop.runs();
    const file = path.join(run, 'run.json');
    const bad = '$(touch struck)`touch struck`\n; touch struck';
    const json = JSON.parse(fs.readFileSync(file, 'utf8'));
    Object.assign(json, {
      name: bad,
      recipe: bad,
      environment: { [bad]: bad, ODD: bad, LD_PRELOAD: './x.so', BASH_ENV: './x' },
    });
    Object.assign(json.trainer, { version: bad, packages: { torch: bad, xformers: bad } });
    json.commands[0].push('--main_process_ip', bad, '--dynamo_backend', bad, '--num_machines', bad);
    fs.writeFileSync(file, JSON.stringify(json));
    const job = path.join(workshop.folder, 'job');
    const exported = await workshop.lora('export', run, '--to', job, '--with-models');
    expect(exported.code, exported.stderr).toBe(0);
    runJob(workshop, job);
    expect(struck(workshop.folder)).toEqual([]);
    const script = fs.readFileSync(path.join(job, 'run.sh'), 'utf8');
    for (const name of ['LD_PRELOAD', 'BASH_ENV']) expect(script).not.toContain(name);
    // What gets the trainer says nothing of it either: all that is run is what stands there.
    expect(
      fs.readFileSync(path.join(job, 'setup.sh'), 'utf8').replaceAll(/'(?:[^']|'\\'')*'/g, ''),
    ).not.toContain('struck');
  });
});
