import type { Caption } from '../caption/caption.ts';
import { lineOf } from '../caption/line.ts';
import { type Slot, slotsOf } from '../caption/slots.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { blankAfterComma } from '../dataset/usage/spacing.ts';
import { overlaps, type Span, type TextEdit } from '../span.ts';

/**
 * The edits that give a caption the dataset's spacing: one blank behind each comma, or none, and no white space in front
 * of one or at the ends of the line that is read. Tags, their order, empty tags (which have a fix of their own), sentences,
 * full-width commas, line ends and lines that nobody reads stay as they are; a caption of nothing but white space too,
 * since the trainer stops at an empty one.
 * @param range only what touches it is edited
 */
export function formatCaption(dataset: Dataset, caption: Caption, range?: Span): readonly TextEdit[] {
  if (caption.tags.length === 0) return [];
  const { start, end } = lineOf(caption);
  const wanted: TextEdit[] = [
    { span: { start, end: caption.read.start }, newText: '' },
    ...(caption.style === 'tags' ? spacingEdits(caption, blankAfterComma(dataset, caption)) : []),
    { span: { start: caption.read.end, end }, newText: '' },
  ];
  return wanted.filter(({ span, newText }) => {
    return caption.text.slice(span.start, span.end) !== newText && (!range || overlaps(span, range));
  });
}

/** What stands between tags and commas, as it is to be. */
function spacingEdits(caption: Caption, blank: string): readonly TextEdit[] {
  const isAfterComma = ({ before }: Slot) => before === caption.grammar.separator;
  const slots = slotsOf(caption);
  return slots.flatMap((slot, index) => {
    const { span, tag } = slot;
    const next = slots[index + 1];
    const isFirst = index === 0;
    if (!isFirst && !isAfterComma(slot)) return [];
    if (!tag) return [{ span, newText: '' }];
    const lead = { span: { start: span.start, end: tag.span.start }, newText: isFirst ? '' : blank };
    const trail = { span: { start: tag.span.end, end: span.end }, newText: '' };
    return next && !isAfterComma(next) ? [lead] : [lead, trail];
  });
}
