import { launchBrowser } from '../../scripts/vscode/browser.mjs';

let shared;

/** The browser of this process: one for all files of tests that run in it, since to start one takes as long as many a test. */
export async function openBrowser() {
  if (!shared?.isConnected()) shared = await launchBrowser();
  return shared;
}

/** Closes all pages that are open in it, with what they keep: the next file begins as in a new browser. */
export async function closePages() {
  await Promise.all((shared?.contexts() ?? []).map((context) => context.close()));
}
