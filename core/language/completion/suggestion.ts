import type { Dataset } from '../../dataset/dataset.ts';
import { joinedBy, type WordJoint } from '../../dataset/usage/word-joint.ts';
import { type Message, message } from '../../message.ts';
import type { Span } from '../../span.ts';
import type { Dictionary } from '../../vocabulary/dictionary/dictionary.ts';
import { wordOf } from '../../vocabulary/vocabulary.ts';
import { compact } from '../compact-number.ts';
import type { Hit, SuggestionSource } from './hits.ts';

/** A tag that could stand here. */
export interface Suggestion {
  /** As it is written: in the dataset's own spelling, or joined as its tags are. */
  readonly tag: string;
  /** Why it is offered, best first. */
  readonly source: SuggestionSource;
  /** In how many captions of the dataset it stands. */
  readonly count: number;
  /** Another name of it, which is what was typed. */
  readonly alias: string | undefined;
  /** In a few words: why it is offered, or how often it is used elsewhere. */
  readonly detail: Message;
  /** What it is, and what is known of it, in lines. */
  readonly description: readonly Message[];
}

/** What can be completed at a place of a caption. */
export interface Completion {
  /** The whole tag under the cursor, up to the cursor at least, which a suggestion replaces; empty where there is none. */
  readonly replace: Span;
  /** What stands before the cursor in that tag. */
  readonly typed: string;
  /** What a suggestion needs in front of it: a blank after a bare comma. */
  readonly lead: string;
  /** What a suggestion needs behind it: a comma where the next tag follows. */
  readonly trail: string;
  readonly suggestions: readonly Suggestion[];
}

/** A hit with all that is told of it. */
export function suggestionOf(
  hit: Hit,
  dataset: Dataset,
  dictionary: Dictionary | undefined,
  joint: WordJoint,
): Suggestion {
  const { captions, tags } = dataset.statistics;
  const count = tags.get(hit.key)?.count ?? 0;
  const posts = hit.posts ?? dictionary?.count(hit.tag);
  return {
    tag: hit.isWritten ? hit.tag : joinedBy(joint, hit.tag),
    source: hit.source,
    count,
    alias: hit.alias,
    detail: detailOf(hit, count, captions, posts),
    description: descriptionOf(hit, count, captions, posts),
  };
}

function detailOf({ source, key }: Hit, count: number, captions: number, posts: number | undefined): Message {
  if (source === 'trigger') return message('trigger, missing here');
  if (source === 'base') return message('base caption');
  if (source === 'view') return message('view');
  if (source === 'dataset') return message('in {0} of {1} captions', count, captions);
  const category = wordOf(key)?.category;
  if (posts === undefined) return category ? message('{0}', category) : message('tag list');
  return category
    ? message('{0}, {1} posts', category, compact(posts))
    : message('{0} posts', compact(posts));
}

function descriptionOf(
  { key, alias, tag, category }: Hit,
  count: number,
  captions: number,
  posts: number | undefined,
): readonly Message[] {
  const word = wordOf(key);
  const implied = word?.implies ?? [];
  return [
    ...(word ? [message('{0}', word.description)] : []),
    ...(alias === undefined ? [] : [message('"{0}" is another name for "{1}".', alias, tag)]),
    ...(implied.length > 0 ? [message('Implies: {0}', implied.join(', '))] : []),
    ...(category === undefined || word ? [] : [message('Category: {0}', category)]),
    ...(count > 0 ? [message('In {0} of {1} captions', count, captions)] : []),
    ...(posts === undefined ? [] : [message('{0} posts in the tag lists', posts)]),
  ];
}
