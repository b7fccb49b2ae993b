import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';

/**
 * A browser for the tests that are described here. Each of them opens one page, which must not have told of anything that
 * went wrong, nor have broken its policy; it is closed then.
 * @param {() => import('./gallery-page.mjs').GalleryPage} opened the page of the test that ends
 */
export function soundPages(opened) {
  const pages = { browser: undefined };
  beforeAll(async () => {
    pages.browser = await launchBrowser();
  });
  afterEach(async () => {
    const gallery = opened();
    expect(gallery.problems).toEqual([]);
    expect(gallery.events.filter(({ type }) => type === 'problem')).toEqual([]);
    expect(await gallery.violations()).toEqual([]);
    await gallery.page.close();
  });
  afterAll(() => pages.browser?.close());
  return pages;
}
