import { describe, expect, it } from 'vitest';
import { joinedBy } from '../../../../core/dataset/usage/word-joint.ts';

describe('joinedBy', () => {
  it('joins as the dataset does', () => {
    expect(joinedBy('_', 'long hair')).toBe('long_hair');
    expect(joinedBy(' ', 'long hair')).toBe('long hair');
  });

  it('always writes ratings as the model knows them', () => {
    for (const joint of ['_', ' '] as const) {
      expect(joinedBy(joint, 'score 9')).toBe('score_9');
      expect(joinedBy(joint, 'score 8 up')).toBe('score_8_up');
    }
    expect(joinedBy(' ', 'score board')).toBe('score board');
  });
});
