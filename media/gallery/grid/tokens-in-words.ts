import type { TokenCount } from '../../../protocol/gallery/pair.ts';
import type { GridStrings } from '../../../protocol/gallery/strings.ts';
import { filled } from '../filled.ts';

/** How many tokens a caption has, and of how many, where the trainer doesn't take all. */
export function tokensInWords({ count, limit }: TokenCount, strings: GridStrings): string {
  return limit === null ? filled(strings.tokens, count) : filled(strings.tokensOf, count, limit);
}

/** Whether the trainer takes fewer than there are. */
export function areTooMany({ count, limit }: TokenCount): boolean {
  return limit !== null && count > limit;
}
