import type { Size } from '../../core/image/size.ts';
import { cutOff, shareCutOff } from '../../core/trainers/cut.ts';
import { escapeControls } from '../terminal/escape.ts';
import type { Placed } from './placed.ts';

/** Where pictures are trained, for programs, on one line. Its form is a contract. */
export function bucketsAsJson(all: readonly Placed[]): string {
  const rows = all.map(({ file, size, place }) => ({
    ...(file === undefined ? {} : { file }),
    size,
    bucket: place?.bucket ?? null,
    resized: place?.resized ?? null,
  }));
  return `${JSON.stringify(rows)}\n`;
}

/** Sizes, each with its bucket. */
export function sizesAsText(all: readonly Placed[]): string {
  const rows = all.map(({ size, place }) =>
    place
      ? [times(size), times(place.bucket), times(place.resized), cutAsText(cutOff(place), shareCutOff(place))]
      : [times(size), 'none'],
  );
  return table([['Size', 'Bucket', 'Resized to', 'Cut off'], ...rows], '');
}

/** The pictures of a dataset, counted by bucket, with the one of each that loses most. */
export function bucketsAsText(all: readonly Placed[]): string {
  const byBucket = new Map<string, Placed[]>();
  for (const placed of all) {
    const key = placed.place ? times(placed.place.bucket) : 'none';
    const list = byBucket.get(key);
    list ? list.push(placed) : byBucket.set(key, [placed]);
  }
  const groups = [...byBucket].sort(([, a], [, b]) => compareBuckets(a[0], b[0]));
  const rows = groups.map(([bucket, pictures]) => [
    bucket,
    String(pictures.length),
    String(pictures.filter(isEnlarged).length || '-'),
    mostCut(pictures),
  ]);
  return table([['Bucket', 'Pictures', 'Enlarged', 'Cut off at most'], ...rows], '  ');
}

function compareBuckets(a: Placed | undefined, b: Placed | undefined): number {
  // Those without a bucket come last: they end the training.
  const [one, other] = [a?.place?.bucket, b?.place?.bucket];
  if (!one || !other) return Number(one === undefined) - Number(other === undefined);
  return one[0] - other[0] || one[1] - other[1];
}

function isEnlarged({ size, place }: Placed): boolean {
  return place !== undefined && (place.resized[0] > size[0] || place.resized[1] > size[1]);
}

function mostCut(pictures: readonly Placed[]): string {
  let most: { placed: Placed; share: number } | undefined;
  for (const placed of pictures) {
    const share = placed.place ? shareCutOff(placed.place) : 0;
    if (share > (most?.share ?? 0)) most = { placed, share };
  }
  if (!most?.placed.place) return '-';
  return `${cutAsText(cutOff(most.placed.place), most.share)}: ${escapeControls(most.placed.file ?? '')}`;
}

function cutAsText(pixels: Size, share: number): string {
  if (share <= 0) return '-';
  const percent = share < 0.01 ? 'under 1 %' : `${Math.round(share * 100)} %`;
  return `${times(pixels)} (${percent})`;
}

function times([width, height]: Size): string {
  return `${width} × ${height}`;
}

/** Rows with columns of one width; the last one ends where its text ends. */
function table(rows: readonly (readonly string[])[], indent: string): string {
  const widths =
    rows[0]?.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length))) ?? [];
  const lines = rows.map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return lines.map((line) => `${indent}${line}\n`).join('');
}
