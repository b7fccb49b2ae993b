// First paints: of the gallery's grid, and of pages that show as many empty tiles.
import { tellRow } from './rows.mjs';
import { at } from './summary.mjs';

const ROUNDS = 15;

/**
 * In turns: the grid; as many empty tiles in the same shell, with the same style sheet; as many from a page that needs nothing else.
 * @param {string} name what is measured
 * @param {{ html: string }} gallery its page
 * @param {(page: object) => Promise<import('playwright-core').Page>} open opens a page in a window of its own
 */
export async function measureFirstPaint(name, gallery, open) {
  const seen = await firstPaint(gallery, open);
  const pages = {
    'the grid': gallery,
    'empty tiles in its shell and style': styledTilesPage(gallery.html, seen),
    'empty tiles that need nothing': bareTilesPage(seen),
  };
  const times = Object.fromEntries(Object.keys(pages).map((one) => [one, []]));
  for (let round = 0; round < ROUNDS; round++)
    for (const [one, page] of Object.entries(pages)) times[one].push((await firstPaint(page, open)).time);
  const medians = Object.entries(times).map(([one, all]) => [
    one,
    at(
      all.sort((a, b) => a - b),
      0.5,
    ),
  ]);
  const [[, grid], ...references] = medians;
  for (const [against, reference] of references)
    tellRow({
      ...{ name: 'Gallery, first paint', size: name, unit: 'ms', measured: grid, reference, against },
      target: { of: 'ratio', most: 2 },
    });
  console.log(
    `${name}, first paint of ${seen.cells} tiles: ${grid.toFixed(0)} ms; ${references
      .map(([one, time]) => `${one}: ${time.toFixed(0)} ms, ${(grid / time).toFixed(2)} times`)
      .join('; ')}`,
  );
}

/** From the start of the navigation until tiles are on the screen (ms); how many, in how many columns, how high. */
async function firstPaint(pageOf, open) {
  const page = await open(pageOf);
  const painted = await page.evaluate(() => window.painted);
  await page.close();
  return painted;
}

/**
 * Has `window.painted` tell when tiles were on the screen for the first time (ms). Runs in the page. An observer of what can be seen
 * hears of a tile when the frame in which it came is laid out and painted; when that frame is presented, the browser tells
 * itself, as of any page. What the page does after that is no part of it.
 */
export function watchFirstPaint() {
  window.painted = new Promise((resolve) => {
    const presented = new Promise((told) => {
      new PerformanceObserver((list) =>
        told(Math.max(...list.getEntries().map(({ startTime }) => startTime))),
      ).observe({
        type: 'paint',
        buffered: true,
      });
    });
    const seen = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      seen.disconnect();
      const now = performance.now();
      const all = [...document.querySelectorAll('.cell, .tile')];
      const [first] = all.map((tile) => tile.getBoundingClientRect());
      const columns = all.filter((tile) => tile.getBoundingClientRect().top === first.top).length;
      const { height } = first;
      void presented.then((time) =>
        resolve({ time: Math.max(now, time), cells: all.length, columns, height }),
      );
    });
    new MutationObserver((_, watching) => {
      const tile = document.querySelector('.cell .name, .tile');
      if (!tile) return;
      watching.disconnect();
      seen.observe(tile);
    }).observe(document, { childList: true, subtree: true });
  });
}

/** As many tiles as the gallery has on that screen, with nothing in them, from a page that needs nothing else. */
function bareTilesPage({ cells, columns, height }) {
  const html = `<!DOCTYPE html><html><head><style>
    body { margin: 0; display: grid; grid-template-columns: repeat(${columns}, 1fr); gap: 8px; }
    .tile { height: ${height}px; border: 1px solid gray; border-radius: 4px; }
  </style></head><body>${'<div class="tile"></div>'.repeat(cells)}</body></html>`;
  return { html, init: () => {}, argument: undefined };
}

/** The same tiles where the gallery has them: in its shell, with its style sheet. Nothing is left out but what fills them. */
function styledTilesPage(shell, { cells, columns, height }) {
  const rows = Array.from({ length: Math.ceil(cells / columns) }, (_, row) => {
    const tiles = '<div class="cell tile"></div>'.repeat(Math.min(columns, cells - row * columns));
    return `<div class="row" style="transform: translateY(${row * (height + 8)}px)">${tiles}</div>`;
  });
  const style = `#grid { height: ${rows.length * (height + 8)}px; --columns: ${columns}; --picture-height: ${height - 102}px }
    .tile { border-color: gray }`;
  const html = shell
    .replace(/<meta http-equiv[^>]*>/, '')
    .replace('</head>', `<style>${style}</style></head>`)
    .replace(/<script.*<\/script>/, '')
    .replace('<main', '<main class="wide"')
    .replace('<div id="grid"', '<div id="grid" class="grid"')
    .replace(/(<div id="grid"[^>]*>)/, `$1${rows.join('')}`);
  return { html, init: () => {}, argument: undefined };
}
