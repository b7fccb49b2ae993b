import { expect, it } from 'vitest';
import type { CheckpointFile, OutputRun } from '../../../../core/training/outputs/output-run.ts';
import { whenLeft } from '../../../../core/training/outputs/when-left.ts';

const empty: OutputRun = { folder: '/out', name: 'a', checkpoints: [], samples: [], logs: [] };

function checkpoint(modified: number, finished: number | undefined): CheckpointFile {
  const facts = {
    run: 'a',
    epoch: 1,
    step: 1,
    started: 1,
    finished,
    epochs: 1,
    isFlow: false,
    family: undefined,
  };
  const moment = { kind: 'epoch', at: 1 } as const;
  return { run: 'a', moment, path: '/out/a.safetensors', size: 1, modified, facts, isWhole: true };
}

it('what a training left was written when its checkpoints say, whenever they were copied', () => {
  expect(whenLeft({ ...empty, checkpoints: [checkpoint(9e6, 3), checkpoint(8e6, 5)] })).toBe(5000);
  expect(whenLeft({ ...empty, checkpoints: [checkpoint(9e6, undefined)] })).toBe(9e6);
  expect(whenLeft({ ...empty, logs: [{ path: '/log', begun: 7 }] })).toBe(7000);
  expect(whenLeft(empty)).toBeUndefined();
});
