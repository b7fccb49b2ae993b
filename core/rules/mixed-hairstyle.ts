import * as z from 'zod';
import { type Dataset, imagesOfCaption } from '../dataset/dataset.ts';
import { type Counted, counted, countOf, sumOf } from '../dataset/gathered/counted.ts';
import { type Entries, entriesOf, mergeEntries } from '../dataset/gathered/entries.ts';
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

/** The hair styles that the captions of a folder name. */
interface FolderStyles {
  /** How many captions of one person there are. */
  readonly all: number;
  /** Those that name a style, by the styles that they name, a line each. */
  readonly worn: Entries<Counted>;
}

const folderStyles: z.ZodType<FolderStyles> = z.object({ all: z.number(), worn: entriesOf(counted) });

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
  gathering: { schema: entriesOf(folderStyles), gather: stylesByFolder, merge: mergeStyles },
  *dataset({ gathered }) {
    for (const [, { all, worn }] of inOrderOfPath(gathered)) {
      const counts = new Map<string, number>();
      let captions = 0;
      for (const [styles, { count }] of worn) {
        captions += count;
        for (const style of apart(styles)) counts.set(style, (counts.get(style) ?? 0) + count);
      }
      const inOrder = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      const [main, often] = inOrder[0] ?? ['', 0];
      if (often < SIGNATURE * all) continue;
      // A picture with both has the main one, worn so.
      const others = sumOf(
        worn.filter(([styles]) => !apart(styles).includes(main)).map(([, files]) => files),
      );
      if (others.count < Math.max(FEWEST, SHARE * captions)) continue;
      const told = inOrder.map(([style, count]) => `${style} (${count})`).join(', ');
      yield { files: others, message: message('The hair is worn in more than one way: {0}.', told) };
    }
  },
});

function inOrderOfPath(folders: Entries<FolderStyles>): Entries<FolderStyles> {
  return [...folders].sort(([a], [b]) => (a < b ? -1 : 1));
}

const BETWEEN = '\n';

function apart(styles: string): readonly string[] {
  return styles.split(BETWEEN);
}

function stylesByFolder(dataset: Dataset): Entries<FolderStyles> {
  const folders = new Map<string, { all: number; worn: Map<string, string[]> }>();
  dataset.captions.forEach(({ caption }, path) => {
    if (!caption || caption.style === 'prose' || imagesOfCaption(dataset, path).length === 0) return;
    if (showsCompany(caption) || showsSeveralPeople(caption)) return;
    const folder = folders.get(dirname(path)) ?? { all: 0, worn: new Map<string, string[]>() };
    folders.set(dirname(path), folder);
    folder.all++;
    const styles = [...new Set(caption.tags.flatMap(({ key }) => hairStylesOf(key)))];
    if (styles.length === 0) return;
    const together = styles.sort().join(BETWEEN);
    const files = folder.worn.get(together);
    files ? files.push(path) : folder.worn.set(together, [path]);
  });
  return [...folders].map(([path, { all, worn }]) => [
    path,
    { all, worn: [...worn].map(([styles, files]) => [styles, countOf(files)] as const) },
  ]);
}

function mergeStyles(one: Entries<FolderStyles>, other: Entries<FolderStyles>): Entries<FolderStyles> {
  return mergeEntries(one, other, (a, b) => ({
    all: a.all + b.all,
    worn: mergeEntries(a.worn, b.worn, (x, y) => sumOf([x, y])),
  }));
}
