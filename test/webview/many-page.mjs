// The gallery's page with several pictures chosen, and captions behind it that a test can look at.
import { GalleryPage, keptOf, pairOf, showOf } from './gallery-page.mjs';
import { ManyCaptions } from './many-captions.mjs';

/** What the host tells of a page that stands in the side panel, its captions below the grid. */
export const inSidePanel = {
  width: 300,
  show: showOf(),
  state: keptOf({ pane: 'captions' }),
};

/** A gallery whose pictures are all chosen. */
export class ManyPage {
  static async open(browser, texts, options = {}) {
    const page = await ManyPage.#begin(browser, texts, options);
    await page.gallery.cell('front_00000').waitFor();
    await page.gallery.page.locator('.cell[tabindex="0"]').focus();
    await page.press('Control+a');
    await page.#isThere(texts.length);
    return page;
  }

  /** A page that comes back with what it kept, in which all pictures are chosen already. */
  static async reopen(browser, texts, state) {
    const page = await ManyPage.#begin(browser, texts, { state });
    await page.#isThere(texts.length);
    return page;
  }

  static async #begin(browser, texts, options) {
    const page = new ManyPage();
    const pairs = texts.map((caption, index) => pairOf(index, { caption }));
    page.captions = new ManyCaptions(new Map(pairs.map(({ image, caption }) => [image, caption])));
    page.captions.onChange = () => {
      const revision = ++page.gallery.revision;
      page.gallery.channel.send({ type: 'changed', dataset: 'd', revision, images: null });
    };
    const usual = { pairs, show: showOf({ place: 'tab' }), width: 1000, answers: page.captions.answers() };
    page.gallery = await GalleryPage.open(browser, { ...usual, ...options });
    page.panel = page.gallery.page.getByRole('region', { name: 'Captions of the chosen pictures' });
    return page;
  }

  async #isThere(count) {
    await this.panel
      .getByRole('heading', { name: `${count.toLocaleString('en')} pictures chosen` })
      .waitFor();
    await this.panel.getByRole('textbox', { name: 'Filter their tags' }).waitFor();
  }

  press(key) {
    return this.gallery.page.keyboard.press(key);
  }

  type(text) {
    return this.gallery.page.keyboard.type(text);
  }

  tag(name) {
    return this.panel.getByRole('button', { name, exact: true });
  }

  /** Puts a tag into the form, which has two fields for tags then, and waits for the focus in the empty one. */
  async useTag(name) {
    await this.tag(name).click();
    await this.panel.locator('#many-to:focus').waitFor();
  }

  field(name) {
    return this.panel.getByRole('combobox', { name, exact: true });
  }

  choose(kind) {
    return this.panel.getByLabel('What to do').selectOption(kind);
  }

  /** Waits until it is said what would change. */
  summary(text) {
    return this.panel.getByRole('status').filter({ hasText: text }).waitFor();
  }

  get apply() {
    return this.panel.getByRole('button', { name: /^Apply/ });
  }

  /** The tags that are listed, each with how many have it. */
  rows() {
    return this.panel
      .getByRole('row')
      .evaluateAll((all) => all.map((row) => row.innerText.replace(/\s+/g, ' ').trim()));
  }

  /** What it was asked last what that would do. */
  get prepared() {
    return this.captions.asked.prepareEdit.at(-1);
  }
}
