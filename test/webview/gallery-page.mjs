// The gallery's page as it is built, in a browser, with a host of the test's own behind it.
import path from 'node:path';
import { shell } from '../../client/gallery/shell.ts';
import { freshState } from '../../media/gallery/state.ts';
import { Channel } from '../../protocol/channel.ts';
import { toHost } from '../../protocol/gallery/messages.ts';
import { galleryRequests } from '../../protocol/gallery/requests.ts';
import { pageStrings } from './page-strings.ts';
import { themes } from './themes.mjs';

const origin = 'https://gallery.test';
/** Pictures come from elsewhere, as they do in VS Code. */
export const files = 'https://files.test';
const sample = 'samples/character-ai/img/10_CharacterAI woman';

/** What the host says first of a dataset. */
export function showOf(rest = {}) {
  return {
    type: 'show',
    strings: pageStrings,
    place: 'side',
    state: 'ready',
    hasFolder: true,
    datasets: [{ id: 'd', name: 'alice' }],
    dataset: 'd',
    savedQueries: [],
    palette: [],
    drafts: [],
    ...rest,
  };
}

/** What a page has kept of the dataset in the side panel, while it wasn't shown. */
export function keptOf(rest = {}) {
  return { ...freshState('d', 'side'), ...rest };
}

export function pairOf(index, rest = {}) {
  const name = `front_${String(index).padStart(5, '0')}.png`;
  return {
    image: `file:///alice/${name}`,
    version: 0,
    name,
    folder: '10_alice woman',
    caption: '1girl, alice, dark skin, braided hair, earrings, 3D render, UHD, 4K, from behind, upper body',
    findings: [],
    size: [1024, 1024],
    bucket: { size: [768, 768], cut: [0, 0] },
    whyNoBucket: null,
    tokens: { count: 24, limit: 75 },
    isReviewed: false,
    ...rest,
  };
}

/** A caption of tags taken apart, with nothing wrong in it. */
export function partsOf(text, rest = {}) {
  const tags = [...(text ?? '').matchAll(/[^,\s](?:[^,\n]*[^,\s])?/g)].map(({ 0: tag, index }) => ({
    start: index,
    end: index + tag.length,
  }));
  const style = tags.length === 0 ? 'empty' : 'tags';
  const tokens = { count: 2 * tags.length, limit: 75 };
  const there = { text: text ?? '', exists: text !== null, refusal: null };
  return { ...there, style, tags, tokens, lost: [], findings: [], ...rest };
}

/** A page with the pairs of an array behind it; what it sends is in `events` and `asked`. */
export class GalleryPage {
  events = [];
  asked = [];
  cancelled = [];
  problems = [];
  #waiting = [];

  /** @param options `answers`: how the host answers what it is asked, beside what it answers in every test */
  static async open(browser, options) {
    const {
      pairs,
      show = showOf(),
      theme = 'dark',
      width = 300,
      height = 700,
      scale = 1,
      state,
      answers = {},
      reveals,
    } = options;
    const gallery = new GalleryPage();
    const page = await browser.newPage({
      viewport: { width, height },
      deviceScaleFactor: scale,
      reducedMotion: 'reduce',
    });
    // Less than a test may take: what is waited for in vain says so itself.
    page.setDefaultTimeout(10_000);
    gallery.page = page;
    gallery.pairs = pairs;
    const html = shell({
      source: `${origin} ${files}`,
      nonce: 'bm9uY2U',
      script: `${origin}/gallery.js`,
      style: `${origin}/gallery.css`,
      language: 'en',
      title: 'Gallery',
    });
    await page.route(`${origin}/**`, (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/') return route.fulfill({ body: html, contentType: 'text/html' });
      if (/^\/(?:gallery\.(?:js|css)|codicon\.ttf)$/.test(pathname))
        return route.fulfill({ path: `dist/media${pathname}` });
      if (pathname === '/none.png') return route.fulfill({ status: 404 });
      return route.fulfill({ path: path.join(sample, decodeURIComponent(path.basename(pathname))) });
    });
    gallery.channel = new Channel(
      {
        post: (message) =>
          void page.evaluate((data) => window.postMessage(data, '*'), message).catch(() => {}),
        delay: () => () => {},
        log: (problem) => gallery.problems.push(problem),
        events: toHost,
        onEvent: (event) => gallery.#hear(event, show, reveals),
      },
      galleryRequests,
      {
        ...unasked(),
        listing: async ({ wish }) => {
          gallery.wishes.push(wish);
          return gallery.listing(wish);
        },
        pairs: async ({ wish, start, end }) => {
          const { order } = await gallery.listing(wish);
          return { revision: gallery.revision, order, pairs: gallery.listed(wish).slice(start, end) };
        },
        images: async ({ wish, start, end }) => ({
          order: gallery.listing(wish).order,
          images: gallery
            .listed(wish)
            .slice(start, end)
            .map(({ image }) => image),
        }),
        find: async ({ wish, image }) => {
          const index = gallery.listed(wish).findIndex((pair) => pair.image === image);
          return index < 0 ? null : index;
        },
        complete: async (params) => gallery.complete(params),
        readCaption: async (params) => gallery.readCaption(params),
        haveTags: async (params) => gallery.haveTags(params),
        editNow: async (params) => gallery.edit(params),
        undoEdit: async (params) => gallery.undo(params),
        thumbnail: async ({ image }, cancellation) => {
          gallery.asked.push(image);
          cancellation.onCancel(() => gallery.cancelled.push(image));
          return await gallery.thumbnail(image);
        },
        picture: async ({ image }) => gallery.picture(image),
        ...answers,
      },
    );
    await page.exposeFunction('tellHost', (message) => gallery.channel.receive(message));
    await page.addInitScript(
      ({ kept, variables, kind }) => {
        let state = kept;
        window.acquireVsCodeApi = () => ({
          postMessage: (message) => void window.tellHost(message),
          getState: () => state,
          setState: (next) => {
            state = next;
            window.keptState = next;
          },
        });
        window.violations = [];
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample: text }) =>
          window.violations.push(`${violatedDirective} ${text}`),
        );
        document.addEventListener('DOMContentLoaded', () => {
          document.body.className = `vscode-${kind}`;
          for (const [name, value] of Object.entries(variables))
            document.documentElement.style.setProperty(name, value);
        });
      },
      { kept: state, ...themes[theme] },
    );
    await page.goto(`${origin}/`);
    return gallery;
  }

  revision = 1;
  order = 1;
  wishes = [];
  edits = [];
  /** Which pairs the host lists: those whose caption has the query's words. */
  listed = ({ query }) => this.pairs.filter(({ caption }) => query === '' || caption?.includes(query));
  listing = (wish) => {
    const pairs = this.listed(wish);
    return {
      revision: this.revision,
      order: this.order * 10_000 + this.pairs.length * 100 + pairs.length,
      total: pairs.length,
      all: this.pairs.length,
      groups: [],
      problem: null,
    };
  };
  readCaption = ({ image, text }) => partsOf(text ?? this.pairs.find((pair) => pair.image === image).caption);
  haveTags = ({ images, tags }) =>
    tags.map((tag) =>
      images.flatMap((image, place) => {
        const { caption } = this.pairs.find((pair) => pair.image === image);
        return caption?.split(', ').includes(tag) ? [place] : [];
      }),
    );
  complete = ({ offset }) => ({ start: offset, end: offset, items: [] });
  edit = (params) => {
    this.edits.push(params);
    const done = params.images.length;
    return {
      title: 'Add',
      done,
      refused: [],
      isCancelled: false,
      edit: String(this.edits.length),
      problem: null,
    };
  };
  undo = ({ edit }) => {
    this.undone.push(edit);
    return { title: 'Add', done: 1, refused: [], isCancelled: false, edit: null, problem: null };
  };
  undone = [];
  /** How the host answers for a picture. */
  thumbnail = async (image) => ({
    src: `${origin}/thumb/front_0${1 + ((image.length + Number(/\d+/.exec(image) ?? 0)) % 9)}.jpg`,
  });

  /** How the host answers for a picture itself. */
  picture = async (image) => ({ ...(await this.thumbnail(image)), mask: null });

  get cells() {
    return this.page.getByRole('gridcell');
  }

  cell(name) {
    return this.page.locator('.cell', { has: this.page.locator('.name', { hasText: name }) });
  }

  /** The count above the grid, when it says so. */
  count(text) {
    return this.page.locator('.count', { hasText: new RegExp(`^${text}$`) });
  }

  get focused() {
    return this.page.locator('.cell:focus');
  }

  /** Waits for an event of a type, after those that were waited for before. */
  event(type) {
    const found = this.events.findIndex((event) => event.type === type);
    if (found >= 0) return Promise.resolve(this.events.splice(found, 1)[0]);
    return new Promise((resolve) => this.#waiting.push({ type, resolve }));
  }

  violations() {
    return this.page.evaluate(() => window.violations);
  }

  #hear(event, show, image) {
    if (event.type === 'ready') {
      this.channel.send(show);
      if (image) this.channel.send({ type: 'reveal', dataset: show.dataset, image });
    }
    const waiting = this.#waiting.findIndex(({ type }) => type === event.type);
    if (waiting >= 0) this.#waiting.splice(waiting, 1)[0].resolve(event);
    else this.events.push(event);
  }
}

/** Answers to what no test asks. */
function unasked() {
  const names = Object.keys(galleryRequests);
  return Object.fromEntries(
    names.map((name) => [name, async () => Promise.reject(new Error('not in this test'))]),
  );
}
