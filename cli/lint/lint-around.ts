import * as path from 'node:path';
import process from 'node:process';
import { readKnowledge } from '../../core/node/knowledge.ts';
import type { Knowledge } from '../../core/vocabulary/knowledge.ts';
import { complain } from '../terminal/complain.ts';
import { TagLists, type TagListWish } from './tag-lists.ts';

/** What the command line says of tag lists. */
export interface TagFlags {
  /** Files; false for none. */
  readonly tags: readonly string[] | boolean;
}

/** What is wanted of the tag lists: the flags', else what LORA_WORKBENCH_TAGS names. */
export function tagListsOf({ tags }: TagFlags): TagListWish {
  if (tags === false) return 'none';
  if (typeof tags === 'object') return tags;
  const named = process.env['LORA_WORKBENCH_TAGS']?.split(path.delimiter).filter((file) => file !== '') ?? [];
  return named.length > 0 ? named : 'usual';
}

/** What a lint knows beside the datasets. */
export interface LintAround {
  readonly knowledge: Knowledge;
  readonly tagLists: TagLists;
}

/** @param log gets a line for what can't be read */
export function aroundOf(flags: TagFlags, log: (line: string) => void = complain): LintAround {
  const tagLists = new TagLists(tagListsOf(flags));
  const { clip } = readKnowledge(__dirname, log);
  const knowledge: Knowledge = {
    ...(clip ? { clip } : {}),
    get dictionary() {
      return tagLists.dictionary;
    },
  };
  return { knowledge, tagLists };
}
