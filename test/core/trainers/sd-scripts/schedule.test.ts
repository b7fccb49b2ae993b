import { describe, expect, it } from 'vitest';
import { optimizerOf, scheduleOf } from '../../../../core/trainers/sd-scripts/schedule.ts';
import type { Options } from '../../../../core/training/options.ts';

describe('the optimizer', () => {
  it.each<[Options, string]>([
    [{}, 'adamw'],
    [{ optimizer_type: '' }, 'adamw'],
    [{ optimizer_type: 'AdaFactor' }, 'adafactor'],
    [{ optimizer_type: 'AdamW8bit' }, 'adamw8bit'],
    [{ use_8bit_adam: true }, 'adamw8bit'],
    [{ use_8bit_adam: false, use_lion_optimizer: true }, 'lion'],
  ])('of %o is %s', (options, optimizer) => expect(optimizerOf(options)).toBe(optimizer));
});

describe('the schedule', () => {
  const adafactor = (...args: readonly unknown[]) => ({ optimizer_type: 'Adafactor', optimizer_args: args });

  it.each<[Options, string | undefined]>([
    [{}, 'constant'],
    [{ lr_scheduler: 'cosine' }, 'cosine'],
    [{ optimizer_type: 'AdamW', lr_scheduler: 'adafactor' }, 'adafactor'],
    [{ optimizer_type: 'Adafactor', lr_scheduler: 'cosine' }, 'adafactor'],
    [{ ...adafactor('scale_parameter=False'), lr_scheduler: 'cosine' }, 'adafactor'],
    [{ ...adafactor('relative_step=False'), lr_scheduler: 'cosine' }, 'cosine'],
    [{ ...adafactor('relative_step= False', 3), lr_scheduler: 'cosine' }, 'cosine'],
    [{ ...adafactor('relative_step=False', 'relative_step=True'), lr_scheduler: 'cosine' }, 'adafactor'],
    [{ ...adafactor('relative_step=False', 'warmup_init=True'), lr_scheduler: 'cosine' }, 'adafactor'],
    [
      { optimizer_type: 'Adafactor', optimizer_args: 'relative_step=False', lr_scheduler: 'cosine' },
      'adafactor',
    ],
    [{ optimizer_type: 'Adafactor', lr_scheduler_type: 'StepLR' }, 'StepLR'],
    [{ optimizer_type: 'AdamWScheduleFree', lr_scheduler: 'cosine' }, undefined],
  ])('of %o is %s', (options, schedule) => expect(scheduleOf(options)).toBe(schedule));
});
