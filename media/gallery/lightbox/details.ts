import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Pair } from '../../../protocol/gallery/pair.ts';
import type { GalleryStrings, LightboxStrings } from '../../../protocol/gallery/strings.ts';
import { filled } from '../filled.ts';
import { icons, shown } from '../grid/badges.ts';
import { tokensInWords } from '../grid/tokens-in-words.ts';
import type { Piece } from './compared-captions.ts';

/** What is known of a picture, in words, and of its caption unless that is told elsewhere. */
export function details(pair: Pair, strings: GalleryStrings, hasCaption = true): TemplateResult {
  const { size, tokens, isReviewed } = pair;
  const { lightbox, grid } = strings;
  const facts = [
    size ? filled(lightbox.size, size.join('×')) : undefined,
    bucket(pair, lightbox),
    tokens && hasCaption ? tokensInWords(tokens, grid) : undefined,
    isReviewed ? grid.reviewed : undefined,
  ].filter((fact) => fact !== undefined);
  return html`<ul class="known">
      ${facts.map((fact) => html`<li>${fact}</li>`)}
    </ul>
    ${findings(pair, lightbox, hasCaption)}`;
}

/** A caption to be read; of compared ones, the tags that not all of them have stand out. */
export function captionText(pieces: readonly Piece[], { grid, lightbox }: GalleryStrings): TemplateResult {
  if (pieces.every(({ text }) => text.trim() === ''))
    return html`<p class="text missing">${grid.noCaption}</p>`;
  const marked = pieces.map(({ text, isOwn }) =>
    isOwn ? html`<mark title=${lightbox.ownTag}>${text}</mark>` : text,
  );
  // White space counts here.
  return html`<p class="text">${marked}</p>`;
}

function bucket({ size, bucket: placed, whyNoBucket }: Pair, strings: LightboxStrings): string | undefined {
  if (!size || !placed) return whyNoBucket ?? undefined;
  const own = filled(strings.bucket, placed.size.join('×'));
  const [across, down] = placed.cut.map((share) => Math.round(share * 1000) / 10);
  const cut = [across ? filled(strings.cutAcross, across) : '', down ? filled(strings.cutDown, down) : ''];
  return [own, ...cut].filter(Boolean).join(', ');
}

function findings(
  pair: Pair,
  strings: LightboxStrings,
  hasCaption: boolean,
): TemplateResult | typeof nothing {
  const told = pair.findings.filter(({ of }) => hasCaption || of === 'picture');
  const found = shown.flatMap((severity) =>
    told.filter((one) => one.severity === severity).map(({ message }) => ({ severity, message })),
  );
  if (found.length === 0) return nothing;
  return html`<ul class="findings" aria-label=${strings.findings}>
    ${found.map(
      ({ severity, message }) =>
        html`<li class="badge ${severity}">
          <svg viewBox="0 0 16 16" aria-hidden="true">${icons[severity]}</svg>
          <span>${message}</span>
        </li>`,
    )}
  </ul>`;
}
