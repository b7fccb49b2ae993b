import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (name: string) => readFileSync(`media/${name}.svg`, 'utf8');

it.each(['light', 'dark'])(
  'the icon of tabs in %s themes is that of the activity bar in a colour of its own',
  (theme) => {
    const icon = read(`tab-${theme}`);
    expect(icon).toMatch(/stroke="#[0-9a-f]{6}"/);
    expect(icon.replace(/stroke="#[0-9a-f]{6}"/, 'stroke="currentColor"')).toBe(read('activity-bar'));
  },
);
