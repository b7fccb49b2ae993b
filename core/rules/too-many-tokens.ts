import { countTokens, isLimitMeant, lostSpan } from '../dataset/text-limit.ts';
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

What is faded is lost, from the first tag that is not kept whole. FLUX.1 and SD 3 (known by \`network_module\`) read a
caption with T5, up to 511 and 255 tokens (\`t5xxl_max_token_length\` less one; FLUX.1 [schnell] reads 255 where that says
nothing). T5's tokens are not counted here, but a word has one at least: what lies behind so many words is surely lost.

Quiet where \`[training] model\` names a model of which it is not known how it reads, and for sentences as long as no
training is configured: they are mostly written for models that read more.`,
  options: noOptions,
  examples: [
    { title: 'more than 75 tokens', caption: `${tags}, «4K, sharp focus»` },
    {
      title: 'with room for 150',
      config: '[training.options]\nmax_token_length = 150',
      caption: `${tags}, 4K, sharp focus`,
    },
    { title: 'another model', config: '[training]\nmodel = "flux"', caption: `${tags}, 4K, sharp focus` },
    {
      title: 'T5 of SD 3, made short',
      config: '[training.options]\nnetwork_module = "networks.lora_sd3"\nt5xxl_max_token_length = 9',
      caption: '1girl, dark skin, braided hair, green eyes, «soft light»',
    },
    {
      title: 'FLUX.1',
      config: '[training]\nmodel = "flux"\n[training.options]\nnetwork_module = "networks.lora_flux"',
      caption: `${tags}, 4K, sharp focus`,
    },
    { title: 'short', caption: '1girl, alice, dark skin' },
  ],
  *caption({ dataset, knowledge, caption }) {
    if (!isLimitMeant(dataset, caption)) return;
    for (const { limit, count, cut, caption: line } of countTokens(dataset, knowledge, caption)) {
      if (cut === undefined || !limit) continue;
      yield {
        span: lostSpan(line, cut),
        unnecessary: true,
        message:
          limit.tokenizer === 'T5'
            ? message(
                'The model reads {0} tokens, and this caption has {1} words of one or more each: what follows is not learned.',
                limit.tokens,
                count,
              )
            : message(
                'The model reads {0} tokens, and this caption has {1}: what follows is not learned.',
                limit.tokens,
                count,
              ),
      };
    }
  },
});
