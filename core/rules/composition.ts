import * as z from 'zod';
import { compositionOf, countKinds, type Kind } from '../dataset/composition.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { type ByFolder, byFolder, imagesByFolder } from '../dataset/gathered/by-folder.ts';
import type { Counted } from '../dataset/gathered/counted.ts';
import { type Entries, entriesOf, mergeEntries } from '../dataset/gathered/entries.ts';
import { ownImages, regularizationFolders } from '../dataset/regularization.ts';
import type { Size } from '../image/size.ts';
import { message } from '../message.ts';
import { dirname } from '../path.ts';
import { recipeById } from '../training/recipes/index.ts';
import { defineRule, noOptions } from './rule.ts';

/** Fewer pictures than these may well have one shape. */
const FEWEST = 10;
/** Shapes that differ by less look the same (of width by height). */
const SAME_SHAPE = 0.02;

/** The shapes of those pictures of a likeness whose sizes are known. */
interface Shapes {
  readonly known: number;
  readonly first?: { readonly path: string; readonly width: number; readonly height: number } | undefined;
  /** Width by height; both 0 where there is none. */
  readonly narrowest: number;
  readonly widest: number;
}

const noShapes: Shapes = { known: 0, narrowest: 0, widest: 0 };

interface Summary {
  readonly images: ByFolder;
  /** How many there are of each kind of the plan. */
  readonly kinds: Entries<number>;
  readonly shapes: Shapes;
}

const summary: z.ZodType<Summary> = z.object({
  images: byFolder.schema,
  kinds: entriesOf(z.number()),
  shapes: z.object({
    known: z.number(),
    first: z.optional(z.object({ path: z.string(), width: z.number(), height: z.number() })),
    narrowest: z.number(),
    widest: z.number(),
  }),
});

export const composition = defineRule({
  code: 'composition',
  kind: 'advice',
  severity: 'info',
  title: 'What the plan of the pictures still lacks',
  why: `What a dataset never shows, the LoRA can't draw: a head that was only seen from the front has no back. \`[composition]\`
says how many pictures of a view or a distance are planned (\`"from behind" = 2\`, \`"full body" = 1\`); with
\`purpose = "likeness"\` and no such table the recipe's plan holds: nearly all are portraits from the front, 6 from the side,
2 from behind, 1 from above, 1 of the full body. A picture is of a kind by its caption, its name or \`[views]\`.

For a likeness all of whose pictures have one shape there is a hint: the recipe varies it a little.`,
  options: noOptions,
  examples: [{ title: 'no plan', caption: '1girl, alice' }],
  gathering: { schema: summary, gather: summaryOf, merge: mergeSummaries },
  *dataset({ dataset, gathered: { images, kinds: counts, shapes } }) {
    const files = ownImages(dataset, images);
    if (files.count === 0) return;
    const kinds = compositionOf(dataset, counts);
    const missing = kinds.filter(({ planned, present }) => present < planned);
    const enough = kinds.filter(({ planned, present }) => present >= planned && planned > 0);
    if (missing.length > 0) {
      yield {
        files,
        message:
          enough.length > 0
            ? message(
                'The plan of the pictures still lacks {0}. Enough there are of {1}.',
                listed(missing),
                listed(enough),
              )
            : message('The plan of the pictures still lacks {0}.', listed(missing)),
      };
    }
    const shape = oneShape(shapes, files);
    if (shape) {
      const [width, height] = shape;
      yield {
        severity: 'hint',
        files,
        message: message(
          'All {0} pictures have one shape, that of {1} × {2}: the recipe for a likeness varies it a little.',
          files.count,
          width,
          height,
        ),
      };
    }
  },
});

/** `"from behind" (1 of 2), "full body" (0 of 1)` */
function listed(kinds: readonly Kind[]): string {
  return kinds.map(({ tag, planned, present }) => `"${tag}" (${present} of ${planned})`).join(', ');
}

/** The size of the first picture, where all are known and have its shape. */
function oneShape({ known, first, narrowest, widest }: Shapes, { count }: Counted): Size | undefined {
  if (count < FEWEST || known < count || !first) return undefined;
  const shape = first.width / first.height;
  const isSame = (other: number) => Math.abs(other - shape) < SAME_SHAPE;
  return isSame(narrowest) && isSame(widest) ? [first.width, first.height] : undefined;
}

function summaryOf(dataset: Dataset): Summary {
  return { images: imagesByFolder(dataset), kinds: countKinds(dataset), shapes: shapesOf(dataset) };
}

function shapesOf(dataset: Dataset): Shapes {
  const { config, images } = dataset;
  let shapes = noShapes;
  if (config.dataset?.purpose !== 'likeness' || !recipeById(config.training?.recipe)) return shapes;
  const regularization = regularizationFolders(dataset);
  images.forEach(({ facts }, path) => {
    if (facts?.state !== 'readable' || regularization.has(dirname(path))) return;
    const { width, height } = facts;
    const shape = width / height;
    const first = { path, width, height };
    shapes = mergeShapes(shapes, { known: 1, first, narrowest: shape, widest: shape });
  });
  return shapes;
}

function mergeSummaries(one: Summary, other: Summary): Summary {
  return {
    images: byFolder.merge(one.images, other.images),
    kinds: mergeEntries(one.kinds, other.kinds, (a, b) => a + b),
    shapes: mergeShapes(one.shapes, other.shapes),
  };
}

function mergeShapes(one: Shapes, other: Shapes): Shapes {
  if (!one.first || !other.first) return one.first ? one : other;
  return {
    known: one.known + other.known,
    first: one.first.path < other.first.path ? one.first : other.first,
    narrowest: Math.min(one.narrowest, other.narrowest),
    widest: Math.max(one.widest, other.widest),
  };
}
