// The rules about tags, beyond their own examples: how loud they are, and where they keep quiet.
import { describe, expect, it } from 'vitest';
import { captionPath, captionsOf } from '../../support/datasets.ts';
import { findingsOf, foundIn } from '../../support/lint.ts';
import { datasetOf } from '../../support/memory.ts';

const purpose = (name: string) => `[dataset]\npurpose = "${name}"\n`;
const often = (caption: string, count = 12) => Array.from({ length: count }, () => caption);

describe('duplicate-tag', () => {
  it('is quieter for styles and finetunes', () => {
    expect(foundIn('duplicate-tag', ['a, b, a'])).toEqual(['warning a']);
    expect(foundIn('duplicate-tag', ['a, b, a'], purpose('style'))).toEqual(['info a']);
  });

  it('finds each further one, and nothing behind the line that is read', () => {
    expect(foundIn('duplicate-tag', ['a, a, A'])).toEqual(['warning a', 'warning A']);
    expect(foundIn('duplicate-tag', ['a, b\na, b'])).toEqual([]);
  });
});

describe('empty-tag', () => {
  it('tells what counts from what one types', () => {
    expect(foundIn('empty-tag', ['a,, b,'])).toEqual(['info ,', 'hint ,']);
    expect(foundIn('empty-tag', ['a,, b'], purpose('style'))).toEqual(['hint ,']);
    expect(foundIn('empty-tag', [',,'])).toEqual([]);
    expect(foundIn('empty-tag', ['She stands in the garden,, while the sun is setting behind her.'])).toEqual(
      [],
    );
  });
});

describe('prompt-weight', () => {
  it('offers nothing in place of signs around nothing', () => {
    const dataset = captionsOf(['1girl, (), hat']);
    expect(findingsOf('prompt-weight', dataset, captionPath(0)).flatMap(({ fixes }) => fixes ?? [])).toEqual(
      [],
    );
  });
});

describe('missing-trigger', () => {
  const declared = '[dataset]\ntrigger = "alice"\n';

  it('warns where it is declared, and informs where it is inferred', () => {
    expect(foundIn('missing-trigger', ['1girl, smile'], declared)).toEqual(['warning']);
    expect(foundIn('missing-trigger', ['1girl, smile', ...often('1girl, qwxz')])).toEqual(['info']);
  });

  it('is quiet about what is only inferred, for styles and finetunes', () => {
    const captions = ['1girl, smile', ...often('1girl, qwxz')];
    expect(foundIn('missing-trigger', captions, purpose('style'))).toEqual([]);
    expect(foundIn('missing-trigger', captions, purpose('finetune'))).toEqual([]);
    expect(foundIn('missing-trigger', captions, `${purpose('style')}trigger = "qwxz"`)).toEqual(['warning']);
  });

  it('looks at what the trainer reads', () => {
    expect(foundIn('missing-trigger', ['1girl\nalice'], declared)).toEqual(['warning']);
    expect(foundIn('missing-trigger', [''], declared)).toEqual([]);
  });

  it("knows each folder's own", () => {
    const config =
      '[concepts."1_bob"]\ntrigger = "bob"\n[concepts."1_people"]\nis_reg = true\n[dataset]\ntrigger = "alice"';
    const files = {
      '1_bob/a.png': '',
      '1_bob/a.txt': 'alice',
      '1_people/a.png': '',
      '1_people/a.txt': 'woman',
    };
    const dataset = datasetOf(files, { config });
    expect(findingsOf('missing-trigger', dataset, '/dataset/1_bob/a.txt')).toHaveLength(1);
    expect(findingsOf('missing-trigger', dataset, '/dataset/1_people/a.txt')).toEqual([]);
  });

  it('is quiet where the trainer adds it, on the lines that it adds it to', () => {
    const options = `${declared}[training.options]\n`;
    expect(foundIn('missing-trigger', ['1girl'], `${options}caption_suffix = "by alice"`)).toEqual([]);
    expect(foundIn('missing-trigger', ['1girl'], `${options}caption_prefix = "bob"`)).toEqual(['warning']);
    const lines = `${options}caption_prefix = "alice,"\nenable_wildcard = true`;
    const dataset = captionsOf(['1girl\n1girl, smile'], { config: lines });
    expect(findingsOf('missing-trigger', dataset, captionPath(0)).map(({ span }) => span.start)).toEqual([6]);
  });

  it('leaves a placeholder to its own rule', () => {
    expect(foundIn('missing-trigger', ['1girl, [trigger]'], declared)).toEqual([]);
    expect(foundIn('placeholder-in-caption', ['1girl, [trigger]'], declared)).toEqual(['warning [trigger]']);
  });
});

describe('inconsistent-spelling', () => {
  it('is a warning, and quieter for styles', () => {
    const captions = ['1girl, braded hair', ...often('1girl, braided hair')];
    expect(foundIn('inconsistent-spelling', captions)).toEqual(['warning braded hair']);
    expect(foundIn('inconsistent-spelling', captions, purpose('style'))).toEqual(['info braded hair']);
  });

  it('finds other case and underscores', () => {
    const usual = often('1girl, Long Hair');
    expect(foundIn('inconsistent-spelling', ['1girl, long_hair', ...usual])).toEqual(['warning long_hair']);
    expect(foundIn('inconsistent-spelling', ['1girl, Long Hair', ...usual])).toEqual([]);
    expect(foundIn('inconsistent-spelling', ['1girl, long_hair', ...often('1girl, long hair', 3)])).toEqual(
      [],
    );
  });

  it("keeps an inferred trigger's misspelling quiet", () => {
    const captions = ['1girl, qwxyz, smile', ...often('1girl, qwxzz')];
    expect(foundIn('inconsistent-spelling', captions)).toEqual(['info qwxyz']);
    const folder = captionsOf(often('1girl, Alice'), { folder: '10_alice woman' });
    expect(findingsOf('inconsistent-spelling', folder, captionPath(0))).toEqual([]);
  });

  it('looks at sentences for the trigger only', () => {
    const config = '[dataset]\ntrigger = "ohwx"';
    const sentence = 'A photo of ohwx woman in a gardn, smiling at the camera.';
    expect(
      foundIn('inconsistent-spelling', [sentence, ...often(sentence.replace('gardn', 'garden'))], config),
    ).toEqual([]);
    expect(foundIn('inconsistent-spelling', [sentence.replace('ohwx', 'ohwxx')], config)).toEqual([
      'warning ohwxx',
    ]);
    expect(foundIn('inconsistent-spelling', [sentence.replace('ohwx', 'Ohwx')], config)).toEqual([]);
  });
});
