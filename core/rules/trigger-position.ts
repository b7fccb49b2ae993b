import { moveTag } from '../caption/edit.ts';
import { tagKey } from '../caption/tag-key.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { isRegularization } from '../dataset/regularization.ts';
import { trainingOptions } from '../dataset/training-options.ts';
import { type Trigger, triggerOf } from '../dataset/trigger/trigger.ts';
import { message } from '../message.ts';
import { defineRule, noOptions } from './rule.ts';

/** How much of the dataset agrees on a place before a caption can differ from it. */
const AGREEMENT = 0.8;
const FEWEST_CAPTIONS = 10;

export const triggerPosition = defineRule({
  code: 'trigger-position',
  kind: 'consistency',
  severity: 'hint',
  caps: { finetune: 'off', prose: 'off' },
  title: 'The trigger stands elsewhere than in the other captions',
  why: `Where most captions have the trigger as their second tag, one that has it last was edited differently. What stands
in front weighs more, and is what \`keep_tokens\` keeps in place when tags are shuffled. Where \`shuffle_caption\` is on under
\`[training.options]\` and the trigger is not among the first \`keep_tokens\` tags, it is a warning: it is moved about. Quiet for
regularization pictures (\`is_reg\`), which have another rule.`,
  options: noOptions,
  examples: [
    {
      title: 'last, where the others have it second',
      config: '[dataset]\ntrigger = "alice"',
      caption: '1girl, smile, «alice»',
      others: [[20, '1girl, alice, smile']],
      fixed: '1girl, alice, smile',
    },
    {
      title: 'moved about by shuffling',
      config: '[dataset]\ntrigger = "alice"\n[training.options]\nshuffle_caption = true\nkeep_tokens = 1',
      caption: '1girl, «alice», smile',
    },
    {
      title: 'kept in front when the rest is shuffled',
      config: '[dataset]\ntrigger = "alice"\n[training.options]\nshuffle_caption = true\nkeep_tokens = 2',
      caption: '1girl, alice, smile',
    },
    {
      title: 'where the others have it',
      config: '[dataset]\ntrigger = "alice"',
      caption: 'solo, alice, smile',
      others: [[20, '1girl, alice, smile']],
    },
  ],
  *caption({ dataset, caption, folder }) {
    // There it doesn't belong at all.
    if (isRegularization(dataset, folder)) return;
    const trigger = triggerOf(dataset, folder);
    const phrase = trigger && onlyPhrase(trigger);
    if (phrase === undefined) return;
    const at = caption.tags.findIndex(({ key }) => key === tagKey(phrase));
    const tag = caption.tags[at];
    if (!tag) return;
    const kept = dataset.trainer.keptTags(trainingOptions(dataset.config));
    if (kept !== undefined && at >= kept) {
      yield {
        span: tag.span,
        severity: 'warning',
        message: message(
          'The trigger stands at place {0}, and only the first {1} tags keep theirs: shuffling moves it.',
          at + 1,
          kept,
        ),
      };
      return;
    }
    const usual = usualPosition(dataset, phrase);
    if (usual === undefined || at === usual || caption.tags.length <= usual) return;
    yield {
      span: tag.span,
      message: message(
        'The trigger stands at place {0} here, in nearly all other captions at place {1}.',
        at + 1,
        usual + 1,
      ),
      fixes: [
        {
          title: message('Move the trigger to place {0}', usual + 1),
          kind: 'suggested',
          edits: moveTag(caption, at, usual),
        },
      ],
    };
  },
});

/** A trigger of one phrase; of several, each has its own place. */
function onlyPhrase({ alternatives }: Trigger): string | undefined {
  const [first, ...others] = alternatives;
  return others.length === 0 && first?.length === 1 ? first[0] : undefined;
}

/** The place (0 = first) that nearly all captions have a tag at. */
function usualPosition({ statistics }: Dataset, phrase: string): number | undefined {
  const places = statistics.places.get(tagKey(phrase));
  const all = [...(places?.values() ?? [])].reduce((sum, count) => sum + count, 0);
  if (!places || all < FEWEST_CAPTIONS) return undefined;
  for (const [place, count] of places) if (count >= AGREEMENT * all) return place;
  return undefined;
}
