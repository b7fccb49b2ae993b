import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rulePages } from '../../scripts/generate/derived.ts';
import { ruleSettingsSchema } from '../../scripts/generate/rule-settings.ts';

describe('the pages of the rules', () => {
  const pages = rulePages();

  it('are those in docs/rules, no more and no fewer (npm run generate)', () => {
    expect(readdirSync('docs/rules').sort()).toEqual([...pages.keys()].sort());
  });

  it.each([...pages.keys()])('%s is fresh (npm run generate)', (name) => {
    expect(readFileSync(`docs/rules/${name}`, 'utf8')).toBe(pages.get(name));
  });
});

describe('the settings of the rules', () => {
  it('in package.json are fresh (npm run generate)', () => {
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(contributes.configuration.properties['lora.rules']).toEqual(ruleSettingsSchema());
  });
});
