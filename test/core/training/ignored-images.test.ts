import { expect, it } from 'vitest';
import { withFiles } from '../../../core/dataset/dataset.ts';
import { findIgnoredImages } from '../../../core/training/ignored-images.ts';
import { datasetOf } from '../../support/memory.ts';
import { memoryFileSystem } from '../../support/memory-file-system.ts';
import { planOf, subsetOf } from './plans.ts';

it('ignored are the pictures in trained folders that are none of the dataset', () => {
  const folder = '/dataset/10_alice woman';
  const files = {
    [`${folder}/2_unused.png`]: '',
    [`${folder}/1.png`]: '',
    [`${folder}/1.txt`]: '',
    [`${folder}/.hidden.png`]: '',
    [`${folder}/10.jpg`]: { link: '/elsewhere/x.jpg' },
    [`${folder}/folder.png/a.png`]: '',
    '/dataset/other/3.png': '',
    '/elsewhere/x.jpg': '',
  };
  const dataset = datasetOf({ '10_alice woman/1.png': '' });
  const plan = planOf({ subsets: [subsetOf({ folder }), subsetOf({ folder: '/dataset/gone' })] });
  expect(findIgnoredImages(memoryFileSystem(files), dataset, plan)).toEqual([
    `${folder}/10.jpg`,
    `${folder}/2_unused.png`,
  ]);
  const images = new Map([`${folder}/10.jpg`, `${folder}/2_unused.png`].map((path) => [path, { path }]));
  expect(findIgnoredImages(memoryFileSystem(files), withFiles(dataset, { images }), plan)).toEqual([]);
});
