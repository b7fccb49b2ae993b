import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { CaptionParts } from '../../../protocol/gallery/caption.ts';
import type { GalleryStrings } from '../../../protocol/gallery/strings.ts';
import { filled } from '../filled.ts';
import type { Dragged } from './chip-drag.ts';
import { icons, loudest, named } from './severities.ts';

type Finding = CaptionParts['findings'][number];

/** A tag of the caption. */
export interface Chip {
  /** Its number among the tags. */
  readonly place: number;
  readonly text: string;
  /** What is found in it. */
  readonly findings: readonly Finding[];
  /** Whether the trainer cuts it off. */
  readonly isLost: boolean;
}

/** How a chip is drawn, and who hears what is done to it. */
export interface ChipContext {
  readonly strings: GalleryStrings['caption'];
  /** How many there are. */
  readonly count: number;
  readonly isCurrent: boolean;
  readonly isTabStop: boolean;
  readonly dragged: Dragged | undefined;
  onKey(event: KeyboardEvent): void;
  onPress(event: PointerEvent): void;
  onRemove(): void;
  onChange(): void;
}

/** The tags of a caption, with what is found in each. */
export function chipsOf({ text, tags, findings, lost }: CaptionParts): readonly Chip[] {
  return tags.map(({ start, end }, place) => ({
    place,
    text: text.slice(start, end),
    findings: findings.filter((one) => one.start < end && one.end > start && !isLoss(one, lost)),
    isLost: lost.some((one) => one.start <= start && one.end >= end),
  }));
}

/** Whether a finding says what is seen of each chip: that it is cut off. */
function isLoss({ start, end }: Finding, lost: CaptionParts['lost']): boolean {
  return lost.some((one) => one.start === start && one.end === end);
}

export function chip(shown: Chip, context: ChipContext): TemplateResult {
  const { place, text, findings, isLost } = shown;
  const { strings, count, isCurrent, isTabStop, dragged } = context;
  const severity = loudest(findings);
  const words = findings.map((one) => `${named(one.severity, strings)}: ${one.message}`);
  const notes = [...words, ...(isLost ? [strings.lost] : [])];
  const looks = [
    'chip',
    severity ?? '',
    isLost ? 'lost' : '',
    dragged?.from === place ? 'dragged' : '',
    dragged?.gap === place ? 'gap-before' : '',
    dragged?.gap === count && place === count - 1 ? 'gap-behind' : '',
  ];
  return html`<div
    class=${looks.filter(Boolean).join(' ')}
    role="option"
    data-place=${place}
    aria-selected=${isCurrent}
    aria-posinset=${place + 1}
    aria-setsize=${count}
    aria-label=${[text, ...notes].join('. ')}
    title=${notes.length > 0 ? notes.join('\n') : nothing}
    tabindex=${isTabStop ? 0 : -1}
    @keydown=${context.onKey}
    @pointerdown=${context.onPress}
    @dblclick=${context.onChange}
  >
    ${severity ? html`<span class="codicon codicon-${icons[severity]}" aria-hidden="true"></span>` : nothing}
    <span class="word">${text}</span>
    <span
      class="remove codicon codicon-close"
      title=${filled(strings.remove, text)}
      @pointerdown=${(event: Event) => event.stopPropagation()}
      @click=${context.onRemove}
    ></span>
  </div>`;
}
