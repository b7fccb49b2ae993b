// The gallery's page, and what is chosen in it.
import { pairOf } from './gallery-page.mjs';

export const pairs = (count) => Array.from({ length: count }, (_, index) => pairOf(index));

/** The numbers of the pairs that are chosen. @param gallery the page of the test that runs */
export function chosenIn(gallery) {
  return gallery.page
    .locator('.cell[aria-selected="true"] .name')
    .evaluateAll((names) => names.map(({ textContent }) => Number(/\d+/.exec(textContent)[0])));
}

export function clickIn(gallery, index, modifiers = []) {
  return gallery.cell(`front_${String(index).padStart(5, '0')}`).click({ modifiers });
}
