import { describe, expect, it } from 'vitest';
import { toldBy } from '../../support/loaded.ts';
import { datasetOf } from '../../support/memory.ts';

const files = { '10_alice/a.png': '', '1_woman/b.png': '', '1_woman/c.png': '' };
const found = (config: string) => toldBy('regularization-images', datasetOf(files, { config }));
const regularization = '[concepts."1_woman"]\nis_reg = true\n';

describe('regularization-images', () => {
  it('hints at those of a likeness', async () => {
    expect(await found(`[dataset]\npurpose = "likeness"\n${regularization}`)).toEqual([
      'hint 2 regularization pictures about double the steps of an epoch: the recipe for a likeness takes none.',
    ]);
  });

  it.each([
    '[dataset]\npurpose = "likeness"\n',
    regularization,
    `[dataset]\npurpose = "finetune"\n${regularization}`,
    `[dataset]\npurpose = "likeness"\n[concepts."7_nothing"]\nis_reg = true\n`,
  ])('is quiet with %j', async (config) => {
    expect(await found(config)).toEqual([]);
  });
});
