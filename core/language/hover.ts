import { type Caption, slotAt } from '../caption/caption.ts';
import { type Dataset, folderOf, imagesOfCaption } from '../dataset/dataset.ts';
import { hasTrigger, triggerOf } from '../dataset/trigger.ts';
import { viewsOf } from '../dataset/views.ts';
import { type Message, message } from '../message.ts';
import { basename } from '../path.ts';
import { type Span, touches } from '../span.ts';

/** A picture of a caption with its size in pixels, where it is known. */
export interface HoverImage {
  readonly path: string;
  readonly caption: Message;
}

/** What is told about a place of a caption. */
export interface Hover {
  readonly span: Span;
  /** The tag, where there is one. */
  readonly tag: string | undefined;
  readonly lines: readonly Message[];
  readonly images: readonly HoverImage[];
}

/** What is known of the tag at an offset, and the pictures that the caption belongs to. */
export function hoverCaption(
  dataset: Dataset,
  path: string,
  caption: Caption,
  offset: number,
): Hover | undefined {
  const images = imagesOfCaption(dataset, path).map((image) => ({
    path: image,
    caption: imageLine(dataset, image),
  }));
  const tag = slotAt(caption, offset)?.tag;
  if (!tag || !touches(tag.span, offset) || caption.style === 'prose') {
    return images.length > 0
      ? { span: { start: offset, end: offset }, tag: undefined, lines: [], images }
      : undefined;
  }
  const { tags, captions } = dataset.statistics;
  const use = tags.get(tag.key);
  const count = use?.count ?? 0;
  const lines = [
    message(
      'In {0} of {1} captions ({2} %)',
      count,
      captions,
      Math.round((100 * count) / Math.max(captions, 1)),
    ),
  ];
  const trigger = triggerOf(dataset, folderOf(dataset, path));
  if (trigger && hasTrigger(tag.text, trigger)) {
    lines.push(trigger.inferred ? message('The trigger, as it seems') : message('The trigger'));
  }
  const view = viewsOf(dataset).find(
    (one) => one.tag.toLowerCase() === tag.key || one.alsoWritten.includes(tag.key),
  );
  if (view && view.hides.length > 0) lines.push(message('A view that hides: {0}', view.hides.join(', ')));
  const others = [...(use?.spellings ?? [])].filter(([spelling]) => spelling !== tag.text);
  if (others.length > 0) {
    lines.push(
      message('Also written: {0}', others.map(([spelling, times]) => `${spelling} (${times})`).join(', ')),
    );
  }
  return { span: tag.span, tag: tag.text, lines, images };
}

function imageLine(dataset: Dataset, path: string): Message {
  const facts = dataset.images.get(path)?.facts;
  return facts?.state === 'readable'
    ? message('{0}, {1} × {2}', basename(path), facts.width, facts.height)
    : message('{0}', basename(path));
}
