import { countTokens, isLimitMeant, lostSpan } from '../../core/dataset/text-limit.ts';
import type { Message } from '../../core/message.ts';
import type { Span, TextEdit } from '../../core/span.ts';
import type { CaptionParts } from '../../protocol/gallery/caption.ts';
import type { FeatureContext } from '../features/feature.ts';
import { translate } from '../translate.ts';
import { tokensOf } from './pairs.ts';
import type { WrittenCaption } from './written-caption.ts';

/** More of one caption nobody reads (count). */
const MOST_FINDINGS = 200;

/** A caption taken apart, with what is found in it as it is written. */
export function captionParts(context: FeatureContext, written: WrittenCaption): CaptionParts {
  const { dataset, exists, caption } = written;
  const { text, tags, style } = caption;
  return {
    text,
    exists,
    refusal: null,
    style: tags.length === 0 ? 'empty' : style,
    tags: tags.map(({ span: { start, end } }) => ({ start, end })),
    tokens: tokensOf(dataset, context.knowledge, caption),
    lost: lostSpans(context, written).map(({ start, end }) => ({ start, end })),
    findings: findingsIn(context, written),
  };
}

/** A caption that can't be edited here. */
export function refusedCaption(refusal: Message): CaptionParts {
  const nothing = { tags: [], tokens: null, lost: [], findings: [] };
  return { text: '', exists: true, refusal: translate(refusal), style: 'empty', ...nothing };
}

function lostSpans({ knowledge }: FeatureContext, { dataset, caption }: WrittenCaption): readonly Span[] {
  if (!isLimitMeant(dataset, caption)) return [];
  return countTokens(dataset, knowledge, caption).flatMap(({ cut, caption: line }) =>
    cut === undefined ? [] : lostSpan(line, cut),
  );
}

/** Looked at now: what is known of the file is of the text that is saved. */
function findingsIn(
  { findings }: FeatureContext,
  { dataset, path }: WrittenCaption,
): CaptionParts['findings'] {
  return findings
    .lint(dataset, path)
    .slice(0, MOST_FINDINGS)
    .map(({ span: { start, end }, severity, code, message, fixes }) => ({
      start,
      end,
      // In numbers it says something of the dataset.
      severity: findings.isCollapsed(dataset.root, code) ? 'hint' : severity,
      code,
      message: translate(message),
      fixes: fixes.flatMap(({ title, edits }) =>
        // What changes bytes or files is for the editor.
        edits.length === 0 ? [] : [{ title: translate(title), edits: edits.map(asSent).sort(byPlace) }],
      ),
    }));
}

function asSent({ span: { start, end }, newText }: TextEdit): {
  start: number;
  end: number;
  newText: string;
} {
  return { start, end, newText };
}

function byPlace(one: Pick<Span, 'start'>, other: Pick<Span, 'start'>): number {
  return one.start - other.start;
}
