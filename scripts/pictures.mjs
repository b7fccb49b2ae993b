#!/usr/bin/env node
// `npm run pictures [-- NAME…]`: takes the pictures of the README and of docs/ from the real program, on a copy of the sample
// dataset; those that are named, or all.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { makeNvidiaSmi } from '../test/support/trainer/gpus.mjs';
import { build } from './build.mjs';
import { exitOnSignals } from './command.mjs';
import { comparedPicture } from './compared-picture.mjs';
import { galleryPictures, leaveGallery } from './gallery-pictures.mjs';
import { root, workFolder } from './repository.mjs';
import { runsPictures } from './runs-pictures.mjs';
import { copySample } from './sample.mjs';
import { placeStandIn } from './stand-in.mjs';
import { temporaryFolder } from './temporary-folder.mjs';
import { tour } from './tour.mjs';
import { launchBrowser } from './vscode/browser.mjs';
import { installVscode } from './vscode/install.mjs';
import { linkExtension } from './vscode/link-extension.mjs';
import { startServer, workbenchUrl } from './vscode/server.mjs';
import { Workbench } from './vscode/workbench.mjs';

/** Each picture, and what is done for it, one after the other. */
const pictures = {
  async problems(workbench) {
    await workbench.command('View: Close All Editors', 'View: Close All Editors');
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
  async train(workbench) {
    await workbench.showExplorer();
    await workbench.open('front_07.txt');
    await workbench.command('LoRA: Train…', 'LoRA: Train…');
    await workbench.choose('kohya_ss');
    await workbench.choose('v1-5-pruned-emaonly.safetensors');
    await workbench.choice('3360 steps');
    await workbench.noNotification();
  },
  async training(workbench, { trainer }) {
    await workbench.press('Enter');
    await workbench.terminal('1000/3360');
    await workbench.statusBar('1000/3360');
    trainer.behave({});
  },
};

/** Those of docs/trainer.md, taken when a trainer is known. */
const ofTrainer = {
  async trainer(workbench) {
    await workbench.command('View: Close All Editors', 'View: Close All Editors');
    // The panel, which shows the training.
    await workbench.press('Control+J');
    await workbench.showTrainerStatus();
    await workbench.noNotification();
  },
};

/** Where the checkpoints of a recorded training lie. */
const checkpoints = path.join(root, 'test/fixtures/trainer-run/article/output');

/** That of docs/lora-files.md. */
const ofLoraFiles = {
  async 'lora-file'(workbench, { sample }) {
    await workbench.command('View: Close All Editors', 'View: Close All Editors');
    cpSync(checkpoints, path.join(sample, 'loras'), { recursive: true });
    const page = await workbench.openLoraFile('CharacterAI-1-A.safetensors');
    await page.getByRole('button', { name: 'Compare with…' }).click();
    await workbench.choose('CharacterAI-1-A-000001.safetensors');
    await page.getByRole('row', { name: /^All / }).waitFor();
    await page
      .getByRole('heading', { name: 'Weights by block' })
      .evaluate((heading) => heading.scrollIntoView());
    await workbench.noNotification();
  },
};

/** That of docs/prompts.md, the last one: it leaves a file that isn't saved. */
const ofPrompts = {
  async prompt(workbench, { sample }) {
    await workbench.command('View: Close All Editors', 'View: Close All Editors');
    const text = '1girl, CharacterAI, (braided hair:1.2), from behind\nNegative prompt: blurry, (text:1.3)\n';
    cpSync(checkpoints, path.join(sample, 'loras'), { recursive: true });
    writeFileSync(path.join(sample, 'loras', 'try.prompt'), text);
    await workbench.open('try.prompt');
    await workbench.press('Control+Home');
    await workbench.type('<');
    await workbench.suggestion('CharacterAI-1-A');
  },
};

/** Those of docs/captions.md, taken before the others: they show captions as the sample has them. */
const ofDocs = {
  async lens(workbench) {
    await workbench.open('front_05.txt');
    await workbench.isCaption();
    await workbench.lens('front_05.jpg');
    await workbench.inlayHint('of 75 tokens');
  },
  async symbols(workbench) {
    await workbench.press('Control+Shift+O');
    await workbench.choice('');
  },
  async tags(workbench) {
    await workbench.press('Escape');
    await workbench.press('Control+T');
    await workbench.type('ear');
    await workbench.choice('ear');
  },
  async references(workbench) {
    await workbench.press('Escape');
    await workbench.cursorAt(3);
    await workbench.press('Shift+F12');
    await workbench.peek();
    // The sample's copy has another folder each time.
    await workbench.page.addStyleTag({ content: '.peekview-title .dirname { display: none }' });
  },
  async definition(workbench) {
    await workbench.press('Escape');
    await workbench.cursorAt(35);
    await workbench.press('Control+Shift+F10');
    await workbench.peekText('base_caption');
  },
  async selection(workbench) {
    await workbench.press('Escape');
    await workbench.cursorAt(9);
    await workbench.press('Shift+Alt+ArrowRight');
    await workbench.press('Shift+Alt+ArrowRight');
    await workbench.statusBar('9 selected');
  },
  async download(workbench) {
    await workbench.command('LoRA: Download Tag', 'LoRA: Download Tag Dictionary…');
    await workbench.dialog('Download');
  },
  async refactor(workbench) {
    await workbench.press('Escape');
    await workbench.open('left_01.txt');
    await workbench.isCaption();
    await workbench.press('Control+End');
    await workbench.refactorMenu('');
  },
  async rename(workbench) {
    await workbench.press('Escape');
    await workbench.cursorAt(3);
    await workbench.command('LoRA: Rename Tag', 'LoRA: Rename Tag…');
    await workbench.verdict('The new name');
    await workbench.type('braided hair');
    await workbench.verdict('becomes one with');
  },
  async sort(workbench) {
    await workbench.press('Escape');
    await workbench.press('Escape');
    await workbench.command('LoRA: Sort Tags', 'LoRA: Sort Tags…');
    await workbench.choice('');
  },
  async format(workbench, { sample }) {
    await workbench.press('Escape');
    change(path.join(sample, 'img', '10_CharacterAI woman', 'front_06.txt'), (text) =>
      text.trim().replaceAll(', ', ',').replace(',', '  ,  '),
    );
    await workbench.open('front_06.txt');
    await workbench.isCaption();
    await workbench.command('Format Document', 'Format Document');
    await workbench.command('Compare Active File with Saved', 'File: Compare Active File with Saved');
    await workbench.difference();
  },
  async links(workbench, { sample }) {
    await workbench.command('Revert File', 'File: Revert File');
    await workbench.press('Control+W');
    change(path.join(sample, 'lora-dataset.toml'), (text) =>
      text.replace('class = "woman"', 'class = "woman"\nimages = "img"'),
    );
    await workbench.open('lora-dataset.toml');
    await workbench.overLink('img');
  },
};

/** The one that moves, taken before all others. */
const TOUR = 'media/readme/tour.webp';

const changed = new Map();

/** Changes a file of the sample's copy for the next picture. */
function change(file, edit) {
  const text = readFileSync(file, 'utf8');
  changed.set(file, text);
  writeFileSync(file, edit(text));
}

/** Brings back what was changed. */
function restore() {
  for (const [file, text] of changed) writeFileSync(file, text);
  changed.clear();
}

/** Keeps what was to be seen when something went wrong. */
function keepingPicture(page) {
  return async (error) => {
    await page.screenshot({ path: path.join(workFolder, 'pictures.png') });
    throw error;
  };
}

async function main() {
  await build();
  await installVscode();
  const temporary = temporaryFolder();
  const profile = path.join(temporary, 'profile');
  const sample = path.join(temporary, 'character-ai');
  copySample(sample);
  const trainer = placeStandIn(temporary);
  trainer.behave({ holdAt: [1000] });
  const programs = path.join(temporary, 'bin');
  mkdirSync(programs);
  makeNvidiaSmi(programs, [{ name: 'NVIDIA GeForce RTX 3060', total: 12288, used: 450 }]);
  linkExtension(profile);
  const server = await startServer({
    profile,
    settings: { 'workbench.colorTheme': 'Default Dark Modern' },
    // As from a terminal: else VS Code takes PATH from a login shell.
    env: { VSCODE_CLI: '1', PATH: `${programs}${path.delimiter}${process.env.PATH}` },
  });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1120, height: 640 }, deviceScaleFactor: 1.5 });
    await page.goto(workbenchUrl(server, sample));
    const workbench = await Workbench.ready(page);
    const inDocs = { ...ofDocs, ...galleryPictures };
    const ofRuns = { ...runsPictures, ...comparedPicture };
    const all = { ...inDocs, ...pictures, ...ofTrainer, ...ofLoraFiles, ...ofRuns, ...ofPrompts };
    const wanted = process.argv.slice(2);
    if (wanted.length === 0 || wanted.includes('tour')) {
      await tour(workbench, TOUR).catch(keepingPicture(page));
      console.log(TOUR);
    }
    for (const [name, prepare] of Object.entries(all)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      if (name === 'problems') await leaveGallery(workbench);
      const file = `${name in pictures ? 'media/readme' : 'docs/pictures'}/${name}.png`;
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      await prepare(workbench, { trainer, sample }).catch(keepingPicture(page));
      await page.screenshot({ path: path.join(root, file) });
      restore();
      console.log(file);
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
