// The moving picture of the README: a caption is written, a mistake mended, the gallery opened.
import path from 'node:path';
import { inGallery, pictures } from './gallery-pictures.mjs';
import { MovingPicture } from './moving-picture.mjs';
import { root } from './repository.mjs';

/** Larger ones take too long to come in a README (bytes). */
const LARGEST = 1_500_000;

/** How long a frame is to be seen: while one types, after a step, and where there is something to read (ms). */
const [KEY, STEP, READ] = [160, 1200, 2400];

/**
 * Goes through the sample dataset, and leaves it as it was.
 * @param {import('./vscode/workbench.mjs').Workbench} workbench
 * @param {string} file where the moving picture goes, from the repository's folder
 * @throws {Error} where it is too large
 */
export async function tour(workbench, file) {
  const movie = new MovingPicture(workbench.page);
  await mendTrigger(workbench, movie);
  await mendView(workbench, movie);
  await workbench.openGallery();
  await movie.take(READ);
  await openTab(workbench);
  await movie.take(READ);
  await leave(workbench);
  const size = await movie.write(path.join(root, file));
  if (size > LARGEST) throw new Error(`${file} is larger than ${LARGEST} bytes: ${size}`);
}

/** The trigger is missing: completion offers it first, and the finding goes. */
async function mendTrigger(workbench, movie) {
  await workbench.open('front_05.txt');
  await workbench.isCaption();
  await workbench.squiggle('warning');
  await workbench.lens('front_05.jpg');
  await workbench.press('Control+Shift+M');
  await workbench.problem('is not in this caption');
  await workbench.cursorAt('1girl, '.length);
  await movie.take(READ);
  for (const letter of 'Char') {
    await workbench.type(letter);
    await workbench.suggestion('CharacterAI');
    await movie.take(KEY);
  }
  await movie.take(STEP);
  await workbench.press('Enter');
  await workbench.noSquiggle();
  await workbench.lens('No findings');
  await movie.take(STEP);
}

/** Earrings can't be seen from behind: the quick fix takes them out. */
async function mendView(workbench, movie) {
  await workbench.open('back_02.txt');
  await workbench.isCaption();
  await workbench.squiggle('warning');
  await workbench.hoverSquiggle();
  await movie.take(READ);
  await workbench.clickSquiggle();
  await workbench.quickFixes('earrings');
  await movie.take(READ);
  // Else the pointer would show the hover of what stands there then.
  await workbench.page.mouse.move(0, 0);
  await workbench.press('Enter');
  await workbench.noSquiggle();
  await workbench.lens('No findings');
  await movie.take(STEP);
}

/** The gallery in a tab of its own, with nothing beside it. */
async function openTab(workbench) {
  await workbench.press('Control+J');
  await workbench.press('Control+B');
  await workbench.command('LoRA: Open Gallery', 'LoRA: Open Gallery in an Editor Tab');
  await pictures(inGallery(workbench));
}

/** Puts everything back. */
async function leave(workbench) {
  await workbench.press('Control+W');
  await workbench.showExplorer();
  for (const name of ['back_02.txt', 'front_05.txt']) {
    await workbench.openTab(name);
    await workbench.command('Revert File', 'File: Revert File');
  }
  await workbench.command('View: Close All Editors', 'View: Close All Editors');
}
