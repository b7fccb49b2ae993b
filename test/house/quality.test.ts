// docs/quality.md says of each point how it holds: what it names is there.
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const text = readFileSync('docs/quality.md', 'utf8');

it('docs/quality.md has its sixty-four points in order', () => {
  const numbers = [...text.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));
  expect(numbers).toEqual(Array.from({ length: 64 }, (_, index) => index + 1));
});

it('docs/quality.md names nothing that is not there', () => {
  const named = [
    ...text.matchAll(
      /`((?:[\w.-]+\/)*[\w.-]+\.(?:ts|mjs|json|md|png)|[\w-]+(?:\/[\w-]+)*\/|LICENSE|\.vscodeignore)`/g,
    ),
  ];
  expect(named.length).toBeGreaterThan(60);
  expect(
    named.map(([, file]) => file ?? '').filter((file) => !existsSync(file) && file !== 'lora-dataset.toml'),
  ).toEqual([]);
});
