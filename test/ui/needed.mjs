import { ensureBrowser } from '../../scripts/vscode/browser.mjs';
import { installVscode } from '../../scripts/vscode/install.mjs';

/** Gets what tests in the workbench need, once: their workers would get in each other's way. */
export async function setup() {
  await ensureBrowser();
  await installVscode();
}
