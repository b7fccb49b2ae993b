import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../support/lint.ts';
import { datasetOf } from '../../support/memory.ts';

describe('missing-view', () => {
  const inImage = (name: string, caption: string, config?: string) => {
    const files = { [`x/${name}.png`]: '', [`x/${name}.txt`]: caption };
    const dataset = datasetOf(files, config === undefined ? {} : { config });
    return findingsOf('missing-view', dataset, `/dataset/x/${name}.txt`).map(({ severity }) => severity);
  };

  it('warns of a declared view, and informs of one by name', () => {
    expect(inImage('back_01', '1girl')).toEqual(['info']);
    expect(inImage('back_01', '1girl', '[views."from behind"]\nfiles = ["back_*"]')).toEqual(['warning']);
  });

  it.each([
    ['back_01', '1girl, from_behind'],
    ['back_01', 'A woman seen from the back.'],
    ['back_01', 'a rear-view shot of a woman'],
    ['side_01', '1girl, profile'],
    ['left_45', '1girl, three-quarter view'],
    ['above_01', 'a high-angle shot of a woman in a garden'],
    ['below_01', 'low angle, 1girl'],
    ['side_01', 'She is standing sideways in the door of her house.'],
    ['above_01', 'We are looking down at a woman who lies in the grass.'],
    ['back_01', ''],
    ['leftover_1', '1girl'],
  ])('is quiet about %s: %s', (name, caption) => {
    expect(inImage(name, caption)).toEqual([]);
  });
});
