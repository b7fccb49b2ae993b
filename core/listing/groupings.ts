import { isSentence } from '../caption/is-sentence.ts';
import { tagKey } from '../caption/tag-key.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { compareNames } from '../dataset/image-order.ts';
import { usualSpelling } from '../dataset/statistics.ts';
import { viewOfPair, viewsOf } from '../dataset/views.ts';
import { type Message, message } from '../message.ts';
import { basename, dirname, relativeTo } from '../path.ts';
import type { PairFacts } from '../query/facts.ts';
import { severities } from '../severity.ts';
import type { ComparedTags } from './compared-tags.ts';
import type { ListingGrouping } from './wish.ts';

/** The group of those that belong to no other one; it stands last. */
export const NO_GROUP = '';

/** A way to group pairs. A group is named by a text, such as the tag that its pairs have. */
export interface Grouping {
  readonly groupOf: (pair: PairFacts, dataset: Dataset, compared: ComparedTags) => string;
  readonly titleOf: (group: string, dataset: Dataset) => Message;
  /** In which order groups stand; the largest first where it is left out. */
  readonly compare?: (dataset: Dataset) => (a: string, b: string) => number;
}

/** A tag's key has no blank in front: these are no tags. They stand behind those that are. */
const LIKE_BASE = ' base';
const SENTENCES = ' sentences';

/** How far behind a group stands, whatever is in it. */
export function rankOfGroup(group: string): number {
  return group === NO_GROUP ? 2 : Number(group.startsWith(' '));
}

/** All groupings, `none` aside. */
export const groupings: Readonly<Record<Exclude<ListingGrouping, 'none'>, Grouping>> = {
  folder: {
    groupOf: ({ image }, { root }) => relativeTo(root, dirname(image)) || '.',
    titleOf: (folder, { root }) => message('{0}', folder === '.' ? basename(root) : folder),
    compare: () => compareNames,
  },
  view: {
    groupOf: ({ image, caption }, dataset) => viewOfPair(dataset, image, caption)?.tag ?? NO_GROUP,
    titleOf: (view) => (view === NO_GROUP ? message('No view') : message('{0}', view)),
    compare: (dataset) => {
      const places = new Map(viewsOf(dataset).map(({ tag }, place) => [tag, place]));
      const placeOf = (view: string) => places.get(view) ?? places.size;
      return (a, b) => placeOf(a) - placeOf(b);
    },
  },
  bucket: {
    groupOf: ({ bucket }) => bucket?.join(' × ') ?? NO_GROUP,
    titleOf: (bucket) => (bucket === NO_GROUP ? message('No bucket') : message('{0}', bucket)),
    compare: () => (a, b) => {
      const [[width = 0, height = 0], [otherWidth = 0, otherHeight = 0]] = [sidesOf(a), sidesOf(b)];
      return width * height - otherWidth * otherHeight || width - otherWidth;
    },
  },
  finding: {
    groupOf: ({ findings }) => {
      for (const severity of severities) {
        const loudest = findings.find((one) => one.severity === severity);
        if (loudest) return loudest.code;
      }
      return NO_GROUP;
    },
    titleOf: (code) => (code === NO_GROUP ? message('No finding') : message('{0}', code)),
  },
  difference: {
    groupOf: ({ caption, image }, _, compared) => {
      if (!caption) return NO_GROUP;
      const base = compared(image);
      const tag = caption.tags.find((one) => !base.has(one.key));
      if (!tag) return LIKE_BASE;
      return isSentence(caption, tag) ? SENTENCES : tag.key;
    },
    titleOf: (group, { statistics }) => {
      if (group === NO_GROUP) return message('No caption');
      if (group === LIKE_BASE) return message('Nothing but the base caption');
      if (group === SENTENCES) return message('Sentences');
      const use = statistics.tags.get(tagKey(group));
      return message('{0}', use ? usualSpelling(use) : group);
    },
  },
};

function sidesOf(bucket: string): readonly number[] {
  return bucket.split(' × ').map(Number);
}
