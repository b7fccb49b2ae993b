import type { FolderOverview, Overview, Sized } from '../../core/training/overview.ts';
import { compareCodePoints } from '../lint/code-points.ts';
import { counted } from '../reporters/summary.ts';
import { escapeControls } from '../terminal/escape.ts';
import type { Style } from '../terminal/style.ts';
import type { IgnoredFolder } from './ignored-folders.ts';

/** A dataset's numbers, and where it is as one sees it from the working folder. */
export interface DatasetStats {
  readonly root: string;
  readonly overview: Overview;
  readonly ignored: readonly IgnoredFolder[];
}

/** The numbers for programs, on one line. Its form is a contract. */
export function statsAsJson(all: readonly DatasetStats[]): string {
  const datasets = all.map(({ root, overview, ignored }) => {
    const { tags, tokens, buckets, sizes, steps } = overview;
    return {
      root,
      folders: rowsOf(overview.folders, ignored).map(({ classTokens, ...row }) => ({
        name: row.name,
        repeats: row.repeats ?? null,
        class_tokens: classTokens ?? null,
        images: row.images,
        captions: row.captions,
      })),
      tags,
      tokens: tokens ? { ...tokens, limit: tokens.limit ?? null } : null,
      buckets: buckets.map(({ size, images }) => ({ bucket: size, images })),
      sizes,
      steps: steps ?? null,
    };
  });
  return `${JSON.stringify({ datasets })}\n`;
}

interface Row {
  readonly name: string;
  readonly repeats: number | undefined;
  readonly classTokens: string | undefined;
  readonly images: number;
  readonly captions: number;
}

/** All folders with pictures, those that are ignored too, by name. */
function rowsOf(folders: readonly FolderOverview[], ignored: readonly IgnoredFolder[]): readonly Row[] {
  const trained = folders.map(({ captioned, ...folder }) => ({ ...folder, captions: captioned }));
  const others = ignored.map((folder) => ({ ...folder, repeats: undefined, classTokens: undefined }));
  return [...trained, ...others].sort((a, b) => compareCodePoints(a.name, b.name));
}

/** The widest bar of a histogram, in characters. */
const WIDEST = 40;

/** The numbers for people. @param top how many tags are told */
export function statsAsText(
  { root, overview, ignored }: DatasetStats,
  top: number,
  style: (style: Style, text: string) => string,
): string {
  const { folders, tags, tokens, buckets, sizes, steps } = overview;
  const images = folders.reduce((sum, folder) => sum + folder.images, 0);
  const captions = folders.reduce((sum, { captioned }) => sum + captioned, 0);
  const length = steps === undefined ? '' : `, ${counted(steps, 'step')}`;
  const sections: readonly [string, readonly string[]][] = [
    ['Folders', rowsOf(folders, ignored).map(folderLine)],
    [tags.length > top ? `Tags (${top} of ${tags.length})` : `Tags (${tags.length})`, tagLines(tags, top)],
    [tokens ? tokenHeading(tokens) : 'Tokens', tokens ? barLines(tokens.histogram) : []],
    ['Sizes', sizes.map(sizeLine)],
    ['Buckets', buckets.map(sizeLine)],
  ];
  const written = sections
    .filter(([, lines]) => lines.length > 0)
    .map(
      ([heading, lines]) => `\n  ${style('bold', heading)}\n${lines.map((line) => `    ${line}\n`).join('')}`,
    );
  const title = style('underline', escapeControls(root));
  return `${title}: ${counted(images, 'picture')}, ${counted(captions, 'caption')}${length}\n${written.join('')}`;
}

function folderLine({ name, repeats, images, captions }: Row): string {
  const shown = repeats === undefined ? 'the trainer passes it over' : counted(repeats, 'repeat');
  return `${escapeControls(name)}: ${counted(images, 'picture')}, ${counted(captions, 'caption')}, ${shown}`;
}

function tagLines(tags: Overview['tags'], top: number): readonly string[] {
  const width = String(tags[0]?.count ?? 0).length;
  return tags
    .slice(0, top)
    .map(({ tag, count }) => `${String(count).padStart(width)}  ${escapeControls(tag)}`);
}

function tokenHeading({ min, median, max, limit, over }: NonNullable<Overview['tokens']>): string {
  const range = `Tokens: ${min} to ${max}, median ${median}`;
  return limit === undefined ? range : `${range}; ${counted(over, 'caption')} of more than ${limit}`;
}

function barLines(histogram: NonNullable<Overview['tokens']>['histogram']): readonly string[] {
  const most = Math.max(...histogram.map(({ captions }) => captions));
  const labels = histogram.map(({ from, to }) => `${from}–${to}`);
  const width = Math.max(...labels.map((label) => label.length));
  return histogram.map(({ captions }, index) => {
    const bar = '█'.repeat(Math.ceil((captions / most) * WIDEST));
    return `${(labels[index] ?? '').padStart(width)}  ${bar}${bar && ' '}${captions}`;
  });
}

function sizeLine({ size: [width, height], images }: Sized): string {
  return `${width} × ${height}: ${counted(images, 'picture')}`;
}
