#!/usr/bin/env node
// `npm run pictures`: takes the pictures of the README from the real program, on a copy of the sample dataset.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { build } from './build.mjs';
import { exitOnSignals } from './command.mjs';
import { root, workFolder } from './repository.mjs';
import { copySample } from './sample.mjs';
import { temporaryFolder } from './temporary-folder.mjs';
import { launchBrowser } from './vscode/browser.mjs';
import { installVscode } from './vscode/install.mjs';
import { linkExtension } from './vscode/link-extension.mjs';
import { startServer, workbenchUrl } from './vscode/server.mjs';
import { Workbench } from './vscode/workbench.mjs';

const folder = path.join(root, 'media/readme');

/** Each picture, and what is done for it. */
const pictures = {
  async problems(workbench) {
    await workbench.open('back_02.txt');
    await workbench.isCaption();
    await workbench.squiggle('warning');
    await workbench.press('Control+Shift+M');
    await workbench.problem('is not in this caption');
    // The pointer elsewhere, the cursor in the text.
    await workbench.focusEditor();
  },
  async hover(workbench) {
    await workbench.press('Control+J');
    await workbench.hoverSquiggle();
  },
  async completion(workbench) {
    await workbench.open('front_05.txt');
    await workbench.isCaption();
    await workbench.press('Control+End');
    await workbench.type(', ');
    await workbench.suggestion('CharacterAI');
  },
  async gallery(workbench) {
    await workbench.press('Escape');
    await workbench.press('Control+Z');
    await workbench.press('Control+Z');
    await workbench.openGallery();
  },
};

async function main() {
  await build();
  await installVscode();
  const temporary = temporaryFolder();
  const profile = path.join(temporary, 'profile');
  const sample = path.join(temporary, 'character-ai');
  copySample(sample);
  linkExtension(profile);
  const server = await startServer({ profile, settings: { 'workbench.colorTheme': 'Default Dark Modern' } });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1120, height: 640 }, deviceScaleFactor: 1.5 });
    await page.goto(workbenchUrl(server, sample));
    const workbench = await Workbench.ready(page);
    mkdirSync(folder, { recursive: true });
    for (const [name, prepare] of Object.entries(pictures)) {
      await prepare(workbench).catch(async (error) => {
        await page.screenshot({ path: path.join(workFolder, 'pictures.png') });
        throw error;
      });
      await page.screenshot({ path: path.join(folder, `${name}.png`) });
      console.log(`media/readme/${name}.png`);
    }
  } finally {
    await browser.close();
    await server.stop();
  }
}

exitOnSignals();
await main().catch((error) => {
  console.error(error);
  process.exit(1);
});
