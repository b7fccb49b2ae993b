import { html, nothing, type TemplateResult } from 'lit';
import type { Pair } from '../../../protocol/gallery/pair.ts';
import type { GridStrings } from '../../../protocol/gallery/strings.ts';
import { filled } from '../filled.ts';
import { areTooMany, tokensInWords } from './tokens-in-words.ts';

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
  return { text: own, title: filled(strings.sizeAndBucket, bucket.size.join('×')), isLoud: false };
}

function tokens({ tokens: counted }: Pair, strings: GridStrings): Fact | undefined {
  if (!counted) return undefined;
  const { count, limit } = counted;
  const title = tokensInWords(counted, strings);
  return { text: limit === null ? title : `${count}/${limit}`, title, isLoud: areTooMany(counted) };
}
