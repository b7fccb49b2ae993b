// `lora compare-epochs`: the same prompts with several files, painted by a made AUTOMATIC1111.
import * as fs from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { writeLora } from '../support/article-output.mjs';
import { type FakeWebUi, fakeA1111, type Mischief } from '../support/webui/fake-web-ui.ts';
import { folderWith, lora } from './lora.ts';

describe('lora compare-epochs', () => {
  let fake: FakeWebUi;
  afterEach(() => fake.stop());

  const start = async (mischief: Mischief = {}) => {
    const folder = folderWith({
      'prompts.txt': '# mine\nalice --n blurry --w 512 --h 768 --d 7 --s 20\nalice from behind\n',
      'out/alice-000004.safetensors': 'four',
      'out/alice.safetensors': 'last',
      'ui/loras/other.safetensors': '',
    });
    const loras = path.join(folder, 'ui/loras');
    fake = await fakeA1111(loras, mischief);
    return folder;
  };
  const compare = (folder: string, ...args: readonly string[]) =>
    lora(folder, [
      ...[
        'compare-epochs',
        'out/alice-000004.safetensors',
        'out/alice.safetensors',
        '--prompts',
        'prompts.txt',
      ],
      ...['--to', 'grid', '--address', fake.address, ...args],
    ]);

  it('paints them all, when the program has the files', async () => {
    const folder = await start();
    const lacks = await compare(folder);
    expect([lacks.code, lacks.stderr]).toEqual([
      2,
      `lora: AUTOMATIC1111 does not have alice-000004, alice: copy them there, or say --copy-to ${folder}/ui/loras.\n`,
    ]);
    expect(fs.existsSync(path.join(folder, 'grid'))).toBe(false);
    const { code, stdout } = await compare(folder, '--copy-to', 'ui/loras', '--weights', '0.6,1');
    expect(code).toBe(0);
    expect(stdout.split('\n').at(-2)).toBe('10/10  02-02-1.png');
    expect(fs.readFileSync(path.join(folder, 'ui/loras/alice.safetensors'), 'utf8')).toBe('last');
    expect(fake.painted[2]).toMatchObject({
      ...{
        prompt: 'alice <lora:alice-000004:0.6>',
        negative_prompt: 'blurry',
        seed: 7,
        width: 512,
        height: 768,
      },
    });
    const other = await compare(folder, '--weights', '0.5');
    expect([other.code, other.stderr]).toEqual([
      2,
      'lora: grid: there are pictures of another comparison, or of another base model; name another folder.\n',
    ]);
  });

  it('tells which picture is missing, and goes on with it', async () => {
    const folder = await start({ failsAt: 3 });
    const args = ['--copy-to', 'ui/loras', '--no-baseline'];
    const first = await compare(folder, ...args);
    expect([first.code, first.stderr]).toEqual([1, 'lora: 01-02-0.8.png: CUDA out of memory.\n']);
    const second = await compare(folder, ...args);
    expect([second.code, second.stderr]).toEqual([0, '']);
    expect(fake.painted).toHaveLength(5);
  });

  it('goes on with the same base model only', async () => {
    const folder = await start();
    const args = ['--copy-to', 'ui/loras'];
    expect((await compare(folder, ...args)).code).toBe(0);
    fake.model = 'xl.safetensors';
    const { code, stderr } = await compare(folder, ...args);
    expect([code, stderr]).toEqual([
      2,
      'lora: grid: there are pictures of another comparison, or of another base model; name another folder.\n',
    ]);
  });

  it('reads prompts of a TOML', async () => {
    const folder = await start();
    fs.writeFileSync(
      path.join(folder, 'prompts.toml'),
      '[prompt]\nseed = 7\n[[prompt.subset]]\nprompt = "alice --d 1"\n',
    );
    const args = ['--copy-to', 'ui/loras', '--prompts', 'prompts.toml', '--no-baseline'];
    expect((await compare(folder, ...args)).code).toBe(0);
    expect(fake.painted[0]).toMatchObject({ prompt: 'alice --d 1 <lora:alice-000004:0.8>', seed: 7 });
  });

  it('takes for granted what the trainer would for the kind of model that the files are for', async () => {
    const folder = await start();
    const file = path.join(folder, 'out/alice.safetensors');
    writeLora(file, { ss_base_model_version: 'flux1', ss_output_name: 'alice' });
    expect((await compare(folder, '--copy-to', 'ui/loras')).code).toBe(0);
    expect(fake.painted[1]).toMatchObject({
      prompt: 'alice from behind',
      cfg_scale: 1,
      distilled_cfg_scale: 3.5,
    });
    const other = await compare(folder, '--to', 'other', '--family', 'sd15');
    expect([other.code, fake.painted.at(-1)?.['cfg_scale']]).toEqual([0, 7.5]);
  });

  it('tells which file is none before a program is asked', async () => {
    const folder = await start();
    for (const [file, why] of [
      ['out/gone.safetensors', 'There is no such file.'],
      ['out', 'It is a folder; name the .safetensors file in it.'],
    ] as const) {
      const { code, stderr } = await compare(folder, file);
      expect([code, stderr]).toEqual([2, `lora: ${file}: ${why}\n`]);
    }
    expect(fake.asked).toEqual([]);
  });

  it('tells when there is no program, or no prompt', async () => {
    const folder = await start();
    const nobody = await compare(folder, '--address', 'http://127.0.0.1:9');
    expect([nobody.code, nobody.stderr]).toEqual([
      2,
      'lora: http://127.0.0.1:9 can not be reached: bad port.\n',
    ]);
    fs.writeFileSync(path.join(folder, 'prompts.txt'), '# nothing\n');
    const silent = await compare(folder);
    expect([silent.code, silent.stderr]).toEqual([2, 'lora: prompts.txt: there is no prompt in it.\n']);
  });
});
