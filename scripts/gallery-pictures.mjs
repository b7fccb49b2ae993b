// The pictures of docs/gallery.md: what is done for each, one after the other.

/** The gallery's page. */
export const inGallery = (workbench) =>
  workbench.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');

/** Waits until all pictures that are there can be seen. */
export async function pictures(gallery) {
  await gallery.locator('.cell img').nth(3).waitFor();
  await gallery
    .locator('.cell img')
    .evaluateAll((all) => Promise.all(all.map((image) => image.decode().catch(() => {}))));
}

const cell = (gallery, name) =>
  gallery.locator('.cell', { has: gallery.locator('.name', { hasText: name }) });

export const galleryPictures = {
  async 'gallery-tab'(workbench) {
    await workbench.command('View: Close All Editors', 'View: Close All Editors');
    await workbench.command('LoRA: Open Gallery', 'LoRA: Open Gallery in an Editor Tab');
    await workbench.press('Control+B');
    const gallery = inGallery(workbench);
    await pictures(gallery);
    await cell(gallery, 'back_02.jpg').click();
    await gallery.locator('.caption-pane .caption-findings').first().waitFor();
    await pictures(gallery);
  },
  async numbers(workbench) {
    const gallery = inGallery(workbench);
    await gallery.getByRole('button', { name: 'Numbers' }).click();
    await gallery.locator('.numbers').getByText('from side').first().waitFor();
    await pictures(gallery);
  },
  async many(workbench) {
    const gallery = inGallery(workbench);
    await gallery.getByRole('button', { name: 'Edit Captions' }).click();
    await cell(gallery, 'above_01.jpg').click();
    await workbench.press('Control+A');
    await gallery.getByLabel('Tag', { exact: true }).fill('earrings');
    await gallery.getByLabel('Replace by').fill('hoop earrings');
    await gallery.getByRole('button', { name: 'Apply to 41 Captions' }).waitFor();
    await gallery.locator('.changes ins').first().waitFor();
    await workbench.press('Escape');
  },
  async lightbox(workbench) {
    const gallery = inGallery(workbench);
    await cell(gallery, 'back_01.jpg').click();
    await workbench.press('Space');
    await gallery.locator('.lightbox img').first().waitFor();
    await workbench.press('b');
    await gallery.locator('.lightbox .crop').first().waitFor();
    await gallery
      .locator('.lightbox img')
      .evaluateAll((all) => Promise.all(all.map((image) => image.decode())));
  },
  async compare(workbench) {
    const gallery = inGallery(workbench);
    await workbench.press('b');
    await workbench.press('Escape');
    await cell(gallery, 'above_01.jpg').click();
    await cell(gallery, 'back_02.jpg').click({ modifiers: ['Control'] });
    await workbench.press('Space');
    await gallery.locator('.lightbox figcaption mark').first().waitFor();
    await gallery
      .locator('.lightbox img')
      .evaluateAll((all) => Promise.all(all.map((image) => image.decode())));
  },
};

/** Leaves the workbench as the next pictures need it. */
export async function leaveGallery(workbench) {
  await workbench.press('Escape');
  await workbench.command('View: Close All Editors', 'View: Close All Editors');
  await workbench.press('Control+B');
}
