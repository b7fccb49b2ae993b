import { beforeEach, describe, expect, it } from 'vitest';
import { png } from '../support/images.ts';
import { HeldScans } from './held-scans.ts';

const A = '/w/10_alice woman/a';
const B = '/w/10_alice woman/b';

describe('what happens while a folder is scanned', () => {
  let held: HeldScans;
  const text = (path: string) => held.session.datasetAt('/w')?.captions.get(path)?.caption?.text;
  const facts = (path: string) => held.session.datasetAt('/w')?.images.get(path)?.facts;
  const write = (path: string, content: string | Uint8Array) => {
    held.disk[path] = content;
    held.session.reread([path]);
  };
  const remove = (path: string) => {
    delete held.disk[path];
    held.session.reread([path]);
  };

  beforeEach(async () => {
    held = new HeldScans({
      [`${A}.png`]: png(64, 64),
      [`${A}.txt`]: 'old',
      [`${B}.png`]: png(64, 64),
      [`${B}.txt`]: 'kept',
    });
    await held.session.scan('/w', 'opened');
  });

  it('is in the snapshot, before and after the scan is over', async () => {
    let meanwhile: unknown;
    await held.scan('/w', 'ready', () => {
      write(`${A}.txt`, 'new');
      meanwhile = text(`${A}.txt`);
    });
    expect([meanwhile, text(`${A}.txt`), text(`${B}.txt`)]).toEqual(['new', 'new', 'kept']);
  });

  it('is in the first snapshot too', async () => {
    held = new HeldScans({ [`${A}.png`]: png(64, 64), [`${A}.txt`]: 'old' });
    await held.scan('/w', 'ready', () => write(`${A}.txt`, 'new'));
    expect(text(`${A}.txt`)).toBe('new');
  });

  it('a file that comes, and one that goes', async () => {
    await held.scan('/w', 'ready', () => {
      write(`${A}2.png`, png(96, 64));
      write(`${A}2.txt`, 'come');
      remove(`${B}.txt`);
      remove(`${B}.png`);
    });
    expect(text(`${A}2.txt`)).toBe('come');
    const images = [...(held.session.datasetAt('/w')?.images.keys() ?? [])];
    expect(images.sort()).toEqual([`${A}.png`, `${A}2.png`]);
    expect(text(`${B}.txt`)).toBeUndefined();
  });

  it('a picture that is another one, whose facts were read before', async () => {
    await held.scan('/w', 'facts', () => write(`${A}.png`, png(128, 64)));
    expect(facts(`${A}.png`)).toMatchObject({ width: 128, height: 64 });
    expect(facts(`${B}.png`)).toMatchObject({ width: 64, height: 64 });
  });

  it('is of the past when the next scan begins', async () => {
    await held.scan('/w', 'ready', () => write(`${A}.txt`, 'new'));
    held.disk[`${A}.txt`] = 'newest';
    await held.session.scan('/w', 'asked for');
    expect(text(`${A}.txt`)).toBe('newest');
  });

  it('a folder that is removed stays away', async () => {
    await held.scan('/w', 'ready', () => held.session.remove('/w'));
    expect(held.session.datasets).toEqual([]);
  });

  it('a folder that is removed and comes again is as its own scan found it', async () => {
    const again: Promise<void>[] = [];
    await held.scan('/w', 'ready', () => {
      held.session.remove('/w');
      held.disk[`${A}.txt`] = 'new';
      again.push(held.session.scan('/w', 'opened'));
    });
    await Promise.all(again);
    expect(text(`${A}.txt`)).toBe('new');
  });
});

it('a file that was written as it was is no change, and one that was not is', async () => {
  const held = new HeldScans({
    [`${A}.png`]: png(64, 64),
    [`${A}.txt`]: 'old',
    [`${B}.txt`]: 'b',
    [`${B}.png`]: png(64, 64),
  });
  await held.session.scan('/w', 'opened');
  const told: (readonly string[] | undefined)[] = [];
  held.session.onDidChange(({ files }) => told.push(files));
  const before = held.session.datasetAt('/w');
  held.session.reread([`${A}.txt`, `${B}.txt`]);
  expect([told, held.session.datasetAt('/w') === before]).toEqual([[], true]);
  held.disk[`${B}.txt`] = 'another';
  held.session.reread([`${A}.txt`, `${B}.txt`]);
  expect(told).toEqual([[`${B}.txt`]]);
});

it('what a configuration ignores is no part of a dataset, whoever tells of it', async () => {
  const bad = '/w/10_alice woman/bad_1';
  const held = new HeldScans({
    '/w/lora-dataset.toml': '[dataset]\nignore = ["**/bad_*"]\n',
    [`${A}.png`]: png(64, 64),
    [`${bad}.png`]: png(64, 64),
    [`${bad}.txt`]: 'alice',
  });
  const tell = () => {
    held.session.reread([`${bad}.png`, `${bad}.txt`]);
    held.session.takeDocument(`${bad}.txt`);
  };
  await held.scan('/w', 'ready', tell);
  tell();
  const dataset = held.session.datasetAt('/w');
  expect([...(dataset?.images.keys() ?? []), ...(dataset?.captions.keys() ?? [])]).toEqual([`${A}.png`]);
});
