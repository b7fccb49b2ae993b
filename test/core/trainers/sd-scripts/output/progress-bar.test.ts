import { describe, expect, it } from 'vitest';
import { readBar } from '../../../../../core/trainers/sd-scripts/output/progress-bar.ts';

const step = (behind: string) => readBar(`steps:   8%|▊         | 1/12 [${behind}]`)?.event;

describe('readBar', () => {
  it.each([
    ['00:00<?, ?it/s', { elapsed: 0 }],
    ['00:02<00:23,  2.12s/it', { elapsed: 2, left: 23, speed: 1 / 2.12 }],
    ['1:02:03<27:46:39, 12.70it/s', { elapsed: 3723, left: 99999, speed: 12.7 }],
    ['00:02<00:23,  2.00it/s, avr_loss=1.1', { elapsed: 2, left: 23, speed: 2, loss: 1.1 }],
    ['00:02<00:23,  2.00it/s, avr_loss=9.5e-5', { elapsed: 2, left: 23, speed: 2, loss: 9.5e-5 }],
    ['00:02<00:23,  2.00it/s, avr_loss=nan', { elapsed: 2, left: 23, speed: 2, loss: Number.NaN }],
    ['00:02<00:23,  2.00it/s, avr_loss=inf', { elapsed: 2, left: 23, speed: 2, loss: Infinity }],
    ['00:02<00:23,  2.00it/s, avr_loss=what', { elapsed: 2, left: 23, speed: 2 }],
    [
      '00:02<00:23,  2.00it/s, Average key norm=0.0123, Keys Scaled=3, avr_loss=0.1',
      { elapsed: 2, left: 23, speed: 2, loss: 0.1 },
    ],
  ])('of %s', (behind, told) => {
    expect(step(behind)).toEqual({ kind: 'step', step: 1, of: 12, ...told });
  });

  it('ends at the bracket', () => {
    const bar = 'steps: 100%|██████████| 12/12 [00:19<00:00,  1.62s/it, avr_loss=1.14]';
    expect(readBar(`${bar}2026-11-22 20:30:04 INFO`)?.end).toBe(bar.length);
  });

  it.each([
    '  0%|          | 0/6 [00:00<?, ?it/s]',
    'read caption: 100%|██████████| 6/6 [00:00<00:00, 6661.15it/s]',
    'validation steps:  12%|█▎        | 1/8 [00:00<00:03,  2.09it/s, val_avg_loss=1.1, timestep=200]',
    'epoch validation steps: 100%|██████████| 8/8 [00:01<00:00,  6.79it/s, val_epoch_avg_loss=1.09]',
  ])('takes %s for a bar that counts no steps', (segment) => {
    expect(readBar(segment)).toEqual({ event: undefined, end: segment.length });
  });

  it.each([
    'prompt: 50%|█████     | 6/12 [00:09<00:09,  1.52s/it]',
    'steps:  50%|█████     | 6/12 [00:09<00:09,  1.52s/it',
    ' steps:  50%|█████     | 6/12 [00:09<00:09,  1.52s/it]',
    'steps: none',
    '',
  ])('takes %j for none', (segment) => {
    expect(readBar(segment)).toBeUndefined();
  });
});
