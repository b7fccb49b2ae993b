import { afterAll, beforeAll, it } from 'vitest';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import { openCaptions, writeFirst } from './caption-page.mjs';
import { partsOf } from './gallery-page.mjs';
import { showOf } from './gallery-page.mjs';
let browser;
beforeAll(async () => { browser = await launchBrowser(); });
afterAll(() => browser?.close());
const caption = '1girl, alice, dark skin, braided hair, earrings, 3D render, UHD, 4K, from behind, upper body, dark skin, looking at viewer, a very long tag that goes on and on, smile, hat, cat, tail, wolf ears';
for (const theme of ['dark', 'light', 'high-contrast'])
  for (const [width, height] of [[300, 700], [1200, 800]])
    it(`${theme} ${width}`, async () => {
      const gallery = await openCaptions(browser, Array.from({ length: 40 }, () => caption), { theme, width, show: showOf({ place: width > 600 ? 'tab' : 'side', palette: ['smile', 'hat', 'looking at viewer'] }) });
      await gallery.page.setViewportSize({ width, height });
      const plain = gallery.readCaption;
      gallery.readCaption = (params) => {
        const parts = plain(params);
        const at = parts.text.indexOf('smile');
        const e = parts.text.indexOf('earrings');
        return { ...parts, tokens: { count: 82, limit: 75 }, lost: [{ start: at, end: parts.text.length }],
          findings: [...parts.findings, { start: e, end: e + 8, severity: 'info', code: 'rare-tag', message: '"earrings" stands in one caption only.' },
          { start: at, end: parts.text.length, severity: 'warning', code: 'too-many-tokens', message: 'The model reads 75 tokens, and this caption has 82: what follows is not learned.' }] };
      };
      gallery.complete = ({ offset }) => ({ start: offset, end: offset, items: ['smile', 'small breasts', 'smoke'].map((label, i) => ({ label, detail: `in ${9 - i} of 40 captions`, newText: label })) });
      await writeFirst(gallery);
      await gallery.page.locator('.chip.warning').waitFor();
      await gallery.page.locator('.cell img').first().waitFor();
      await gallery.page.screenshot({ path: `/tmp/cap/${theme}-${width}.png` });
      await gallery.page.keyboard.press('Control+End');
      await gallery.page.keyboard.type(', sm');
      await gallery.page.locator('.suggestions').waitFor();
      await gallery.page.screenshot({ path: `/tmp/cap/${theme}-${width}-suggest.png` });
      await gallery.page.close();
    });
