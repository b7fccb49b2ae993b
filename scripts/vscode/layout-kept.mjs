/**
 * Waits until the workbench of a page keeps its layout with an editor. In a browser it keeps the layout every five seconds, when it has
 * nothing else to do: an editor that was opened since would not come back after a reload.
 * @param {import('playwright-core').Page} page
 * @param {string} editor what its kept state says: a view type, a scheme
 */
export async function layoutKept(page, editor) {
  await page.evaluate(untilKept, editor);
}

/** Runs in the page, which has no event for it. */
async function untilKept(editor) {
  const answered = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const layoutIn = async (name) => {
    const database = await answered(indexedDB.open(name));
    try {
      if (!database.objectStoreNames.contains('ItemTable')) return '';
      const items = database.transaction('ItemTable').objectStore('ItemTable');
      return String(await answered(items.get('memento/workbench.parts.editor')));
    } finally {
      database.close();
    }
  };
  for (;;) {
    const databases = await indexedDB.databases();
    const layouts = await Promise.all(databases.map(({ name }) => layoutIn(name)));
    if (layouts.some((layout) => layout.includes(editor))) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
