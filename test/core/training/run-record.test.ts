import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAtRest, parseRunRecord, type RunRecord, runStates } from '../../../core/training/run-record.ts';

const record: RunRecord = {
  version: 1,
  name: 'alice',
  state: 'failed',
  dataset: '/dataset',
  recipe: 'sd15-likeness',
  trainer: {
    id: 'sd-scripts',
    root: '/trainer',
    version: null,
    python: '/trainer/venv/bin/python',
    packages: { torch: '2.6.0' },
  },
  commands: [['/trainer/venv/bin/python', '-m', 'accelerate.commands.launch']],
  folder: '/trainer',
  environment: { PYTHONUTF8: '1' },
  model: { name: null, place: '/models/v1-5.safetensors' },
  gpu: { index: 0, uuid: 'GPU-1a', name: 'Tesla T4' },
  data: { folders: ['/dataset/10_alice'], captionExtension: '.txt' },
  steps: { shown: 420, batch: 1, stepsPerEpoch: 420, epochs: 8, steps: 3360 },
  allowed: ['train-memory'],
  result: '/dataset/runs/alice-20261124-184900/output/alice.safetensors',
  host: 'machine',
  created: '2026-11-24T18:49:00.000Z',
  queued: null,
  started: '2026-11-24T18:49:01.000Z',
  stopping: null,
  ended: '2026-11-24T18:49:31.000Z',
  supervisor: { pid: 12, start: '77' },
  process: null,
  exitCode: 1,
  signal: null,
  outcome: {
    cause: 'ValueError: x',
    explanation: { template: 'It says {0}.', args: ['x', 1] },
  },
  origin: { kind: 'resume', run: '/dataset/runs/alice-20261123-184900', checkpoint: '/states/alice-state' },
};

describe('run.json', () => {
  it('is read as it was written', () => {
    expect(parseRunRecord(JSON.stringify(record))).toEqual(record);
    const bare: RunRecord = { ...record, gpu: null, steps: null, outcome: null, supervisor: null };
    expect(parseRunRecord(JSON.stringify(bare))).toEqual(bare);
  });

  it('of a later program is read without what we do not know, in a later version not at all', () => {
    expect(parseRunRecord(JSON.stringify({ ...record, mood: 'good' }))).toEqual(record);
    expect(parseRunRecord(JSON.stringify({ ...record, version: 2 }))).toBeUndefined();
  });

  it.each([
    ['no state that we know', { state: 'paused' }],
    ['no command', { commands: [] }],
    ['an empty command', { commands: [[]] }],
    ['half a step', { steps: { ...record.steps, epochs: 2.5 } }],
    ['an origin of a kind that we do not know', { origin: { ...record.origin, kind: 'fork' } }],
    ['a process without a number', { process: { pid: 0, start: '1' } }],
  ])('is none with %s', (_, change) => {
    expect(parseRunRecord(JSON.stringify({ ...record, ...change }))).toBeUndefined();
  });

  it('of before it was kept has no origin', () => {
    const { origin: _, ...old } = record;
    expect(parseRunRecord(JSON.stringify(old))).toEqual({ ...record, origin: null });
  });

  it.each(Object.keys(record).filter((key) => key !== 'allowed' && key !== 'origin'))(
    'is none without %s',
    (key) => {
      expect(parseRunRecord(JSON.stringify({ ...record, [key]: undefined }))).toBeUndefined();
    },
  );

  it('that is cut off anywhere, or anything else, is none', () => {
    const json = JSON.stringify(record);
    fc.assert(
      fc.property(fc.nat(json.length - 1), (length) => {
        expect(parseRunRecord(json.slice(0, length))).toBeUndefined();
      }),
    );
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (other) => {
        expect(parseRunRecord(other)).toBeUndefined();
      }),
    );
  });
});

it('a run is at rest unless it waits or runs', () => {
  expect(runStates.filter((state) => !isAtRest({ state }))).toEqual(['queued', 'running']);
});

it('reads one of before errors could be allowed', () => {
  const { allowed, ...before } = record;
  expect(parseRunRecord(JSON.stringify(before))).toEqual({ ...record, allowed: [] });
});
