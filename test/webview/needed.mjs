import { ensureBrowser } from '../../scripts/vscode/browser.mjs';

/** Gets what tests of the page need, once: their workers would get in each other's way. */
export async function setup() {
  await ensureBrowser();
}
