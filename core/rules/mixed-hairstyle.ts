import { type Dataset, imagesOfCaption } from '../dataset/dataset.ts';
import { message } from '../message.ts';
import { dirname } from '../path.ts';
import { hairStylesOf } from '../vocabulary/hair-styles.ts';
import { showsCompany, showsSeveralPeople } from '../vocabulary/views/company.ts';
import { defineRule, noOptions } from './rule.ts';

/** One picture with other hair is an exception, and its caption says so. */
const FEWEST = 2;
/** The same in a large dataset, as a share of the captions that name a style. */
const SHARE = 0.05;
/** What is worn in fewer of a folder's captions is nobody's signature. */
const SIGNATURE = 0.5;

export const mixedHairstyle = defineRule({
  code: 'mixed-hairstyle',
  kind: 'advice',
  severity: 'hint',
  purposes: ['likeness'],
  title: 'The hair is worn in more than one way',
  why: `The hair is much of what a person is known by. The recipe takes pictures of one hair style, so that the trigger stands
for it; of several the LoRA learns a mixture, unless each is named in its captions and asked for later. Braids, ponytails
and the like count, lengths and colours don't; a second style counts in two pictures or more, and in a twentieth of them.

There is one finding for a concept folder, in which one style is worn in half of the captions and others beside it.`,
  options: noOptions,
  examples: [
    { title: 'one style', config: '[dataset]\npurpose = "likeness"', caption: 'alice, twin braids' },
  ],
  *dataset({ dataset }) {
    for (const { all, captions } of stylesByFolder(dataset)) {
      const counts = new Map<string, number>();
      for (const styles of captions.values())
        for (const style of styles) counts.set(style, (counts.get(style) ?? 0) + 1);
      const inOrder = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      const [main, often] = inOrder[0] ?? ['', 0];
      if (often < SIGNATURE * all) continue;
      // A picture with both has the main one, worn so.
      const others = [...captions].filter(([, styles]) => !styles.has(main));
      if (others.length < Math.max(FEWEST, SHARE * captions.size)) continue;
      const told = inOrder.map(([style, count]) => `${style} (${count})`).join(', ');
      yield {
        files: others.map(([path]) => path).sort(),
        message: message('The hair is worn in more than one way: {0}.', told),
      };
    }
  },
});

/** The hair styles that the captions of a folder name. */
interface FolderStyles {
  /** How many captions of one person there are. */
  all: number;
  /** By path, of those that name a style. */
  readonly captions: Map<string, ReadonlySet<string>>;
}

function stylesByFolder(dataset: Dataset): Iterable<FolderStyles> {
  const folders = new Map<string, FolderStyles>();
  dataset.captions.forEach(({ caption }, path) => {
    if (!caption || caption.style === 'prose' || imagesOfCaption(dataset, path).length === 0) return;
    if (showsCompany(caption) || showsSeveralPeople(caption)) return;
    const folder: FolderStyles = folders.get(dirname(path)) ?? { all: 0, captions: new Map() };
    folders.set(dirname(path), folder);
    folder.all++;
    const styles = new Set(caption.tags.flatMap(({ key }) => hairStylesOf(key)));
    if (styles.size > 0) folder.captions.set(path, styles);
  });
  return folders.values();
}
