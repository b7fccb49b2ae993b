// `lora train --allow`: what stands against a training, and is not to stop it.
import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { posix, record, Workshop } from './training.ts';

it.runIf(posix)('a mistake in the configuration is told with its line and column', async () => {
  const config = '[dataset]\ntrigger = "é"\n[training.options]\n"lr_warmup_steps" = 10\n';
  const { stdout } = await new Workshop({ files: { 'lora-dataset.toml': config } }).settle().lora('train');
  expect(stdout).toMatch(/^ {2}error {7}lora-dataset\.toml:4:21: The schedule "adafactor" takes no warmup/m);
});

it.runIf(posix)('a recipe that does not exist is told once', async () => {
  const config = '[training]\nrecipe = "fluxx-likeness"\n';
  const { code, stdout } = await new Workshop({ files: { 'lora-dataset.toml': config } })
    .settle()
    .lora('train');
  expect(stdout.match(/There is no recipe/g)).toHaveLength(1);
  expect(stdout).toMatch(/lora-dataset\.toml:2:10: There is no recipe "fluxx-likeness"\. {2}train-recipe$/m);
  expect(code).toBe(2);
});

describe.runIf(posix)('lora train --allow', () => {
  it('takes an error that is allowed by name, and keeps that', async () => {
    const workshop = new Workshop().settle();
    const args = ['train', '--dry-run', '--set', 'lr_warmup_steps=0.1'];
    const refused = await workshop.lora(...args);
    expect(refused.code).toBe(1);
    expect(refused.stdout).toMatch(/^ {2}error .* train-warmup$/m);
    const { code, stdout } = await workshop.lora(...args, '--allow', 'train-warmup');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}allowed .* train-warmup$/m);
    expect(workshop.runs().map((run) => record(run)?.allowed)).toEqual([[], ['train-warmup']]);
    const other = await workshop.lora(...args, '--allow', 'train-memory', '--allow', 'train-disk');
    expect(other.code).toBe(1);
    expect((await workshop.lora(...args, '--allow', 'warmup')).code).toBe(2);
  });

  it('takes what a rule finds by the name of the rule, and nothing else with it', async () => {
    const files = { '3_alice woman/a.txt': '', '3_alice woman/b.png': 'no picture' };
    const workshop = new Workshop({ files }).settle();
    const one = await workshop.lora('train', '--dry-run', '--allow', 'empty-caption');
    expect(one.code).toBe(1);
    expect(one.stdout).toMatch(/^ {2}allowed .* empty-caption$/m);
    expect(one.stdout).toMatch(/^ {2}error .* unreadable-image$/m);
    const all = await workshop.lora('train', '--dry-run', '--allow', 'train-dataset-errors');
    expect(all.code).toBe(0);
    expect(record(workshop.runs().at(-1) ?? '')?.allowed).toEqual(['empty-caption', 'unreadable-image']);
  });

  it('trains nothing without pictures, whatever is allowed', async () => {
    const workshop = new Workshop({ files: { '3_alice woman/a.png': '' } }).settle();
    fs.rmSync(path.join(workshop.dataset, '3_alice woman'), { recursive: true });
    fs.mkdirSync(path.join(workshop.dataset, '3_alice woman'));
    const { code } = await workshop.lora('train', '--dry-run', '--allow', 'train-no-images');
    expect(code).toBe(1);
  });
});
