// The gallery's page with captions that are really edited.
import { expect } from 'vitest';
import { GalleryPage, pairOf, partsOf } from './gallery-page.mjs';
import { openingPages } from './sound-pages.mjs';

const folder = 'file:///alice/';

/** Opens a page on some captions, the first of which is the current one, with its caption beside the pictures. */
export async function openCaptions(browser, captions, options = {}) {
  const pairs = captions.map((caption, index) => pairOf(index, { caption }));
  const gallery = await GalleryPage.open(browser, { pairs, ...options });
  gallery.edit = (params) => editOf(gallery, params);
  gallery.readCaption = ({ image, text }) => {
    const saved = captionOf(gallery, image);
    return partsOf(text ?? saved, { exists: saved !== null, findings: doubles(text ?? saved ?? '') });
  };
  await gallery.cell('front_00000').waitFor();
  return gallery;
}

/**
 * What the tests of a caption's parts begin with: `openAll` opens a page on captions, `open` begins to write the first as
 * well, `saved` waits for what one of them is by now.
 * @param take hears of the page that a test opened
 */
export function captionPages(take) {
  let gallery;
  const openAll = openingPages((opened) => {
    gallery = opened;
    take(opened);
  }, openCaptions);
  return {
    openAll,
    open: async (...captions) => writeFirst(await openAll(captions)),
    saved: (index = 0) => expect.poll(() => captionOf(gallery, imageOf(index))),
  };
}

/** Begins to write the caption of the first picture. @returns its field */
export async function writeFirst(gallery) {
  await gallery.page.locator('.cell[tabindex="0"]').focus();
  await gallery.page.keyboard.press('Home');
  await gallery.page.keyboard.press('Enter');
  const field = gallery.page.getByRole('textbox', { name: 'Caption as text' });
  await gallery.page.locator('textarea:focus:not([readonly])').waitFor();
  return field;
}

export function captionOf(gallery, image) {
  return gallery.pairs.find((pair) => pair.image === image).caption;
}

/** Changes a caption behind the page's back, and tells the page. */
export function changeCaption(gallery, image, caption) {
  const index = gallery.pairs.findIndex((pair) => pair.image === image);
  gallery.pairs[index] = { ...gallery.pairs[index], caption };
  gallery.revision++;
  gallery.channel.send({ type: 'changed', dataset: 'd', revision: gallery.revision, images: [image] });
}

export function imageOf(index) {
  return `${folder}${pairOf(index).name}`;
}

/** Tags that stand there for a second time. */
function doubles(text) {
  const { tags } = partsOf(text);
  const seen = new Set();
  return tags.flatMap(({ start, end }) => {
    const tag = text.slice(start, end);
    const message = `"${tag}" is already in this caption.`;
    const fixes = [
      { title: `Leave "${tag}" out`, edits: [{ start: text.lastIndexOf(',', start), end, newText: '' }] },
    ];
    const finding = { start, end, severity: 'warning', code: 'duplicate-tag', message, fixes };
    const found = seen.has(tag) ? [finding] : [];
    seen.add(tag);
    return found;
  });
}

function editOf(gallery, params) {
  gallery.edits.push(params);
  const { images, operation, base } = params;
  const nothing = { title: 'Edit', done: 0, refused: [], isCancelled: false, edit: null, problem: null };
  const first = captionOf(gallery, images[0]) ?? '';
  if (base !== null && base !== first)
    return { ...nothing, refused: [{ name: 'front.txt', reason: 'it was changed meanwhile' }] };
  const all = images.every((image) => tagsOf(captionOf(gallery, image)).includes(operation.tag));
  let done = 0;
  for (const image of images) {
    const before = captionOf(gallery, image);
    const after = edited(before ?? '', operation, all);
    if (after === (before ?? '')) continue;
    changeCaption(gallery, image, after);
    done++;
  }
  return { ...nothing, done, edit: done > 0 ? String(gallery.edits.length) : null };
}

function tagsOf(caption) {
  return (caption ?? '').split(', ').filter((tag) => tag !== '');
}

function edited(text, operation, all) {
  const tags = tagsOf(text);
  const { kind } = operation;
  if (kind === 'set') return operation.text;
  if (kind === 'moveAt') tags.splice(operation.to, 0, ...tags.splice(operation.from, 1));
  else if (kind === 'removeAt') for (const place of operation.places) tags.splice(place, 1);
  else if (kind === 'insertAt') tags.splice(operation.place, 0, operation.tag);
  else if (kind === 'add') tags.push(...operation.tags.filter((tag) => !tags.includes(tag)));
  else if (kind === 'remove') return tags.filter((tag) => !operation.tags.includes(tag)).join(', ');
  else if (kind === 'replace')
    return tags.map((tag) => (tag === operation.from ? operation.to : tag)).join(', ');
  else if (all) return tags.filter((tag) => tag !== operation.tag).join(', ');
  else if (!tags.includes(operation.tag)) tags.push(operation.tag);
  return tags.join(', ');
}
