// A trigger that means something already, by the vocabulary or the user's tag lists.
import { describe, expect, it } from 'vitest';
import { lintWhole } from '../../../core/engine.ts';
import { formatMessage } from '../../../core/message.ts';
import type { Knowledge } from '../../../core/vocabulary/knowledge.ts';
import { captionsOf } from '../../support/datasets.ts';
import { dictionaryOf } from '../../support/dictionary.ts';
import { ruleOf } from '../../support/lint.ts';

const lists: Knowledge = {
  dictionary: dictionaryOf('hatsune_miku,4,100000,miku', 'some_nobody,4,900,', 'ohwx,0,,'),
};

function found(trigger: string, knowledge: Knowledge = {}, more = '') {
  const dataset = captionsOf(['1girl', 'smile'], { config: `[dataset]\n${more}trigger = ${trigger}` });
  return [...lintWhole(dataset, { rules: [ruleOf('common-trigger')], knowledge })].map(
    ({ severity, message, file }) => `${severity} ${file} ${formatMessage(message)}`,
  );
}

const config = '/dataset/lora-dataset.toml';

describe('a common trigger', () => {
  it('is an ordinary word', () => {
    expect(found('"rose"')).toEqual([
      `hint ${config} The trigger "rose" is an ordinary word, which the model knows already.`,
    ]);
    expect(found('"ohwx"')).toEqual([]);
    expect(found('"1girl"')).toHaveLength(1);
  });

  it('is a tag of many posts, where there is a list', () => {
    expect(found('"Hatsune Miku"', lists)).toEqual([
      `hint ${config} The trigger "Hatsune Miku" is a tag of 100000 posts: a model may know it.`,
    ]);
    expect(found('"miku"', lists)).toHaveLength(1);
    expect(found('"Hatsune Miku"')).toEqual([]);
    expect(found('"some nobody"', lists)).toEqual([]);
    expect(found('"ohwx"', lists)).toEqual([]);
  });

  it('is none with a word of its own beside the plain one', () => {
    expect(found('{ all = ["ohwx", "woman"] }')).toEqual([]);
    expect(found('{ all = ["red", "woman"] }')).toHaveLength(1);
    expect(found('["ohwx", "rose"]')).toHaveLength(1);
  });

  it('is what a finetune teaches', () => {
    expect(found('"rose"', {}, 'purpose = "finetune"\n')).toEqual([]);
  });

  it('is only a declared one', () => {
    const dataset = captionsOf(
      Array.from({ length: 12 }, () => 'miku, smile'),
      { folder: '10_miku girl' },
    );
    expect([...lintWhole(dataset, { rules: [ruleOf('common-trigger')], knowledge: lists })]).toEqual([]);
  });
});
