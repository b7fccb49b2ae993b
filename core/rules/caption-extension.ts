import { setInDataset } from '../config/edit-config.ts';
import { captionOfImage, captionPathOf, type Dataset, type DatasetOutline } from '../dataset/dataset.ts';
import { othersBeside } from '../dataset/discovery/others-beside.ts';
import { type Counted, counted, countOf, sumOf } from '../dataset/gathered/counted.ts';
import { entriesOf, mergeEntries } from '../dataset/gathered/entries.ts';
import type { Fix } from '../finding.ts';
import { message } from '../message.ts';
import { splitExtension } from '../path.ts';
import { filesFix } from './files-fix.ts';
import { defineRule, noOptions } from './rule.ts';

export const captionExtension = defineRule({
  code: 'caption-extension',
  kind: 'fact',
  severity: 'error',
  title: 'Captions lie under another extension than is looked for',
  why: `The trainer looks for captions of one extension only (\`caption_extension\`; \`.txt\` where nothing is said here,
though sd-scripts by itself would look for \`.caption\`). All others are as if they weren't there: the pictures are
trained with the words of their folder's name, and the log says so in one line among hundreds. A capital \`.TXT\` is
another extension. Where only a few captions are called otherwise, it is a warning. Told in the
trainer's own configurations, too: at the folder that one names, where none of its captions would be found.`,
  options: noOptions,
  examples: [{ title: 'captions where they are looked for', caption: '1girl, alice' }],
  gathering: {
    schema: entriesOf(counted),
    gather: (dataset) =>
      [...foundElsewhere(dataset)].map(([extension, texts]) => [extension, countOf(texts.keys())] as const),
    merge: (one, other) => mergeEntries(one, other, (a, b) => sumOf([a, b])),
  },
  *dataset({ dataset, gathered, whole }) {
    const { images } = dataset.totals;
    const inOrder = [...gathered].sort(([, a], [, b]) => ((a.first ?? '') < (b.first ?? '') ? -1 : 1));
    for (const [extension, files] of inOrder) {
      yield {
        files,
        fixes: [...renameAll(whole, extension), ...lookForThem(dataset, extension, files)],
        ...(files.count * 2 < images ? { severity: 'warning' as const } : {}),
        message: message(
          '{0} of {1} pictures have their caption under {2}: the trainer looks for {3}, and learns them without.',
          files.count,
          images,
          extension,
          dataset.captionExtension,
        ),
      };
    }
  },
});

function renameAll(dataset: Dataset | undefined, extension: string): readonly Fix[] {
  const texts = dataset && foundElsewhere(dataset).get(extension);
  if (!texts) return [];
  const operations = [...texts].map(([image, from]) => {
    return { kind: 'rename', from, to: captionPathOf(dataset, image) } as const;
  });
  const title = message('Rename {0} captions to {1}', operations.length, dataset.captionExtension);
  return [filesFix(title, operations)];
}

/** Where all are called so, it is the configuration that is wrong. */
function lookForThem(
  { configText, origin, totals }: DatasetOutline,
  extension: string,
  { count }: Counted,
): readonly Fix[] {
  if (origin !== 'config' || configText === undefined || count < totals.images) return [];
  const edits = setInDataset(configText, 'caption_extension', extension);
  return edits ? [{ title: message('Look for {0}', extension), kind: 'suggested', edits }] : [];
}

/** The pictures without a caption that have a text beside them, with it, by its extension. */
function foundElsewhere(dataset: Dataset): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const found = new Map<string, Map<string, string>>();
  if (dataset.totals.uncaptioned === 0 || dataset.others.size === 0) return found;
  for (const image of [...dataset.images.keys()].sort()) {
    if (captionOfImage(dataset, image)) continue;
    const text = othersBeside(dataset, image).find(({ kind }) => kind === 'text');
    if (!text) continue;
    const [, extension] = splitExtension(text.path);
    const list = found.get(extension);
    list ? list.set(image, text.path) : found.set(extension, new Map([[image, text.path]]));
  }
  return found;
}
