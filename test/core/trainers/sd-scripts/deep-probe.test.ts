import { describe, expect, it } from 'vitest';
import { parseDeepProbe } from '../../../../core/trainers/sd-scripts/deep-probe.ts';

const answer = {
  ...{ version: '2.6.0+cu124', cuda: '12.4', hip: null, available: true, warnings: [] },
  devices: [{ name: 'NVIDIA GeForce RTX 3060', capability: [8, 6] }],
  arches: ['sm_50', 'sm_80', 'sm_86', 'sm_90'],
};

const parse = (changes: object = {}) =>
  parseDeepProbe(`some package says hello\n${JSON.stringify({ ...answer, ...changes })}\n`);

const card = (major: number, minor: number, arches: readonly string[]) =>
  parse({ devices: [{ name: 'card', capability: [major, minor] }], arches })?.devices[0];

describe('what PyTorch says that it can use', () => {
  it('is read from the last line', () => {
    expect(parse()).toEqual({
      ...{ version: '2.6.0+cu124', built: 'CUDA 12.4', isAvailable: true, warnings: [] },
      devices: [{ name: 'NVIDIA GeForce RTX 3060', isSupported: true, hasBf16: true }],
    });
    expect(parse({ cuda: null })?.built).toBeUndefined();
    expect(parse({ cuda: null, hip: '6.2' })?.built).toBe('ROCm 6.2');
  });

  it.each(['', 'Segmentation fault', '{"version":"2"}', '[]'])('is nothing for %j', (output) => {
    expect(parseDeepProbe(output)).toBeUndefined();
  });

  it.each([
    [8, 6, ['sm_80'], true],
    [8, 0, ['sm_86'], false],
    [12, 0, ['sm_80', 'sm_90'], false],
    [12, 0, ['sm_90', 'compute_90'], true],
    [12, 0, ['sm_120'], true],
    [7, 5, ['sm_75'], true],
    [6, 1, ['sm_75'], false],
  ])('has code for %i.%i among %j: %s', (major, minor, arches, isSupported) => {
    expect(card(major, minor, arches)?.isSupported).toBe(isSupported);
  });

  it('has bf16 from Ampere on', () => {
    expect(card(7, 5, ['sm_75'])?.hasBf16).toBe(false);
    expect(card(8, 0, ['sm_80'])?.hasBf16).toBe(true);
  });
});
