import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** How often each module that is no ES module is copied for files of ours; packages import in their own way (`, 1`). */
function copies(bundle: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const calls = readFileSync(bundle, 'utf8').matchAll(/__toESM\(require(?:_main\d*|)\(("[^"]+"|)\)\)/g);
  for (const [call] of calls) counts.set(call, (counts.get(call) ?? 0) + 1);
  return counts;
}

// Each file that imports such a module would make a copy of all its names while the bundle is loaded.
it.each([
  ['dist/language-client.js', '__toESM(require("vscode"))'],
  ['dist/language-server.js', '__toESM(require("node:fs"))'],
  ['dist/lora.js', '__toESM(require("node:path"))'],
])('%s makes no copy for each file (dist/ must be built)', (bundle, known) => {
  const found = copies(bundle);
  expect(found.get(known)).toBe(1);
  // Two of a bundled one: all its names, and what it is as a default.
  expect([...found].filter(([, count]) => count > 2)).toEqual([]);
});
