import fc from 'fast-check';
import { expect, it } from 'vitest';
import { configFiles } from '../../../../core/trainers/sd-scripts/config-files.ts';
import { readRunFiles } from '../../../../core/trainers/sd-scripts/read-run-files.ts';
import { recipes } from '../../../../core/training/recipes/index.ts';
import { planOf, subsetOf } from '../../training/plans.ts';
import { filesOf, RUN } from './run-files.ts';

it.each(recipes.map(({ id }) => id))('the files of a run by %s are read as they were written', (id) => {
  const recipe = recipes.find((one) => one.id === id) ?? recipes[0];
  const regularization = subsetOf({ folder: '/dataset/1_woman', isRegularization: true, repeats: 1 });
  const plan = planOf({
    ...{ recipe: id, family: recipe.family, options: recipe.options },
    subsets: [subsetOf(), { ...regularization, classTokens: undefined }],
  });
  const files = configFiles(plan, RUN, recipe.why);
  const read = readRunFiles(files);
  expect(read?.unread).toEqual([]);
  expect(read?.prompts).toEqual(plan.prompts);
  expect(read?.captionExtension).toBe('.txt');
  expect(read?.subsets).toEqual(plan.subsets.map(({ images: _, ...subset }) => subset));
  const again = planOf({ ...plan, options: read?.options ?? {} });
  const { values } = readRunFiles(configFiles(again, '/elsewhere')) ?? {};
  expect(values).toEqual(read?.values);
});

it('what somebody wrote into them is told where no plan can have it', () => {
  const files = filesOf();
  const dataset = `${files['dataset.toml']}\nkeep_tokens = 2\n`.replace(
    '[[datasets]]',
    '[[datasets]]\nbatch_size = 4\n',
  );
  const read = readRunFiles({ ...files, 'dataset.toml': dataset });
  expect(read?.unread).toEqual(['batch_size', 'keep_tokens']);
  expect(read?.values.get('10_alice woman: keep_tokens')).toBe(2);
  expect(read?.values.get('datasets: batch_size')).toBe(4);
});

it('files that are missing, or no TOML, are not read', () => {
  const files = filesOf();
  expect(readRunFiles({})).toBeUndefined();
  expect(readRunFiles({ 'config.toml': files['config.toml'] })).toBeUndefined();
  expect(readRunFiles({ ...files, 'config.toml': '= =' })).toBeUndefined();
});

it('nothing in them upsets the reading', () => {
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom(
      'datasets = 3',
      'general = []',
      '[[datasets]]\nsubsets = [1, {image_dir = 7}]',
      'a = 1979-05-27',
    ),
  );
  fc.assert(
    fc.property(text, text, (config, dataset) => {
      readRunFiles({ 'config.toml': config, 'dataset.toml': dataset });
    }),
  );
});
