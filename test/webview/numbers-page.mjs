// The panel of numbers by itself, in a browser, under the policy of the gallery's page.
import { build } from 'esbuild';
import { shell } from '../../client/gallery/shell.ts';
import { pageStrings } from './page-strings.ts';
import { themes } from './themes.mjs';

const origin = 'https://gallery.test';

/** Bundles the page; once for all tests. */
export async function buildNumbersPage() {
  const { outputFiles } = await build({
    entryPoints: { gallery: 'test/webview/numbers-mount.mjs', style: 'media/gallery/gallery.css' },
    bundle: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    loader: { '.ttf': 'file' },
    assetNames: '[name]',
    outdir: '/',
    write: false,
    logLevel: 'warning',
  });
  const files = outputFiles.map(({ path, contents }) => [path.split(/[\\/]/).at(-1), Buffer.from(contents)]);
  return new Map(files);
}

const types = { js: 'text/javascript', css: 'text/css', ttf: 'font/ttf' };

export class NumbersPage {
  static async open(browser, files, { numbers, theme = 'dark', width = 300, height = 900, ...context }) {
    const { kind, variables } = themes[theme];
    const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce', ...context });
    const html = shell({
      source: origin,
      nonce: 'bm9uY2U',
      script: `${origin}/gallery.js`,
      style: `${origin}/style.css`,
      language: 'en',
    }).replace('<div id="bar"></div>', '');
    await page.route(`${origin}/**`, (route) => {
      const name = new URL(route.request().url()).pathname.slice(1);
      const body = name === '' ? html : files.get(name);
      if (body === undefined) return route.fulfill({ status: 404 });
      return route.fulfill({ body, contentType: types[name.split('.')[1]] ?? 'text/html' });
    });
    await page.addInitScript(
      ({ kind, variables }) => {
        window.violations = [];
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) =>
          window.violations.push(`${violatedDirective} ${sample}`),
        );
        document.addEventListener('DOMContentLoaded', () => {
          document.body.className = `vscode-${kind}`;
          for (const [name, value] of Object.entries(variables))
            document.documentElement.style.setProperty(name, value);
        });
      },
      { kind, variables },
    );
    await page.goto(`${origin}/`);
    const numbersPage = new NumbersPage(page);
    await numbersPage.show({ numbers, strings: pageStrings.numbers, query: '', isLoading: false });
    return numbersPage;
  }

  constructor(page) {
    this.page = page;
  }

  /** Shows the pane that asks instead. */
  openPane() {
    return this.page.evaluate((strings) => window.openPane(strings), pageStrings.numbers);
  }

  show(change) {
    return this.page.evaluate((shown) => window.show(shown), change);
  }

  get chosen() {
    return this.page.evaluate(() => window.chosen);
  }

  get counted() {
    return this.page.evaluate(() => window.counted);
  }

  get violations() {
    return this.page.evaluate(() => window.violations);
  }

  mark(name) {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }

  group(name) {
    return this.page.getByRole('group', { name, exact: true });
  }

  get focused() {
    return this.page.locator(':focus');
  }
}
