import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recipePages, rulePages } from '../../scripts/generate/derived.ts';
import { ruleSettingsSchema } from '../../scripts/generate/rule-settings.ts';

describe.each([
  ['docs/rules', rulePages()],
  ['docs/recipes', recipePages()],
])('the pages of %s', (folder, pages) => {
  it('are those that there are, no more and no fewer (npm run generate)', () => {
    expect(readdirSync(folder).sort()).toEqual([...pages.keys()].sort());
  });

  it.each([...pages.keys()])('%s is fresh (npm run generate)', (name) => {
    expect(readFileSync(`${folder}/${name}`, 'utf8')).toBe(pages.get(name));
  });
});

describe('the settings of the rules', () => {
  it('in package.json are fresh (npm run generate)', () => {
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(contributes.configuration.properties['lora.rules']).toEqual(ruleSettingsSchema());
  });
});
