import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Pair } from '../../../protocol/gallery/pair.ts';
import type { GridStrings } from '../../../protocol/gallery/strings.ts';
import { filled } from '../filled.ts';
import { areTooMany, tokensInWords } from './tokens-in-words.ts';

/** What a picture and its caption measure: size and tokens; the bucket where that has room between them. */
export function facts(pair: Pair, strings: GridStrings): TemplateResult {
  const [size, count, bucket] = [sizes(pair, strings), tokens(pair, strings), bucketOf(pair, strings)];
  return html`<div class="facts">
    <span class="sizes">${size ? fact(size) : nothing}${bucket ? fact(bucket) : nothing}</span>
    ${count ? fact(count, 'tokens') : nothing}
  </div>`;
}

function fact({ text, title, isLoud }: Fact, kind = ''): TemplateResult {
  return html`<span class="fact ${kind} ${isLoud ? 'loud' : ''}" title=${title}>${text}</span>`;
}

interface Fact {
  readonly text: string;
  readonly title: string;
  readonly isLoud: boolean;
}

function sizes({ size, bucket, whyNoBucket }: Pair, strings: GridStrings): Fact | undefined {
  if (!size) return undefined;
  const title = bucket ? inWords(bucket.size, strings) : (whyNoBucket ?? strings.size);
  return { text: size.join('×'), title, isLoud: whyNoBucket !== null };
}

function bucketOf({ bucket, whyNoBucket }: Pair, strings: GridStrings): Fact | undefined {
  if (whyNoBucket !== null) return { text: strings.noBucket, title: whyNoBucket, isLoud: true };
  if (!bucket) return undefined;
  return { text: `→ ${bucket.size.join('×')}`, title: inWords(bucket.size, strings), isLoud: false };
}

function inWords(bucket: readonly number[], strings: GridStrings): string {
  return filled(strings.sizeAndBucket, bucket.join('×'));
}

function tokens({ tokens: counted }: Pair, strings: GridStrings): Fact | undefined {
  if (!counted) return undefined;
  const { count, limit } = counted;
  const title = tokensInWords(counted, strings);
  return { text: limit === null ? title : `${count}/${limit}`, title, isLoud: areTooMany(counted) };
}
