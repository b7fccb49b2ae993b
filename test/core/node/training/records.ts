import type { RunRecord } from '../../../../core/training/run-record.ts';

/** A run that was written and never started, on the machine `here`. */
export function recordOf(folder: string, more: Partial<RunRecord> = {}): RunRecord {
  return {
    version: 1,
    name: 'alice',
    state: 'prepared',
    dataset: '/data/set',
    recipe: 'sd15-likeness',
    trainer: {
      id: 'sd-scripts',
      root: '/sd',
      version: 'v0.9.1',
      python: '/sd/venv/bin/python',
      packages: {},
    },
    commands: [['/sd/venv/bin/python', '-m', 'accelerate.commands.launch', 'train_network.py']],
    folder: '/sd',
    environment: { PYTHONUNBUFFERED: '1' },
    model: { name: null, place: '/models/sd15.safetensors' },
    gpu: { index: 0, uuid: 'GPU-1b2c', name: 'NVIDIA GeForce RTX 3060' },
    data: { folders: [], captionExtension: '.txt' },
    steps: { shown: 6, batch: 1, stepsPerEpoch: 6, epochs: 2, steps: 12 },
    allowed: [],
    result: `${folder}/output/alice.safetensors`,
    host: 'here',
    created: '2026-11-24T18:48:59.000Z',
    queued: null,
    started: null,
    ended: null,
    stopping: null,
    supervisor: null,
    process: null,
    exitCode: null,
    signal: null,
    outcome: null,
    origin: null,
    ...more,
  };
}
