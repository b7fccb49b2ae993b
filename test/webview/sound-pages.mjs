import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { closePages, openBrowser } from '../support/browser.mjs';
import { GalleryPage } from './gallery-page.mjs';

/**
 * A browser for the tests that are described here. Each of them opens one page, which must not have told of anything that
 * went wrong, nor have broken its policy; it is closed then.
 * @param {() => import('./gallery-page.mjs').GalleryPage} opened the page of the test that ends
 */
export function soundPages(opened) {
  const pages = { browser: undefined };
  beforeAll(async () => {
    pages.browser = await openBrowser();
  });
  afterEach(async () => {
    const gallery = opened();
    expect(gallery.problems).toEqual([]);
    expect(gallery.events.filter(({ type }) => type === 'problem')).toEqual([]);
    expect(await gallery.violations()).toEqual([]);
    await gallery.page.close();
  });
  afterAll(closePages);
  return pages;
}

/**
 * The same for tests that all open their page alike.
 * @param {(gallery: GalleryPage) => void} take hears of the page that a test opened
 * @param {(browser: object, ...options: object[]) => Promise<GalleryPage>} open how; on the options of a page, unless said
 * @returns what opens the page of a test
 */
export function openingPages(take, open = GalleryPage.open) {
  let gallery;
  const pages = soundPages(() => gallery);
  return async (...options) => {
    gallery = await open(pages.browser, ...options);
    take(gallery);
    return gallery;
  };
}
