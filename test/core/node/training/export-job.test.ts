import * as fs from 'node:fs';
import * as path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { nodeJournalDisk } from '../../../../core/node/disk/journal-disk.ts';
import { exportJob } from '../../../../core/node/training/export-job.ts';
import { writeRecord } from '../../../../core/node/training/run-folder.ts';
import { launchCommand } from '../../../../core/trainers/sd-scripts/command.ts';
import { configFiles } from '../../../../core/trainers/sd-scripts/config-files.ts';
import { planOf, subsetOf } from '../../training/plans.ts';
import { runFolder } from './fake-machine.ts';
import { recordOf } from './records.ts';

describe('a job that is written', () => {
  let root: string;
  let run: string;
  const at = (...names: string[]) => path.posix.join(root, ...names);
  const write = (name: string, text = '') => {
    fs.mkdirSync(path.dirname(at(name)), { recursive: true });
    fs.writeFileSync(at(name), text);
  };
  const watcher = { progress: () => {}, signal: new AbortController().signal };
  const exportTo = (to: string, withModels = false) =>
    exportJob(nodeJournalDisk, { run, to: at(to), withModels }, watcher);
  const files = (folder: string) =>
    fs
      .readdirSync(at(folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(at(folder), path.join(entry.parentPath, entry.name)))
      .sort();

  beforeEach(() => {
    root = path.posix.join(runFolder(), 'disk');
    run = at('set/runs/alice-20261124-184900');
    for (const name of ['a.png', 'a.txt', 'b.png', 'a_0064x0064_sd.npz', 'notes.md'])
      write(`set/10_alice woman/${name}`, name);
    write('v1-5.safetensors', 'model');
    const plan = planOf({
      dataset: at('set'),
      subsets: [subsetOf({ folder: at('set/10_alice woman') })],
      model: { name: 'sd15', place: at('v1-5.safetensors'), kind: 'local' },
    });
    for (const [name, text] of Object.entries(configFiles(plan, run)))
      write(`set/runs/alice-20261124-184900/${name}`, text);
    const { program, args, environment } = launchCommand(
      { root: '/sd', kind: 'sd-scripts', scripts: '/sd', python: '/sd/venv/bin/python' },
      run,
      plan,
    );
    writeRecord(
      nodeJournalDisk,
      run,
      recordOf(run, { dataset: at('set'), commands: [[program, ...args]], environment: { ...environment } }),
    );
  });

  it('has pictures and captions, and nothing else of the dataset', async () => {
    const result = await exportTo('job');
    expect(result).toMatchObject({ kind: 'written', files: 13 });
    expect(files('job/dataset')).toEqual([
      '10_alice woman/a.png',
      '10_alice woman/a.txt',
      '10_alice woman/b.png',
    ]);
    expect(fs.readdirSync(at('job/models'))).toEqual([]);
    expect(result).toHaveProperty('missing', [
      { from: at('v1-5.safetensors'), to: 'models/v1-5.safetensors' },
    ]);
    expect(fs.statSync(at('job/run.sh')).mode & 0o100).toBe(0o100);
    expect(fs.readdirSync(root).sort()).toEqual(['job', 'set', 'v1-5.safetensors']);
  });

  it('has the base model where that is wished', async () => {
    expect(await exportTo('job', true)).toMatchObject({ kind: 'written', missing: [] });
    expect(fs.readFileSync(at('job/models/v1-5.safetensors'), 'utf8')).toBe('model');
  });

  it('takes the place of an empty folder, and of no other', async () => {
    fs.mkdirSync(at('job'));
    expect(await exportTo('job')).toMatchObject({ kind: 'written' });
    const before = files('job');
    expect(await exportTo('job')).toMatchObject({ kind: 'refused' });
    expect(files('job')).toEqual(before);
  });

  it('does not lie in the dataset, where its pictures would be trained', async () => {
    expect(await exportTo('set/job')).toMatchObject({ kind: 'refused' });
    expect(await exportTo('set/runs/job')).toMatchObject({ kind: 'written' });
  });

  it('is not written where the pictures are gone', async () => {
    fs.rmSync(at('set/10_alice woman'), { recursive: true });
    expect(await exportTo('job')).toMatchObject({
      kind: 'refused',
      reason: { args: [at('set/10_alice woman')] },
    });
    expect(fs.existsSync(at('job'))).toBe(false);
  });

  it('leaves nothing behind when it is given up', async () => {
    const controller = new AbortController();
    const progress = (done: number) => done === 1 && controller.abort();
    const wish = { run, to: at('job'), withModels: true };
    const result = await exportJob(nodeJournalDisk, wish, { progress, signal: controller.signal });
    expect(result).toEqual({ kind: 'given-up' });
    expect(fs.readdirSync(root).sort()).toEqual(['set', 'v1-5.safetensors']);
  });
});
