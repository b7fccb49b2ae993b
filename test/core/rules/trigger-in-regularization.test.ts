// Which triggers count in a regularization caption, and how loudly.
import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../support/lint.ts';
import { datasetOf } from '../../support/memory.ts';

function found(reg: string, config: string, subject = 'photo, ohwx, woman'): readonly string[] {
  const files: Record<string, string> = { '1_woman/a.png': '', '1_woman/a.txt': reg };
  for (let index = 0; index < 12; index++) {
    files[`10_ohwx woman/${index}.png`] = '';
    files[`10_ohwx woman/${index}.txt`] = subject;
  }
  const dataset = datasetOf(files, { config: `${config}\n[concepts."1_woman"]\nis_reg = true` });
  return findingsOf('trigger-in-regularization', dataset, '/dataset/1_woman/a.txt').map(
    ({ severity, span }) => `${severity} ${reg.slice(span.start, span.end)}`,
  );
}

describe('a trigger in a regularization caption', () => {
  it("is a warning where it is declared, for the dataset or another folder, and an info by the folder's name", () => {
    expect(found('ohwx, smile', '[dataset]\ntrigger = "ohwx"')).toEqual(['warning ohwx']);
    expect(found('ohwx, smile', '[concepts."10_ohwx woman"]\ntrigger = "ohwx"')).toEqual(['warning ohwx']);
    expect(found('ohwx, smile', '')).toEqual(['info ohwx']);
  });

  it('is found at each of its places', () => {
    expect(found('ohwx, a photo of OHWX, woman', '[dataset]\ntrigger = "ohwx"')).toEqual([
      'warning ohwx',
      'warning OHWX',
    ]);
  });

  it('is no plain word, and no word of the class', () => {
    expect(found('woman, smile', '[dataset]\ntrigger = { all = ["ohwx", "woman"] }')).toEqual([]);
    expect(found('ohwx woman', '[dataset]\ntrigger = { all = ["ohwx", "woman"] }')).toEqual(['warning ohwx']);
    expect(found('woman, smile', '[dataset]\ntrigger = ["ohwx", "woman"]')).toEqual([]);
    expect(found('qwern, smile', '[dataset]\ntrigger = "qwern"\nclass = "qwern"')).toEqual([]);
  });

  it('is not looked for where no folder is declared as such', () => {
    const files = { '1_woman/a.png': '', '1_woman/a.txt': 'ohwx' };
    const dataset = datasetOf(files, { config: '[dataset]\ntrigger = "ohwx"' });
    expect(findingsOf('trigger-in-regularization', dataset, '/dataset/1_woman/a.txt')).toEqual([]);
  });
});
