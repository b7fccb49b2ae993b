import { readFileSync } from 'node:fs';

const source = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/**
 * What axe finds wrong in a page, or only in its parts with these selectors.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<string[]>} each as its rule and the elements
 */
export async function faultsIn(page, ...parts) {
  await page.evaluate(source);
  const violations = await page.evaluate(async (include) => {
    // Only of what is wrong it works out which elements and why: that is most of its time.
    const options = { resultTypes: ['violations'], selectors: false };
    const found = await (include.length === 0
      ? window.axe.run(options)
      : window.axe.run({ include }, options));
    return found.violations.map(({ id, nodes }) => ({ id, html: nodes.slice(0, 3).map(({ html }) => html) }));
  }, parts);
  return violations.map(({ id, html }) => `${id}: ${html.join(' ')}`);
}
