import { compositionOf, type Kind } from '../dataset/composition.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { ownImages } from '../dataset/regularization.ts';
import type { Size } from '../image/size.ts';
import { message } from '../message.ts';
import { recipeById } from '../training/recipes/index.ts';
import { defineRule, noOptions } from './rule.ts';

/** Fewer pictures than these may well have one shape. */
const FEWEST = 10;
/** Shapes that differ by less look the same (of width by height). */
const SAME_SHAPE = 0.02;

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
  *dataset({ dataset }) {
    const files = ownImages(dataset);
    if (files.length === 0) return;
    const kinds = compositionOf(dataset);
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
    const shape = oneShape(dataset, files);
    if (shape) {
      const [width, height] = shape;
      yield {
        severity: 'hint',
        files,
        message: message(
          'All {0} pictures have one shape, that of {1} × {2}: the recipe for a likeness varies it a little.',
          files.length,
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

/** The size of the first picture, where all are known and have its shape, and a likeness is trained. */
function oneShape({ config, images }: Dataset, files: readonly string[]): Size | undefined {
  if (config.dataset?.purpose !== 'likeness' || !recipeById(config.training?.recipe)) return undefined;
  if (files.length < FEWEST) return undefined;
  const sizes = files.map((path): Size | undefined => {
    const facts = images.get(path)?.facts;
    return facts?.state === 'readable' ? [facts.width, facts.height] : undefined;
  });
  const [first] = sizes;
  if (!first) return undefined;
  const isSame = (size: Size | undefined) =>
    size !== undefined && Math.abs(size[0] / size[1] - first[0] / first[1]) < SAME_SHAPE;
  return sizes.every(isSame) ? first : undefined;
}
