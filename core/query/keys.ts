import { type Message, message } from '../message.ts';

/** What a condition about words goes by, and what it is compared with. */
export const textKeys = [
  'tag',
  'caption',
  'name',
  'path',
  'in',
  'view',
  'kind',
  'bucket',
  'issue',
  'is',
] as const;
/** What `is:` may say. */
export const states: readonly string[] = ['reviewed'];
/** What a condition about a number goes by. */
export const numberKeys = ['tags', 'tokens', 'chars', 'width', 'height', 'ratio', 'cut'] as const;

export type TextKey = (typeof textKeys)[number];
export type NumberKey = (typeof numberKeys)[number];
export type QueryKey = TextKey | NumberKey;

/** All keys, in the order in which they are told. */
export const queryKeys: readonly QueryKey[] = [...textKeys, ...numberKeys];

/** What a key is about, in one line, and how it is used. */
export interface KeyDescription {
  readonly about: Message;
  readonly example: string;
}

/** All keys, described once for completion and messages. */
export const keyDescriptions: Readonly<Record<QueryKey, KeyDescription>> = {
  tag: { about: message('a whole tag of the caption'), example: 'tag:smile' },
  caption: { about: message('words anywhere in the caption'), example: 'caption:"red hair"' },
  name: { about: message('words in the name of the picture'), example: 'name:*_01*' },
  path: { about: message('words in the whole path of the picture'), example: 'path:/img/' },
  in: { about: message('the folder or the concept'), example: 'in:10_alice' },
  view: { about: message('from where the picture was taken'), example: 'view:"from behind"' },
  kind: { about: message('what the plan of the pictures counts it as'), example: 'kind:"full body"' },
  bucket: { about: message('the bucket that it is trained in'), example: 'bucket:640x960' },
  issue: { about: message('what lint finds: a rule or a severity'), example: 'issue:warning' },
  is: { about: message('marked as reviewed, and not changed since'), example: 'is:reviewed' },
  tags: { about: message('how many tags the caption has'), example: 'tags:>12' },
  tokens: { about: message('how many tokens the caption has'), example: 'tokens:>75' },
  chars: { about: message('how many characters the caption has'), example: 'chars:<40' },
  width: { about: message('the width of the picture, in pixels'), example: 'width:<768' },
  height: { about: message('the height of the picture, in pixels'), example: 'height:>=1024' },
  ratio: { about: message('width by height of the picture'), example: 'ratio:>3:2' },
  cut: { about: message('how much of the picture its bucket cuts off, in percent'), example: 'cut:>10' },
};

/** The key of a name, in any case; undefined where there is none. */
export function keyOf(name: string): QueryKey | undefined {
  const lower = name.toLowerCase();
  return queryKeys.find((key) => key === lower);
}

/** Whether a key is about a number. */
export function isNumberKey(key: QueryKey): key is NumberKey {
  return (numberKeys as readonly string[]).includes(key);
}
