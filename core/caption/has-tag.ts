import type { Caption } from './caption.ts';
import { variantsOf } from './variants.ts';

/** Whether a caption has a tag: each of its lines, where each is a caption. @param key of the tag, see `tagKey` */
export function hasTag(caption: Caption, key: string): boolean {
  return variantsOf(caption).every(({ tags }) => tags.some((tag) => tag.key === key));
}
