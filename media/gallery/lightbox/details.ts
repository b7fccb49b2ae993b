import { html, nothing, type TemplateResult } from 'lit';
import type { Pair } from '../../../protocol/gallery/pair.ts';
import type { GalleryStrings, LightboxStrings } from '../../../protocol/gallery/strings.ts';
import { icons, shown } from '../grid/badges.ts';
import type { Piece } from './compared-captions.ts';

/** What is known of a picture, in words, and of its caption unless that is told elsewhere. */
export function details(pair: Pair, strings: GalleryStrings, hasCaption = true): TemplateResult {
  const { size, tokens, isReviewed } = pair;
  const { lightbox, grid } = strings;
  const facts = [
    size ? lightbox.size.replace('{0}', size.join('×')) : undefined,
    bucket(pair, lightbox),
    tokens && hasCaption ? tokensOf(tokens, grid) : undefined,
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

function bucket({ size, bucket: placed }: Pair, strings: LightboxStrings): string | undefined {
  if (!size || !placed) return undefined;
  const own = strings.bucket.replace('{0}', placed.size.join('×'));
  const [across, down] = placed.cut.map((share) => Math.round(share * 1000) / 10);
  const cut = [
    across ? strings.cutAcross.replace('{0}', String(across)) : '',
    down ? strings.cutDown.replace('{0}', String(down)) : '',
  ];
  return [own, ...cut].filter(Boolean).join(', ');
}

function tokensOf({ count, limit }: NonNullable<Pair['tokens']>, strings: GalleryStrings['grid']): string {
  if (limit === null) return strings.tokens.replace('{0}', String(count));
  return strings.tokensOf.replace('{0}', String(count)).replace('{1}', String(limit));
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
