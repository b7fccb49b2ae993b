import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMessage } from '../../../../core/message.ts';
import {
  captionWords,
  describeDiff,
  summarizeDiff,
} from '../../../../core/training/run-diff/describe-diff.ts';
import { diffRuns, isSame } from '../../../../core/training/run-diff/index.ts';
import type { RunSide } from '../../../../core/training/run-diff/side.ts';
import type { TrainedPair } from '../../../../core/training/trained-pairs.ts';
import { recordOf } from '../../node/training/records.ts';

const pair = (image: string, caption: string | null, sha256: string | null = '1a'): TrainedPair => ({
  ...{ image, sha256, caption },
  captionSha256: caption === null ? null : `of ${caption}`,
});

function sideOf(changes: Partial<RunSide> = {}): RunSide {
  return {
    title: 'alice-20261124-184900',
    facts: recordOf('/run'),
    values: new Map<string, unknown>([['network_dim', 32]]),
    prompts: ['alice --d 1'],
    pairs: [pair('10_alice/a.png', 'alice, smile')],
    ...changes,
  };
}

/** The same question in both directions. */
function bothWays(changes: Partial<RunSide>) {
  const [one, other] = [sideOf(), sideOf(changes)];
  return [diffRuns(one, other), diffRuns(other, one)] as const;
}

describe('two runs differ', () => {
  it('in what they are and what they run on', () => {
    const record = recordOf('/run');
    const trainer = { ...record.trainer, version: 'v0.10.0' };
    const origin = { kind: 'resume' as const, run: '/runs/a', checkpoint: '/runs/a/output/a-state' };
    const facts = { ...record, trainer, gpu: null, origin, model: { name: 'x', place: '/models/x' } };
    const [there, back] = bothWays({ facts });
    expect(there.facts).toEqual([
      { name: 'GPU', before: 'NVIDIA GeForce RTX 3060', after: null },
      { name: 'base model', before: '/models/sd15.safetensors', after: '/models/x' },
      { name: 'origin', before: null, after: 'resume /runs/a /runs/a/output/a-state' },
      { name: 'trainer version', before: 'v0.9.1', after: 'v0.10.0' },
    ]);
    expect(back.facts[0]).toEqual({ name: 'GPU', before: null, after: 'NVIDIA GeForce RTX 3060' });
  });

  it('in nothing of a trainer and a base model that nobody knows', () => {
    const record = recordOf('/run');
    const trainer = { ...record.trainer, root: 'sd-scripts', version: null, packages: { torch: '2.6.0' } };
    const facts = { ...record, trainer, model: { name: null, place: 'sd15' } };
    for (const diff of bothWays({ facts, lacks: ['trainer', 'model'] })) {
      expect(isSame(diff)).toBe(true);
      expect(diff.unknown.map(formatMessage)).toEqual([
        'No trainer is known: neither it nor its packages are compared.',
        'No base model is known, and none compared.',
      ]);
    }
  });

  it('in the packages of the Python', () => {
    const record = recordOf('/run');
    const trainer = { ...record.trainer, packages: { torch: '2.6.0' } };
    const [there, back] = bothWays({ facts: { ...record, trainer } });
    expect(there.packages).toEqual([{ name: 'torch', before: null, after: '2.6.0' }]);
    expect(back.packages).toEqual([{ name: 'torch', before: '2.6.0', after: null }]);
  });

  it('in options by their values, and in sample prompts', () => {
    const values = new Map<string, unknown>([
      ['network_dim', 96],
      ['optimizer_args', ['a=1', 'b=2']],
    ]);
    const [there, back] = bothWays({ values, prompts: [] });
    expect(there.options).toEqual([
      { name: 'network_dim', before: '32', after: '96' },
      { name: 'optimizer_args', before: null, after: '["a=1","b=2"]' },
      { name: 'prompts.txt', before: 'alice --d 1', after: null },
    ]);
    expect(back.options.map(({ before }) => before)).toEqual(['96', '["a=1","b=2"]', null]);
  });

  it('in pictures that were added, removed, or changed', () => {
    const [there, back] = bothWays({
      pairs: [pair('10_alice/a.png', 'alice, smile', '2b'), pair('10_alice/b.png', 'alice')],
    });
    expect(there.images).toEqual([
      { name: '10_alice/a.png', before: '1a', after: '2b' },
      { name: '10_alice/b.png', before: null, after: '1a' },
    ]);
    expect(back.images[1]).toEqual({ name: '10_alice/b.png', before: '1a', after: null });
    expect(there.captions).toEqual([]);
  });

  it('in captions of pictures that both have', () => {
    const [there, back] = bothWays({ pairs: [pair('10_alice/a.png', 'alice, grin')] });
    expect(there.captions).toEqual([
      { name: '10_alice/a.png', before: 'alice, smile', after: 'alice, grin' },
    ]);
    expect(there.captions.map(captionWords)).toEqual(['alice, [-smile-]{+grin+}']);
    expect(back.captions.map(captionWords)).toEqual(['alice, [-grin-]{+smile+}']);
    const [gone, come] = bothWays({ pairs: [pair('10_alice/a.png', null)] });
    expect(gone.captions[0]).toMatchObject({ after: null });
    expect(come.captions[0]).toMatchObject({ before: null });
  });

  it('as far as can be told: what is not known is said', () => {
    const [there] = bothWays({ values: undefined, pairs: undefined });
    expect([there.options, there.images, there.captions]).toEqual([[], [], []]);
    expect(there.unknown.map(formatMessage)).toEqual([
      'The config.toml or dataset.toml of alice-20261124-184900 can not be read.',
      'Which captions and pictures alice-20261124-184900 was trained with was not kept.',
    ]);
    const [undigested] = bothWays({ pairs: [pair('10_alice/a.png', 'alice, smile', null)] });
    expect(undigested.images).toEqual([]);
    expect(undigested.unknown.map(formatMessage)).toEqual([
      'Of 1 pictures it is not known whether they are the same.',
    ]);
  });
});

it('a run differs in nothing from itself', () => {
  const pairs = fc.array(
    fc.record({
      image: fc.string(),
      sha256: fc.option(fc.string()),
      caption: fc.option(fc.string()),
      captionSha256: fc.option(fc.string()),
    }),
  );
  const values = fc.dictionary(fc.string(), fc.jsonValue()).map((table) => new Map(Object.entries(table)));
  fc.assert(
    fc.property(pairs, values, fc.array(fc.string()), (some, told, prompts) => {
      const side = sideOf({ pairs: some, values: told, prompts });
      const diff = diffRuns(side, structuredClone(side));
      expect(isSame(diff)).toBe(true);
      expect(summarizeDiff(diff)).toEqual([]);
    }),
  );
});

it('a difference is told in lines, with nothing in them that upsets a terminal', () => {
  const [there] = bothWays({
    title: 'bob',
    pairs: [pair('10_alice/a.png', 'alice,\n\u001b[31m'), pair('10_alice/b.png', 'alice')],
    prompts: ['alice --d 2'],
  });
  expect(describeDiff(there, formatMessage)).toEqual([
    'alice-20261124-184900 → bob',
    ...['', 'Options (1)', '  prompts.txt: alice --d 1 → alice --d 2'],
    ...['', 'Pictures (1)', '  + 10_alice/b.png'],
    ...['', 'Captions (1)', '  ~ 10_alice/a.png: alice,[- smile-]{+\\n\\u001b[31m+}'],
  ]);
  const same = diffRuns(sideOf(), sideOf());
  expect(describeDiff(same, formatMessage)).toEqual([
    'alice-20261124-184900 → alice-20261124-184900',
    '  They do not differ.',
  ]);
});
