import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ImageFile } from '../../../core/dataset/files.ts';
import { fromNative } from '../../../core/node/native-path.ts';
import { PixelReader } from '../../../core/node/pixels/pixel-reader.ts';
import type { PixelAnswer, PixelRequest } from '../../../core/node/pixels/pixel-worker.ts';
import { type PixelWorker, PixelWorkers } from '../../../core/node/pixels/pixel-workers.ts';
import { readPixels } from '../../../core/node/pixels/read-pixels.ts';

const SAMPLE = 'test/fixtures/pictures/portrait.png';

/** A worker in the test's own thread, which notes what it was asked. */
class HereWorker implements PixelWorker {
  readonly asked: string[];
  readonly #work: (request: PixelRequest) => Promise<PixelAnswer>;
  #answer: (answer: PixelAnswer) => void = () => undefined;
  #end: (reason: string) => void = () => undefined;

  constructor(asked: string[], work: (request: PixelRequest) => Promise<PixelAnswer>) {
    this.asked = asked;
    this.#work = work;
  }

  send(request: PixelRequest): void {
    this.asked.push(path.basename(request.picture));
    this.#work(request).then(this.#answer, (error) => this.#end(String(error)));
  }
  onAnswer(hear: (answer: PixelAnswer) => void): void {
    this.#answer = hear;
  }
  onEnd(hear: (reason: string) => void): void {
    this.#end = hear;
  }
  end(): void {}
}

const decode = async ({ id, picture }: PixelRequest): Promise<PixelAnswer> => ({
  id,
  facts: await readPixels(picture),
});

function start(work = decode, pixels = 100) {
  const root = fs.mkdtempSync(path.join(tmpdir(), 'lora-pixels-'));
  onTestFinished(() => fs.rmSync(root, { recursive: true, force: true }));
  const names = ['a.png', 'b.png', 'c.png'];
  for (const name of names) fs.copyFileSync(SAMPLE, path.join(root, name));
  const images = names.map((name): ImageFile => {
    const facts = { state: 'readable', width: pixels, height: 1, format: 'png' } as const;
    return { path: fromNative(path.join(root, name)), facts };
  });
  const asked: string[] = [];
  const log: string[] = [];
  const stop = new AbortController();
  const cache = path.join(root, 'cache');
  const read = async (some: readonly ImageFile[] = images) => {
    // A new one each time: what it knows, it has from the disk.
    const workers = new PixelWorkers({
      start: () => new HereWorker(asked, work),
      most: 2,
      log: (line) => log.push(line),
    });
    const reader = new PixelReader(workers, cache, (line) => log.push(line));
    const known = new Map<string, string>();
    const take = ([file, facts]: readonly [string, { readonly state: string }]) =>
      known.set(path.basename(file), facts.state);
    await reader.read(some, take, stop.signal);
    return Object.fromEntries([...known].sort());
  };
  return { root, cache, images, asked, log, stop, read };
}

const all = { 'a.png': 'seen', 'b.png': 'seen', 'c.png': 'seen' };

describe('reading the pixels of pictures', () => {
  it('looks at each once, and at a changed one again', async () => {
    const { root, read, asked } = start();
    expect(await read()).toEqual(all);
    expect(asked.sort()).toEqual(['a.png', 'b.png', 'c.png']);
    expect(await read()).toEqual(all);
    expect(asked).toHaveLength(3);
    fs.utimesSync(path.join(root, 'b.png'), 1, 1);
    expect(await read()).toEqual(all);
    expect(asked.slice(3)).toEqual(['b.png']);
  });

  it('keeps that a picture is damaged, and forgets one that is gone', async () => {
    const { root, cache, read, asked, images } = start();
    fs.truncateSync(path.join(root, 'a.png'), 3000);
    await read();
    expect(await read()).toMatchObject({ 'a.png': 'damaged' });
    expect(asked).toHaveLength(3);
    fs.rmSync(path.join(root, 'c.png'));
    fs.utimesSync(path.join(root, 'b.png'), 1, 1);
    expect(Object.keys(await read(images))).toEqual(['a.png', 'b.png']);
    const [file = ''] = fs
      .readdirSync(cache, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'));
    expect(Object.keys(JSON.parse(fs.readFileSync(path.join(cache, file), 'utf8'))).sort()).toEqual([
      'a.png',
      'b.png',
    ]);
  });

  it('asks no more where nothing can be decoded, and keeps nothing of that', async () => {
    const missing = async ({ id }: PixelRequest): Promise<PixelAnswer> => ({
      id,
      problem: 'no decoder',
      isWithoutDecoder: true,
    });
    const { cache, read, asked, log } = start(missing);
    expect(await read()).toEqual({ 'a.png': 'unseen', 'b.png': 'unseen', 'c.png': 'unseen' });
    expect(asked.length).toBeLessThan(3);
    expect(log).toEqual(['no decoder']);
    expect(fs.existsSync(cache)).toBe(false);
  });

  it('goes on where a cache is rubbish', async () => {
    const { cache, read, asked } = start();
    await read();
    for (const name of fs.readdirSync(cache, { recursive: true, encoding: 'utf8' }))
      if (name.endsWith('.json')) fs.writeFileSync(path.join(cache, name), '{"a.png":[1,2,{}]}');
    expect(await read()).toEqual(all);
    expect(asked).toHaveLength(6);
  });

  it('looks at no picture more once it is given up, and keeps what it has', async () => {
    const { read, asked, stop } = start((request) => {
      stop.abort();
      return decode(request);
    });
    expect(Object.keys(await read())).toHaveLength(asked.length);
    expect(asked.length).toBeLessThan(3);
  });

  it('goes on when a worker dies at a picture', async () => {
    const { read, log } = start((request) =>
      request.picture.endsWith('b.png') ? Promise.reject(new Error('SIGSEGV')) : decode(request),
    );
    expect(await read()).toEqual({ ...all, 'b.png': 'unseen' });
    expect(log).toEqual([expect.stringMatching(/b\.png: Error: SIGSEGV/)]);
  });

  it('looks at one large picture at a time', async () => {
    let [now, most] = [0, 0];
    const { read } = start(async (request) => {
      now++;
      most = Math.max(most, now);
      const answer = await decode(request);
      now--;
      return answer;
    }, 70_000_000);
    expect(await read()).toEqual(all);
    expect(most).toBe(1);
  });

  it('does without a cache that can not be written', async () => {
    const { cache, read, log } = start();
    fs.writeFileSync(cache, 'a file');
    expect(await read()).toEqual(all);
    expect(log).toEqual([expect.stringContaining("can't be kept")]);
  });
});
