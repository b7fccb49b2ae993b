// What stands against a training is told by a code, and docs/training.md tells what each means.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sourceFiles } from './source-files.ts';

it('docs/training.md has every code of what stands against a training, and no other', () => {
  const told = [...sourceFiles()]
    .filter(([file]) => file.startsWith('core/'))
    .flatMap(([, text]) => [...text.matchAll(/code: '(train-[a-z-]+)'/g)].map(([, code]) => code));
  const described = [...readFileSync('docs/training.md', 'utf8').matchAll(/^\| `(train-[a-z-]+)` \|/gm)];
  expect(told.length).toBeGreaterThan(20);
  expect(described.map(([, code]) => code).sort()).toEqual([...new Set(told)].sort());
});
