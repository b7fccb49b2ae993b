import { MarkupKind } from 'vscode-languageserver/node';
import { hoverCaption } from '../../core/language/hover.ts';
import { rangeOf } from '../convert.ts';
import { escapeMarkdown, markdownImage } from '../markdown.ts';
import { captionUnder } from '../sheets/caption-under.ts';
import { translate } from '../translate.ts';
import { uriOfPath } from '../uri.ts';
import type { DocumentHover } from './document-hover.ts';

/** How high a picture is shown (pixels), so that editors need not cut it off, and how many of them. */
const HEIGHT = 160;
const MOST_IMAGES = 2;

/** What the dataset knows of a tag, and the caption's picture. */
export const inCaption: DocumentHover = async (context, { textDocument, position }) => {
  const { client, knowledge } = context;
  const markdown = client.textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? false;
  const hasBreaks = client.general?.markdown?.allowedTags?.includes('br') ?? false;
  const open = await captionUnder(context, textDocument, position);
  if (!open) return undefined;
  const { places, path, dataset, caption } = open;
  const found = hoverCaption(dataset, knowledge, path, caption, places.offsetAt(position));
  if (!found) return null;
  const lines = found.lines.map(translate);
  const images = found.images.slice(0, MOST_IMAGES);
  const range = rangeOf(places, found.span);
  if (!markdown) {
    const plain = [
      ...(found.tag ? [found.tag] : []),
      ...lines,
      ...images.map((image) => translate(image.caption)),
    ];
    return { range, contents: { kind: MarkupKind.PlainText, value: plain.join('\n') } };
  }
  const words = [...(found.tag ? [`**${escapeMarkdown(found.tag)}**`] : []), ...lines.map(escapeMarkdown)];
  const pictures = images.map(
    (image): Picture => [
      markdownImage(uriOfPath(image.path), HEIGHT),
      escapeMarkdown(translate(image.caption)),
    ],
  );
  const value = (hasBreaks ? besideEachOther : belowEachOther)(pictures, words);
  return { range, contents: { kind: MarkupKind.Markdown, value } };
};

/** A picture, and what is said of it. */
type Picture = readonly [image: string, caption: string];

/** Pictures left, words right: a hover is wide and low. */
function besideEachOther(pictures: readonly Picture[], words: readonly string[]): string {
  const images = pictures.map(([image]) => image);
  const texts = [...words, ...pictures.map(([, caption]) => caption)];
  const cells = [images, texts].filter((lines) => lines.length > 0);
  const row = (content: readonly string[]) => `|${content.join('|')}|`;
  // A picture's height stands behind a bar, which must not end its cell.
  const inCell = (line: string) => line.replace(/(?<!\\)\|/g, '\\|');
  return [
    row(cells.map(() => ' ')),
    row(cells.map(() => ':--')),
    row(cells.map((lines) => lines.map(inCell).join('<br>'))),
  ].join('\n');
}

function belowEachOther(pictures: readonly Picture[], words: readonly string[]): string {
  const [tag = '', ...lines] = words;
  return [[tag], lines, ...pictures]
    .map((part) => part.join('  \n'))
    .filter((part) => part !== '')
    .join('\n\n');
}
