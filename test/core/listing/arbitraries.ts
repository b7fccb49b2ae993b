import fc from 'fast-check';
import { captionFile } from '../../../core/dataset/assemble.ts';
import type { Dataset, FileChanges } from '../../../core/dataset/dataset.ts';
import { withFiles } from '../../../core/dataset/dataset.ts';
import type { CaptionFile, ImageFile } from '../../../core/dataset/files.ts';
import { lintFile } from '../../../core/engine.ts';
import type { Finding } from '../../../core/finding.ts';
import type { ListingSources } from '../../../core/listing/standings.ts';
import type { ListingGrouping, ListingSort } from '../../../core/listing/wish.ts';
import { message } from '../../../core/message.ts';
import { knowledge } from '../../support/knowledge.ts';

export const sorts: readonly ListingSort[] = ['name', 'date', 'size', 'tokens', 'findings', 'similarity'];
export const allGroupings: readonly ListingGrouping[] = [
  'none',
  'folder',
  'view',
  'bucket',
  'finding',
  'difference',
];

export const anyArrangement = fc.record({
  sort: fc.constantFrom(...sorts),
  isDescending: fc.boolean(),
  grouping: fc.constantFrom(...allGroupings),
});

const stems = [
  ...['10_alice/a', '10_alice/a10', '10_alice/A2', '10_alice/back_1', '5_bob/é', '5_bob/b', '05_bob/b'],
  // So many that all at once are more than are put in one by one.
  ...Array.from({ length: 40 }, (_, index) => `5_bob/${index}`),
];
const tags = ['alice', 'smile', 'long hair', 'Long_Hair', 'from behind', 'from side', 'smile', ''];

/** A change of one picture or its caption: come, gone or another one. */
export const anyChange = fc.oneof(
  fc.record({
    kind: fc.constant('image' as const),
    stem: fc.constantFrom(...stems),
    size: fc.option(fc.tuple(fc.integer({ min: 1, max: 1500 }), fc.integer({ min: 1, max: 1500 }))),
  }),
  fc.record({
    kind: fc.constant('caption' as const),
    stem: fc.constantFrom(...stems),
    text: fc.option(fc.array(fc.constantFrom(...tags), { maxLength: 5 }).map((list) => list.join(', '))),
  }),
);
/** A few of them, or so many that whole groups change. */
export const anyChanges = fc.oneof(
  fc.array(anyChange, { minLength: 1, maxLength: 4 }),
  fc.array(anyChange, { minLength: 60, maxLength: 90 }),
);
export type Change = typeof anyChange extends fc.Arbitrary<infer One> ? One : never;

export const imageOf = (stem: string) => `/dataset/${stem}.png`;

/** The dataset after some changes, and the pictures whose pairs they are of. */
export function changed(
  dataset: Dataset,
  changes: readonly Change[],
): { dataset: Dataset; touched: Set<string> } {
  const images = new Map<string, ImageFile | undefined>();
  const captions = new Map<string, CaptionFile | undefined>();
  for (const change of changes) {
    const path = imageOf(change.stem);
    if (change.kind === 'image') {
      const [width, height] = change.size ?? [0, 0];
      const facts = { state: 'readable', width, height, format: 'png' } as const;
      images.set(path, change.size ? { path, facts } : undefined);
    } else {
      const caption = `/dataset/${change.stem}.txt`;
      const { text } = change;
      captions.set(
        caption,
        text === null ? undefined : captionFile(dataset, { path: caption, text, bom: false }),
      );
    }
  }
  const files: FileChanges = { images, captions };
  return {
    dataset: withFiles(dataset, files),
    touched: new Set(changes.map(({ stem }) => imageOf(stem))),
  };
}

/** The same, with findings that depend on their own caption alone: nobody tells of others that change with them. */
export function ownSourcesOf(dataset: Dataset): ListingSources {
  return { ...sourcesOf(dataset), findingsOf: (file) => findingsIn(dataset.captions.get(file)) };
}

function findingsIn(file: CaptionFile | undefined): readonly Finding[] {
  const tags = file?.caption?.tags ?? [];
  const bare = { span: { start: 0, end: 0 }, message: message('found'), fixes: [], related: [] };
  const around = { ...bare, file: file?.path ?? '', scope: 'file', count: 1, unnecessary: false } as const;
  const isDouble = new Set(tags.map(({ key }) => key)).size < tags.length;
  return [
    ...(file && tags.length === 0 ? [{ ...around, code: 'empty-caption', severity: 'error' } as const] : []),
    ...(isDouble ? [{ ...around, code: 'duplicate-tag', severity: 'warning' } as const] : []),
    ...(tags.length > 3 ? [{ ...around, code: 'long-caption', severity: 'hint' } as const] : []),
  ];
}

/** Files are as old as their names are long. */
export function sourcesOf(dataset: Dataset): ListingSources {
  return {
    dataset,
    knowledge,
    findingsOf: (file) => lintFile(dataset, file, { knowledge }),
    isReviewed: () => false,
    modified: (image) => image.length,
  };
}
