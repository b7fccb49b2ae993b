// `lora recipes`: which there are.
import { expect, it } from 'vitest';
import { recipes } from '../../core/training/recipes/index.ts';
import { folderWith, lora } from './lora.ts';

it('lists the recipes, a line each, with those that are untested called so', async () => {
  const { code, stdout } = await lora(folderWith({}), ['recipes']);
  const lines = stdout.trimEnd().split('\n');
  expect(code).toBe(0);
  expect(lines.map((line) => line.split(' ')[0])).toEqual(recipes.map(({ id }) => id));
  expect(lines.filter((line) => !line.includes('untested')).map((line) => line.split(' ')[0])).toEqual([
    'sd15-likeness',
  ]);
});

it('lists them as JSON', async () => {
  const { stdout } = await lora(folderWith({}), ['recipes', '--format', 'json']);
  const listed = JSON.parse(stdout);
  expect(listed).toHaveLength(recipes.length);
  expect(listed).toContainEqual({
    ...{ id: 'noobai-vpred', family: 'sdxl', tested: false, model: 'noobai-vpred' },
    ...{ title: 'NoobAI, v-prediction', about: expect.stringContaining('NoobAI') },
  });
});
