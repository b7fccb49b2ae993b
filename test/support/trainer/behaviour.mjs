// What a test wants of the stand-in: `stand-in.json` in the folder of the scripts, and files that open gates.
import fs from 'node:fs';
import path from 'node:path';
import { Refusal } from './errors.mjs';

const file = 'stand-in.json';
const pollEvery = 200;
const known = [
  'probe',
  'speed',
  'holdAt',
  'failAt',
  'nanFrom',
  'ignoreTerm',
  'exitCode',
  'noFinalFile',
  'gpu',
  'startup',
  'replay',
  'slowCheckpoint',
  'echoEnvironment',
];

/** What the test wants now. @returns {import('./checkout.d.mts').Behaviour} */
export function readBehaviour(scripts) {
  let text;
  try {
    text = fs.readFileSync(path.join(scripts, file), 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return {};
    throw error;
  }
  const behaviour = JSON.parse(text);
  const unknown = Object.keys(behaviour).filter((key) => !known.includes(key));
  if (unknown.length > 0) throw new Refusal(`unknown behaviour: ${unknown.join(', ')}`);
  return behaviour;
}

/** Writes what the test wants, at once or not at all: the trainer may be reading. */
export function writeBehaviour(scripts, behaviour) {
  const temporary = path.join(scripts, `.${file}`);
  fs.writeFileSync(temporary, JSON.stringify(behaviour));
  fs.renameSync(temporary, path.join(scripts, file));
}

/** Watches a folder; undefined when the system has no watchers left. */
function watch(folder, look) {
  try {
    const watcher = fs.watch(folder, look);
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return undefined;
  }
}

/**
 * Stops until a gate is open. While it is closed, a file `holding-<name>` lies in the folder.
 * @param {(behaviour: import('./checkout.d.mts').Behaviour) => boolean} stillClosed whether the behaviour wants the gate
 */
export async function gate(scripts, name, stillClosed) {
  const isOpen = () =>
    fs.existsSync(path.join(scripts, `gate-${name}`)) || !stillClosed(readBehaviour(scripts));
  if (isOpen()) return;
  const sign = path.join(scripts, `holding-${name}`);
  fs.writeFileSync(sign, '');
  await new Promise((resolve, reject) => {
    const look = () => {
      try {
        if (!isOpen()) return;
      } catch (error) {
        stop();
        reject(error);
        return;
      }
      stop();
      resolve();
    };
    const watcher = watch(scripts, look);
    // A watcher may miss a change between the first look and its start.
    const timer = setInterval(look, pollEvery);
    const stop = () => {
      watcher?.close();
      clearInterval(timer);
    };
  });
  fs.rmSync(sign, { force: true });
}
