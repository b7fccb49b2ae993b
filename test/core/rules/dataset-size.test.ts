import { describe, expect, it } from 'vitest';
import { toldBy } from '../../support/loaded.ts';
import { datasetOf } from '../../support/memory.ts';

function found(count: number, config = '[dataset]\npurpose = "likeness"\n') {
  const names = Array.from({ length: count }, (_, index) => [`10_alice/${index}.png`, '']);
  return toldBy(
    'dataset-size',
    datasetOf({ '1_woman/reg.png': '', ...Object.fromEntries(names) }, { config }),
  );
}
const withReg = '[dataset]\npurpose = "likeness"\n[concepts."1_woman"]\nis_reg = true\n';

describe('dataset-size', () => {
  it('tells of few pictures and of many', async () => {
    expect(await found(19, withReg)).toEqual([
      'info 19 pictures are few: the recipe for a likeness is made for about 40.',
    ]);
    expect(await found(81, withReg)).toEqual([
      'info 81 pictures are many: the recipe for a likeness is made for about 40.',
    ]);
  });

  it.each([20, 42, 80, 0])('is quiet about %i', async (count) => {
    expect(await found(count, withReg)).toEqual([]);
  });

  it.each(['', '[dataset]\npurpose = "style"', '[dataset]\npurpose = "finetune"'])(
    'is quiet with the configuration %j',
    async (config) => {
      expect(await found(5, config)).toEqual([]);
      expect(await found(300, config)).toEqual([]);
    },
  );
});
