import { expect } from 'vitest';
import { pageShell } from '../../client/webview/page-shell.ts';
import { themes } from './themes.mjs';

/**
 * Opens one of the pages that are told all at once, as it is built, with a host of the test's own behind it.
 * @param {string} name of its script and its style
 */
export async function openPage(browser, name, { theme = 'dark', width = 800 } = {}) {
  const origin = `https://${name}.test`;
  const page = await browser.newPage({ viewport: { width, height: 700 }, reducedMotion: 'reduce' });
  page.setDefaultTimeout(10_000);
  const html = pageShell(
    {
      ...{ source: origin, nonce: 'bm9uY2U', language: 'en', title: name },
      ...{ script: `${origin}/${name}.js`, style: `${origin}/${name}.css` },
    },
    '<main></main>',
  );
  await page.route(`${origin}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    return pathname === '/'
      ? route.fulfill({ body: html, contentType: 'text/html' })
      : route.fulfill({ path: `dist/media${pathname}` });
  });
  await page.addInitScript(({ variables, kind }) => {
    window.told = [];
    window.violations = [];
    window.acquireVsCodeApi = () => ({
      postMessage: ({ event }) => window.told.push(event),
      setState: (state) => {
        window.kept = state;
      },
    });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
      window.violations.push(violatedDirective),
    );
    document.addEventListener('DOMContentLoaded', () => {
      document.body.className = `vscode-${kind}`;
      // As VS Code has it for all pages.
      const own = new CSSStyleSheet();
      own.replaceSync('@layer vscode-default { img, video { max-width: 100%; max-height: 100%; } }');
      document.adoptedStyleSheets = [own];
      for (const [name, value] of Object.entries(variables))
        document.documentElement.style.setProperty(name, value);
    });
  }, themes[theme]);
  await page.goto(`${origin}/`);
  const told = () => page.evaluate(() => window.told);
  await expect.poll(told).toEqual([{ type: 'ready' }]);
  return {
    page,
    /** What the page told its host. */
    told,
    /** What it has kept for when it is loaded anew. */
    kept: () => page.evaluate(() => window.kept),
    /** What it tried against its policy. */
    violations: () => page.evaluate(() => window.violations),
    /** Tells the page something. */
    tell: (event) => page.evaluate((data) => window.postMessage(data, '*'), { type: 'event', event }),
  };
}
