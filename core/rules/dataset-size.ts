import { byFolder, imagesByFolder } from '../dataset/gathered/by-folder.ts';
import { ownImages } from '../dataset/regularization.ts';
import { message } from '../message.ts';
import { recipeById } from '../training/recipes/index.ts';
import { defineRule, noOptions } from './rule.ts';

/** How many times more, or less, pictures than the recipe is made for are told. */
const FAR = 2;

export const datasetSize = defineRule({
  code: 'dataset-size',
  kind: 'advice',
  severity: 'info',
  title: 'Far more or far fewer pictures than the recipe is made for',
  why: `Only with \`purpose = "likeness"\`. Its recipe is made for about 40 pictures: so many repeats and epochs are right for
them. With less than half of that the LoRA tends to learn the pictures themselves, with more than twice as many the training
takes hours longer, and more pictures of lower quality add little.`,
  options: noOptions,
  examples: [{ title: 'no purpose set', caption: '1girl, alice' }],
  gathering: { ...byFolder, gather: imagesByFolder },
  *dataset({ dataset, gathered }) {
    const { config } = dataset;
    const wanted = recipeById(config.training?.recipe)?.pictures;
    if (config.dataset?.purpose !== 'likeness' || wanted === undefined) return;
    const files = ownImages(dataset, gathered);
    if (files.count === 0 || (files.count * FAR >= wanted && files.count <= wanted * FAR)) return;
    yield {
      files,
      message:
        files.count < wanted
          ? message(
              '{0} pictures are few: the recipe for a likeness is made for about {1}.',
              files.count,
              wanted,
            )
          : message(
              '{0} pictures are many: the recipe for a likeness is made for about {1}.',
              files.count,
              wanted,
            ),
    };
  },
});
