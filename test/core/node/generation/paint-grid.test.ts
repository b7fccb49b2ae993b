import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyLoras } from '../../../../core/node/generation/copy-loras.ts';
import { findLoras, othersIn } from '../../../../core/node/generation/find-loras.ts';
import { findWebUi } from '../../../../core/node/generation/find-web-ui.ts';
import { paintGrid, readGrid } from '../../../../core/node/generation/paint-grid.ts';
import {
  FakeWebUi,
  fakeA1111,
  fakeComfyUi,
  type Mischief,
  pictureOf,
  Refusal,
} from '../../../support/webui/fake-web-ui.ts';

const prompt = {
  ...{ prompt: 'alice, smile', negative: 'blurry', steps: 20, sampler: 'Euler a', scale: 7, seed: 42 },
  ...{ width: 512, height: 768 },
};
const plan = { prompts: [prompt], checkpoints: ['alice-000004', 'alice'], weights: [0.8], hasBaseline: true };
const work = { plan, created: '2026-11-26T12:00:00Z', model: null };
const never = new AbortController().signal;

describe('a grid', () => {
  let folder: string;
  let fake: FakeWebUi | undefined;
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(fs.realpathSync(tmpdir()), 'lora-grid-'));
  });
  afterEach(async () => {
    await fake?.stop();
    fs.rmSync(folder, { recursive: true });
  });
  const pictures = () => fs.readdirSync(folder).filter((name) => name.endsWith('.png'));
  const sameAs = (name: string, number: number) =>
    expect(fs.readFileSync(path.join(folder, name)).equals(pictureOf(number))).toBe(true);

  describe('of AUTOMATIC1111', () => {
    const names = ['alice-000004', 'alice'];
    const ui = async (mischief: Mischief = {}) => {
      fake = await fakeA1111('/loras', mischief);
      return findWebUi(fake.address, never);
    };

    it('has each prompt with each checkpoint, as it was asked for, and what was used', async () => {
      const told: string[] = [];
      const end = await paintGrid(await ui(), folder, { ...work, names }, never, ({ done, all, cell }) =>
        told.push(`${done}/${all} ${cell.file}`),
      );
      expect(end).toEqual({ kind: 'done', painted: 3, failed: 0 });
      expect(told).toEqual(['1/3 01-without.png', '2/3 01-01-0.8.png', '3/3 01-02-0.8.png']);
      sameAs('01-without.png', 1);
      sameAs('01-02-0.8.png', 3);
      expect(fake?.painted.map((body) => body['prompt'])).toEqual([
        'alice, smile',
        'alice, smile <lora:alice-000004:0.8>',
        'alice, smile <lora:alice:0.8>',
      ]);
      expect(fake?.painted[0]).toMatchObject({
        ...{ negative_prompt: 'blurry', seed: 42, steps: 20, cfg_scale: 7, width: 512, height: 768 },
        ...{ sampler_name: 'Euler a', save_images: false },
      });
      expect(readGrid(folder)).toMatchObject({
        ...{ program: 'AUTOMATIC1111', plan, failed: {} },
      });
    });

    it('tells how far the picture is that is painted', async () => {
      const cancel = new AbortController();
      const shares: number[] = [];
      const found = await ui({ hangs: true });
      await paintGrid(found, folder, { ...work, names }, cancel.signal, ({ share, done }) => {
        shares.push(done + share);
        cancel.abort();
      });
      expect(shares).toEqual([0.25]);
    });

    it('goes on where it was', async () => {
      fs.writeFileSync(path.join(folder, '01-without.png'), 'mine');
      expect(await paintGrid(await ui(), folder, { ...work, names }, never)).toMatchObject({ painted: 2 });
      expect(fs.readFileSync(path.join(folder, '01-without.png'), 'utf8')).toBe('mine');
    });

    it('goes on after a picture that can not be painted, and tells why', async () => {
      const end = await paintGrid(await ui({ failsAt: 2 }), folder, { ...work, names }, never);
      expect(end).toEqual({ kind: 'done', painted: 2, failed: 1 });
      expect(readGrid(folder)?.failed).toEqual({ '01-01-0.8.png': 'CUDA out of memory.' });
    });

    it('keeps what is there when the program dies', async () => {
      const end = await paintGrid(await ui({ diesAt: 2 }), folder, { ...work, names }, never);
      expect(end).toMatchObject({ kind: 'lost', painted: 1, failed: 1 });
      expect(end.error).toMatch(/^http:\/\/127\.0\.0\.1:\d+ can not be reached: /);
      expect(pictures()).toEqual(['01-without.png']);
      expect(Object.keys(readGrid(folder)?.failed ?? {})).toEqual(['01-01-0.8.png']);
    });

    it('is given up, and the program told', async () => {
      const cancel = new AbortController();
      const found = await ui({ hangs: true });
      const going = paintGrid(found, folder, { ...work, names }, cancel.signal);
      await expect.poll(() => fake?.painted.length).toBe(1);
      cancel.abort();
      expect(await going).toEqual({ kind: 'cancelled', painted: 0, failed: 0 });
      expect(fake?.asked.at(-1)).toBe('POST /sdapi/v1/interrupt');
      expect(pictures()).toEqual([]);
    });

    it('is given up without stopping what another paints before it', async () => {
      const cancel = new AbortController();
      const found = await ui({ hangs: true, isBusy: true });
      const going = paintGrid(found, folder, { ...work, names }, cancel.signal);
      await expect.poll(() => fake?.painted.length).toBe(1);
      cancel.abort();
      expect(await going).toMatchObject({ kind: 'cancelled' });
      expect(fake?.asked).not.toContain('POST /sdapi/v1/interrupt');
    });

    it('needs the password where there is one', async () => {
      fake = await fakeA1111('/loras', { auth: 'ann:se cret' });
      const { host } = new URL(fake.address);
      const found = await findWebUi(`http://ann:se%20cret@${host}`, never);
      expect(await found.model(never)).toContain('v1-5');
      await expect(findWebUi(`http://${host}`, never)).rejects.toThrow(
        `http://${host} wants a user and a password: http://user:password@${host}`,
      );
      await expect(findWebUi(`http://ann:other@${host}`, never)).rejects.toThrow(
        `http://${host} does not take this user and password`,
      );
    });

    it('tells its LoRAs and where they are', async () => {
      const found = await ui();
      if (fake) fake.loras = ['alice'];
      expect([await found.loras(never), await found.loraFolder(never)]).toEqual([
        [{ name: 'alice' }],
        '/loras',
      ]);
      await found.refresh(never);
      expect(fake?.asked.at(-1)).toBe('POST /sdapi/v1/refresh-loras');
    });
  });

  describe('of ComfyUI', () => {
    const names = ['new/alice-000004.safetensors', 'alice.safetensors'];
    const ui = async (mischief: Mischief = {}) => {
      fake = await fakeComfyUi(mischief);
      return findWebUi(fake.address, never);
    };

    it('has each prompt with each checkpoint', async () => {
      const end = await paintGrid(await ui(), folder, { ...work, names }, never);
      expect(end).toEqual({ kind: 'done', painted: 3, failed: 0 });
      sameAs('01-02-0.8.png', 3);
      const [without, first] = (fake?.painted ?? []).map(
        (body) => body['prompt'] as Record<string, { inputs: object }>,
      );
      expect(Object.keys(without ?? {})).not.toContain('lora');
      expect(first?.['lora']?.inputs).toMatchObject({
        ...{ lora_name: 'new/alice-000004.safetensors', strength_model: 0.8, strength_clip: 0.8 },
      });
      expect(first?.['sampler']?.inputs).toMatchObject({
        ...{
          model: ['lora', 0],
          seed: 42,
          steps: 20,
          cfg: 7,
          sampler_name: 'euler_ancestral',
          scheduler: 'normal',
        },
      });
    });

    it('tells why a picture could not be painted', async () => {
      await paintGrid(await ui({ failsAt: 2 }), folder, { ...work, names }, never);
      expect(readGrid(folder)?.failed).toEqual({ '01-01-0.8.png': 'Allocation on device' });
    });

    /** Gives up as soon as the first picture is in the queue. */
    const giveUp = async (mischief: Mischief = {}) => {
      const cancel = new AbortController();
      const going = paintGrid(await ui(mischief), folder, { ...work, names }, cancel.signal);
      await expect.poll(() => fake?.asked.filter((what) => what.startsWith('GET /history/')).length).toBe(1);
      cancel.abort();
      expect(await going).toMatchObject({ kind: 'cancelled', painted: 0 });
    };

    it('is given up, and what is painted of it stopped', async () => {
      await giveUp();
      expect(fake?.asked.slice(-3)).toEqual(['POST /queue', 'GET /queue', 'POST /interrupt']);
    });

    it('is given up without stopping what others paint', async () => {
      await giveUp({ isBusy: true });
      expect(fake?.asked.slice(-2)).toEqual(['POST /queue', 'GET /queue']);
      expect(fake?.asked).not.toContain('POST /interrupt');
    });

    it('goes on when the program was started anew over a picture', async () => {
      const end = await paintGrid(await ui({ forgetsAt: 2 }), folder, { ...work, names }, never);
      expect(end).toMatchObject({ kind: 'done', painted: 2, failed: 1 });
      expect(readGrid(folder)?.failed['01-01-0.8.png']).toMatch(/^ComfyUI no longer knows of it/);
    });

    it('is painted with the checkpoint that is named, as ComfyUI calls it; one that it lacks is told', async () => {
      fake = await fakeComfyUi();
      const { address } = fake;
      const modelOf = async (name?: string) => (await findWebUi(address, never, name)).model(never);
      expect([await modelOf(), await modelOf('other')]).toEqual([fake.model, 'sd/other.safetensors']);
      await expect(modelOf('gone')).rejects.toThrow(
        `ComfyUI has no checkpoint gone; it has ${fake.model}, sd/other.safetensors`,
      );
    });

    it('is guided as FLUX.1 is', async () => {
      const flux = { ...prompt, scale: 1, guidance: 3.5 };
      const graph = { ...plan, prompts: [flux], checkpoints: [] };
      await paintGrid(await ui(), folder, { ...work, plan: graph, names: [] }, never);
      expect(fake?.painted[0]?.['prompt']).toMatchObject({
        guided: { class_type: 'FluxGuidance', inputs: { conditioning: ['positive', 0], guidance: 3.5 } },
        sampler: { inputs: { positive: ['guided', 0], cfg: 1 } },
      });
    });
  });

  it('is of no program that is neither', async () => {
    await expect(findWebUi('http://127.0.0.1:9', never)).rejects.toThrow(
      'http://127.0.0.1:9 can not be reached',
    );
  });

  it('has an address as people have it: without http://, or copied with what stands behind it', async () => {
    fake = await fakeA1111('/loras');
    const { host, port } = new URL(fake.address);
    for (const address of [host, `localhost:${port}`, ` ${fake.address}/?__theme=dark#top `])
      expect((await findWebUi(address, never)).name).toBe('AUTOMATIC1111');
    for (const address of ['', 'ftp://here', 'http://'])
      await expect(findWebUi(address, never)).rejects.toThrow('is no address; one is http://127.0.0.1:7860');
  });

  it('is of one that has just been started, when it can answer', async () => {
    fake = await FakeWebUi.start(() => new Refusal(503, { error: 'loading' }));
    await expect(findWebUi(fake.address, never)).rejects.toThrow('503');
  });
});

describe('LoRA files that a program has', () => {
  const alice = { stem: 'alice', hash: 'aa' };
  it.each([
    ['alice', fakeA1111.bind(undefined, '/loras')],
    ['sub/alice.safetensors', fakeComfyUi],
  ])('are told from others of their name: %s', async (name, start) => {
    const fake = await start();
    const ui = await findWebUi(fake.address, never);
    fake.loras = [name];
    const find = () => findLoras(ui, [alice], never);
    expect(await find()).toEqual([{ ...alice, name, isOther: false }]);
    fake.hashes = { [name]: 'aa' };
    expect(await find()).toEqual([{ ...alice, name, isOther: false }]);
    fake.hashes = { [name]: 'bb' };
    const others = await find();
    expect(others).toEqual([{ ...alice, name: undefined, isOther: true }]);
    expect(othersIn(ui, others)).toBe(`${ui.name} has another file that is called alice: rename one of them`);
    await fake.stop();
  });

  it('are known by their weights where they were renamed', async () => {
    const fake = await fakeA1111('/loras');
    fake.loras = ['alice', 'renamed'];
    fake.hashes = { alice: 'bb', renamed: 'aa' };
    const ui = await findWebUi(fake.address, never);
    expect(await findLoras(ui, [alice], never)).toEqual([{ ...alice, name: 'renamed', isOther: false }]);
    await fake.stop();
  });
});

describe('LoRA files for a program', () => {
  it('are copied whole, and over nothing', async () => {
    const folder = fs.mkdtempSync(path.join(fs.realpathSync(tmpdir()), 'lora-copies-'));
    const at = (...names: string[]) => path.join(folder, ...names);
    fs.mkdirSync(at('ui'));
    for (const name of ['a', 'b', 'c']) fs.writeFileSync(at(`${name}.safetensors`), name.repeat(9));
    fs.writeFileSync(at('ui', 'b.safetensors'), 'another');
    fs.writeFileSync(at('ui', 'c.safetensors'), 'c'.repeat(9));
    const files = ['a', 'b', 'c', 'gone'].map((name) => at(`${name}.safetensors`));
    const results = await copyLoras(files, at('ui'), never);
    expect(results.map(({ kind }) => kind)).toEqual(['copied', 'failed', 'there', 'failed']);
    expect(fs.readdirSync(at('ui')).sort()).toEqual(['a.safetensors', 'b.safetensors', 'c.safetensors']);
    expect(fs.readFileSync(at('ui', 'b.safetensors'), 'utf8')).toBe('another');
    fs.rmSync(folder, { recursive: true });
  });
});
