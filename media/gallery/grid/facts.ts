import { html, nothing, type TemplateResult } from 'lit';
import type { Pair } from '../../../protocol/gallery/pair.ts';
import type { GridStrings } from '../../../protocol/gallery/strings.ts';

/** What a picture and its caption measure: size, bucket, tokens. */
export function facts(pair: Pair, strings: GridStrings): TemplateResult {
  const parts = [sizes(pair, strings), tokens(pair, strings)].filter((part) => part !== undefined);
  return html`<div class="facts">
    ${pair.isReviewed ? html`<span class="reviewed" title=${strings.reviewed}>✓</span>` : nothing}
    ${parts.map(({ text, title, isLoud }) => html`<span class="fact ${isLoud ? 'loud' : ''}" title=${title}>${text}</span>`)}
  </div>`;
}

interface Fact {
  readonly text: string;
  readonly title: string;
  readonly isLoud: boolean;
}

function sizes({ size, bucket }: Pair, strings: GridStrings): Fact | undefined {
  if (!size) return undefined;
  const own = size.join('×');
  if (!bucket) return { text: own, title: strings.size, isLoud: false };
  return { text: own, title: strings.sizeAndBucket.replace('{0}', bucket.size.join('×')), isLoud: false };
}

function tokens({ tokens: counted }: Pair, strings: GridStrings): Fact | undefined {
  if (!counted) return undefined;
  const { count, limit } = counted;
  if (limit === null) {
    const text = strings.tokens.replace('{0}', String(count));
    return { text, title: text, isLoud: false };
  }
  const title = strings.tokensOf.replace('{0}', String(count)).replace('{1}', String(limit));
  return { text: `${count}/${limit}`, title, isLoud: count > limit };
}
