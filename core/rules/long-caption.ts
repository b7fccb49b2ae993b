import * as z from 'zod';
import type { Dataset } from '../dataset/dataset.ts';
import { message } from '../message.ts';
import { defineRule } from './rule.ts';

/** What the recipe does with at most, with room to spare: for a dataset that is too small to have a way of its own. */
const ADVISED = 20;
/** So many times the tags of the others, and so many more in any case, are far more. */
const RATIO = 2.5;
const MORE = 5;
const FEWEST_CAPTIONS = 10;

const likeness = '[dataset]\npurpose = "likeness"';
const short = '1girl, alice, dark skin, braided hair';
const long = '1girl, alice, dark skin, braided hair, hat, coat, scarf, gloves, boots';

export const longCaption = defineRule({
  code: 'long-caption',
  kind: 'advice',
  severity: 'hint',
  purposes: ['likeness'],
  caps: { prose: 'off' },
  title: 'A caption with far more tags than others',
  why: `For a likeness the recipe keeps captions short: about ten tags that say what matters of the picture. Each further one
takes a part of what is to be bound to the trigger. Others caption in full and do well; for a style that is the usual
way, and the rule is silent.

Found: two and a half times as many tags as the dataset's other captions have on average, and at least five more; in a
dataset of fewer than ten captions more than 20. What nearly all captions are like is how you caption, and not found.
Option \`max\`: how many tags a caption may have, whatever the others have.`,
  options: z.strictObject({ max: z.int().positive().optional() }),
  examples: [
    {
      title: 'far more than the others',
      config: likeness,
      caption: `${short}, hat, coat, scarf, gloves, boots, belt, «cape, cane»`,
      others: [[12, short]],
    },
    {
      title: 'more than the option says',
      config: `${likeness}\n[rules]\nlong-caption = { max = 5 }`,
      caption: `${short}, hat, «coat, scarf»`,
    },
    { title: 'all are as long', config: likeness, caption: long, others: [[12, long]] },
    { title: 'for a style', config: '[dataset]\npurpose = "style"', caption: long, others: [[12, short]] },
  ],
  *caption({ dataset, caption, options }) {
    const count = new Set(caption.tags.map(({ key }) => key)).size;
    const usual = usualCount(dataset, count);
    const most = options.max ?? (usual === undefined ? ADVISED : Math.max(RATIO * usual, usual + MORE));
    const first = caption.tags[Math.floor(most)];
    if (count <= most || !first) return;
    yield {
      span: { start: first.span.start, end: caption.read.end },
      message:
        usual === undefined || options.max !== undefined
          ? message('This caption has {0} tags, more than {1}.', count, most)
          : message('This caption has {0} tags, the others have {1} on average.', count, Math.round(usual)),
    };
  },
});

/** How many tags the other captions have on average. */
function usualCount({ statistics: { captions, tagsInAll } }: Dataset, own: number): number | undefined {
  return captions < FEWEST_CAPTIONS ? undefined : (tagsInAll - own) / (captions - 1);
}
