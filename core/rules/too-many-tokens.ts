import { countTokens, isLimitKnown, lostSpan } from '../dataset/text-limit.ts';
import { message } from '../message.ts';
import { defineRule, noOptions } from './rule.ts';

const tags = `1girl, alice, dark skin, braided hair, hoop earrings, green eyes, freckles, smile, white blouse, long skirt, \
leather belt, brown boots, silver necklace, standing, looking at viewer, full body, garden, wooden bench, flower pot, \
stone path, old wall, blue sky, white clouds, soft light, 3D render, UHD`;

export const tooManyTokens = defineRule({
  code: 'too-many-tokens',
  kind: 'fact',
  severity: 'warning',
  title: 'A caption that is longer than the model reads',
  why: `The text encoder of SD 1.5 and SDXL reads 75 tokens; \`max_token_length\` under \`[training.options]\` makes it 150 or
225. The trainer cuts off the rest without a word: it is not learned, and nothing else tells so. A token is a short word,
a part of a long one, a digit or a comma, so \`1girl\` has two and \`dark_skin\` three. They are counted as the trainer does,
with the repairs that its tokenizer makes first (curly quotation marks, wide letters, accents).

What is faded is lost, from the first tag that is not kept whole. Quiet where \`[training] model\` names a model of which
it is not known how it reads, and for sentences as long as no training is configured: they are mostly written for models
that read more.`,
  options: noOptions,
  examples: [
    { title: 'more than 75 tokens', caption: `${tags}, «4K, sharp focus»` },
    {
      title: 'with room for 150',
      config: '[training.options]\nmax_token_length = 150',
      caption: `${tags}, 4K, sharp focus`,
    },
    { title: 'another model', config: '[training]\nmodel = "flux"', caption: `${tags}, 4K, sharp focus` },
    { title: 'short', caption: '1girl, alice, dark skin' },
  ],
  *caption({ dataset, knowledge, caption }) {
    if (!isLimitKnown(dataset, caption)) return;
    const count = countTokens(dataset, knowledge, caption);
    if (count?.cut === undefined) return;
    yield {
      span: lostSpan(caption, count.cut),
      unnecessary: true,
      message: message(
        'The model reads {0} tokens, and this caption has {1}: what follows is not learned.',
        count.limit,
        count.tokens,
      ),
    };
  },
});
