import { describe, expect, it } from 'vitest';
import { training } from '../../../../core/trainers/sd-scripts/training.ts';
import { planOf } from '../../training/plans.ts';
import { read, recording } from './output/recordings.ts';

const python = (torch: string) => ({ version: '3.10', packages: { torch } });

describe('sd-scripts as a trainer that is run', () => {
  it.each([
    [undefined, 'alice.safetensors'],
    ['safetensors', 'alice.safetensors'],
    ['ckpt', 'alice.ckpt'],
    // Not written: the trainer then takes its own default.
    ['/../../elsewhere', 'alice.safetensors'],
  ])('saves the last epoch, as %j, as %s', (save_model_as, file) => {
    expect(training.resultFile(planOf({ options: { save_model_as } }), '/d/runs/r')).toBe(
      `/d/runs/r/output/${file}`,
    );
  });

  it('uses half precision without an NVIDIA card where its PyTorch is for another', () => {
    expect(training.hasOtherGpu(python('2.6.0+rocm6.2'))).toBe(true);
    expect(training.hasOtherGpu(python('2.6.0+cpu'))).toBe(false);
    expect(training.hasOtherGpu(python('2.6.0'))).toBe(false);
  });

  it('reads its own log, in pieces, with a reader for each training', () => {
    const [log, other] = [training.readLog(), training.readLog()];
    const text = recording('merged/train.log');
    const events = [...log.read(text.slice(0, 5000)), ...log.read(text.slice(5000)), ...log.end()];
    expect(events).toEqual(read(text).events);
    expect([log.ending.saved, other.ending.saved]).toEqual([true, false]);
  });
});
