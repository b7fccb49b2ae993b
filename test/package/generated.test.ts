import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recipePages, rulePages } from '../../scripts/generate/derived.ts';
import { ruleSettingsSchema } from '../../scripts/generate/rule-settings.ts';
import { settingsPage } from '../../scripts/generate/settings-page.ts';

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

describe('the table of the settings', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
  const english = JSON.parse(readFileSync('package.nls.json', 'utf8'));
  const page = settingsPage(manifest, english);
  const rows = page.split('\n').filter((line) => line.startsWith('| `lora.'));

  it('is fresh (npm run generate)', () => {
    expect(readFileSync('docs/settings.md', 'utf8')).toBe(page);
  });

  it('has a row for each, in their order, with all five cells', () => {
    const { properties } = manifest.contributes.configuration;
    const names = Object.keys(properties).sort(
      (one, other) => properties[one].order - properties[other].order,
    );
    expect(rows.map((row) => /^\| `([\w.]+)`/.exec(row)?.[1])).toEqual(names);
    for (const row of rows) expect(row.split(/ \| |^\| | \|$/).filter(Boolean), row).toHaveLength(5);
  });

  it('tells which need a trusted workspace', () => {
    const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    const told = rows.filter((row) => row.includes('workspace that is trusted'));
    expect(told.map((row) => /`([\w.]+)`/.exec(row)?.[1]).sort()).toEqual(
      [...restrictedConfigurations].sort(),
    );
  });
});
