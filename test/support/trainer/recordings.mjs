// The recorded runs of the real trainer, and what is taken out of them.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../fixtures/trainer-run', import.meta.url));
const heading = 'Traceback (most recent call last):\n';

/** A recorded file, as bytes. @param {string} name its path in test/fixtures/trainer-run */
export const recordedBytes = (name) => fs.readFileSync(path.join(folder, name));

/** A recorded file, as text. */
export const recorded = (name) => recordedBytes(name).toString('utf8');

/** The recorded sample pictures, in the order of their prompts. */
export function recordedSamples() {
  const names = fs.readdirSync(path.join(folder, 'merged/sample')).sort();
  return names.map((name) => recordedBytes(`merged/sample/${name}`));
}

/** Puts the paths of this checkout for those of the recordings. */
const localize = (text, { scripts, venv }) =>
  text.replaceAll('/home/artist/src/sd-scripts', scripts).replaceAll('/home/artist/train/venv', venv);

const framesFrom = (text, start) => /^(?: {2}.*\n)*/.exec(text.slice(start + heading.length))[0];

/**
 * The traceback of a recorded failure, ending in another exception.
 * @param {string | undefined} name without it, only the outermost frame is known
 */
export function traceback(name, places, message) {
  const text = recorded(name ?? 'failures/model-missing.log');
  const frames = framesFrom(text, text.indexOf(heading));
  const outermost = frames.split('\n').slice(0, 2).join('\n');
  return localize(heading + (name === undefined ? `${outermost}\n` : frames), places) + message;
}

/** The launcher's traceback, as it stands at the end of a recorded failure. */
export function launcherTraceback(name, places, message) {
  const text = recorded(name);
  return localize(heading + framesFrom(text, text.lastIndexOf(heading)), places) + message;
}

/** What the trainer itself printed of a recorded run, without what its launcher added. */
export function withoutLauncher(bytes) {
  const at = bytes.lastIndexOf(heading);
  const own = at !== -1 && bytes.subarray(at, at + 300).includes('bin/accelerate');
  return own ? bytes.subarray(0, at) : bytes;
}

/** The usage that argparse prints. */
export function usageOf(script) {
  const text = recorded('failures/unknown-option.log');
  return text.slice(0, text.indexOf('train_network.py: error:')).replace('train_network.py', script);
}
