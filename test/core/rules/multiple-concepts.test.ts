import { describe, expect, it } from 'vitest';
import { toldBy } from '../../support/loaded.ts';
import { datasetOf } from '../../support/memory.ts';

const purpose = '[dataset]\npurpose = "likeness"\n';

function found(folders: Readonly<Record<string, string>>, config = purpose) {
  const files = Object.entries(folders).flatMap(([folder, text]) => [
    [`${folder}/a.png`, ''],
    [`${folder}/a.txt`, text],
  ]);
  return toldBy('multiple-concepts', datasetOf(Object.fromEntries(files), { config }));
}
const two = { '10_alicexy woman': '1girl, alicexy', '5_bobxy man': '1boy, bobxy' };

describe('multiple-concepts', () => {
  it('finds two subjects, by the words of their folders or by their triggers', async () => {
    expect(await found(two)).toEqual([
      'hint 2 subjects are trained into one LoRA (alicexy, bobxy): the recipe for a likeness has one.',
    ]);
    const triggers = `${purpose}[concepts.a]\ntrigger = "ohwx"\n[concepts.b]\ntrigger = "sks"\n`;
    expect(await found({ a: 'x', b: 'y' }, triggers)).toEqual([
      'hint 2 subjects are trained into one LoRA (ohwx, sks): the recipe for a likeness has one.',
    ]);
  });

  it.each([
    ['one folder', { '10_alicexy woman': 'alicexy' }, purpose],
    [
      'two folders of one subject',
      { '10_alicexy woman': 'alicexy', '5_alicexy woman side': 'alicexy' },
      purpose,
    ],
    ['words that are in no caption', { '10_alicexy woman': 'alicexy', '5_closeupz': 'alicexy' }, purpose],
    ['a trigger for all', two, `${purpose}trigger = "alicexy"`],
    ['regularization pictures', two, `${purpose}[concepts."5_bobxy man"]\nis_reg = true`],
    ['no purpose', two, ''],
    ['a finetune', two, '[dataset]\npurpose = "finetune"'],
  ])('is quiet about %s', async (_, folders, config) => {
    expect(await found(folders, config)).toEqual([]);
  });
});
