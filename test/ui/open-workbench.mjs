import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { workFolder } from '../../scripts/repository.mjs';
import { temporaryFolder } from '../../scripts/temporary-folder.mjs';
import { linkExtension } from '../../scripts/vscode/link-extension.mjs';
import { installExtension, startServer, workbenchUrl } from '../../scripts/vscode/server.mjs';
import { Workbench } from '../../scripts/vscode/workbench.mjs';
import { openBrowser } from '../support/browser.mjs';

/**
 * Opens a folder in the real workbench, the extension installed from this checkout, with a profile and caches of its own.
 * @param {string} name what the folder is called
 * @param {(folder: string) => Record<string, string> | void} fill makes it, and tells what the environment has in addition
 * @param {(page: import('playwright-core').Page) => void} [listen] hears the page from its beginning
 * @param {{ asksForTrust?: boolean, settings?: Record<string, unknown>, vsix?: string }} [options] `asksForTrust`: the folder is trusted
 * only when the user says so; `settings`: other ones than those of all tests; `vsix`: the package to install instead
 */
export async function openWorkbench(
  name,
  fill,
  listen = () => {},
  { asksForTrust = false, settings = {}, vsix } = {},
) {
  const temporary = temporaryFolder();
  const profile = path.join(temporary, 'profile');
  const folder = path.join(temporary, name);
  const more = fill(folder) ?? {};
  if (vsix === undefined) linkExtension(profile);
  else await installExtension(profile, vsix);
  const server = await startServer({
    profile,
    asksForTrust,
    settings: { ...settings, ...(asksForTrust ? { 'security.workspace.trust.enabled': true } : {}) },
    // As from a terminal: else VS Code takes PATH from a login shell.
    env: { LORA_WORKBENCH_CACHE: path.join(temporary, 'cache'), VSCODE_CLI: '1', ...more },
  });
  const browser = await openBrowser();
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(20_000);
  listen(page);
  await page.goto(workbenchUrl(server, folder));
  const workbench = await Workbench.ready(page);
  return {
    folder,
    server,
    page,
    workbench,
    /** The folders of the installed extensions. */
    installed: () => extensionsIn(path.join(profile, 'extensions')),
    /** Keeps a picture of what a failed test saw. */
    async keepPicture(task) {
      if (task.result?.state !== 'fail') return;
      mkdirSync(workFolder, { recursive: true });
      await page.screenshot({ path: path.join(workFolder, `ui-${name}.png`) });
    },
    async close() {
      await page.context().close();
      await server.stop();
    },
  };
}

function extensionsIn(folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => path.join(folder, name));
}
