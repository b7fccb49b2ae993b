import { describe, expect, it } from 'vitest';
import { trainResume } from '../../../../../core/trainers/sd-scripts/preflight/train-resume.ts';
import { trainWarmStart } from '../../../../../core/trainers/sd-scripts/preflight/train-warm-start.ts';
import type { SavedState, Weights } from '../../../../../core/training/beginning.ts';
import { said } from '../../../training/preflight/preflight.ts';

describe('train-resume', () => {
  const steps = { shown: 420, batch: 1, buckets: [], stepsPerEpoch: 420, epochs: 8, steps: 3360 };
  const of = (saved: SavedState) =>
    said(trainResume, { steps, beginning: { state: { folder: '/s', saved } } });
  const counted = (step: number): SavedState => ({ kind: 'counted', epoch: 8, step });

  it('is quiet about a state that there is something left after, and without one', () => {
    expect(of(counted(3359))).toEqual([]);
    expect(said(trainResume, { steps })).toEqual([]);
  });

  it('wants more steps than the state has', () => {
    expect(of(counted(3360))).toEqual([
      'error: The saved state is at step 3360, and the training would end at step 3360. The trainer would end at once. Say how many epochs more are to be trained.',
    ]);
  });

  it.each([
    [{ kind: 'missing' }, 'error: The saved state is not there: /s.'],
    [{ kind: 'none' }, 'error: This is no saved state: /s.'],
    [{ kind: 'unreadable' }, 'error: The train_state.json of the saved state can not be read: /s.'],
    [{ kind: 'uncounted' }, 'warning: The saved state has no train_state.json: /s.'],
  ] as const)('finds %j', (saved, what) => {
    expect(of(saved)[0]).toContain(what);
  });
});

describe('train-warm-start', () => {
  const of = (content: Weights, options = {}) =>
    said(trainWarmStart, { options, beginning: { weights: { file: '/w', content } } });
  const weights: Weights = { kind: 'file', rank: 96, alpha: 72 };

  it('is quiet where rank and alpha are those of the weights, or come from there', () => {
    expect(of(weights)).toEqual([]);
    expect(of(weights, { network_dim: 32, dim_from_weights: true })).toEqual([]);
    expect(of({ kind: 'file', rank: undefined, alpha: undefined })).toEqual([]);
    expect(said(trainWarmStart)).toEqual([]);
  });

  it('finds another rank, another alpha, and what is no LoRA', () => {
    expect(of(weights, { network_dim: 32 })).toEqual([
      'error: The LoRA to begin with has rank 96, and network_dim is 32. The trainer would end with "size mismatch". Leave network_dim out, or set it to 96.',
    ]);
    expect(of(weights, { network_alpha: 36 })).toEqual([
      'warning: The LoRA to begin with has alpha 72, and network_alpha is 36. It would begin 0.5 times as strong as it was saved.',
    ]);
    expect(of({ kind: 'missing' })).toEqual(['error: The LoRA to begin with is not there: /w.']);
    expect(of({ kind: 'damaged' })[0]).toContain('no whole .safetensors file');
  });
});
