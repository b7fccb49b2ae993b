import { byFolder, imagesByFolder, sumOfFolders } from '../dataset/gathered/by-folder.ts';
import { regularizationFolders } from '../dataset/regularization.ts';
import { message } from '../message.ts';
import { defineRule, noOptions } from './rule.ts';

export const regularizationImages = defineRule({
  code: 'regularization-images',
  kind: 'advice',
  severity: 'hint',
  title: 'Regularization pictures in the dataset of a likeness',
  why: `Only with \`purpose = "likeness"\`. Regularization pictures keep the class (all women, not this one) as the base
model draws it. The recipe takes none: the LoRA is to know one subject, and what else it forgets is in the base model
still. With them an epoch takes about twice as long, since the trainer shows as many of them as of all the others.`,
  options: noOptions,
  examples: [{ title: 'none', caption: '1girl, alice' }],
  gathering: { ...byFolder, gather: imagesByFolder },
  *dataset({ dataset, gathered }) {
    if (dataset.config.dataset?.purpose !== 'likeness') return;
    const folders = regularizationFolders(dataset);
    const files = sumOfFolders(gathered, (folder) => folders.has(folder));
    if (files.count === 0) return;
    yield {
      files,
      message: message(
        '{0} regularization pictures about double the steps of an epoch: the recipe for a likeness takes none.',
        files.count,
      ),
    };
  },
});
