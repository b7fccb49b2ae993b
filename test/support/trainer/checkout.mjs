// Makes what looks like a checkout of kohya-ss/sd-scripts with a virtual environment. Its types: checkout.d.mts.
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { writeBehaviour } from './behaviour.mjs';
import { mark, packagesFile } from './places.mjs';

const commit = '48d368fa557731ad0488c07304dfeba8c07910eb';
const outerCommit = '45088f04a3b1c6d2e5f7089a1b2c3d4e5f607182';

const scriptFiles = [
  ...['train_network.py', 'sdxl_train_network.py', 'flux_train_network.py', 'sd3_train_network.py'],
  ...['lumina_train_network.py', 'hunyuan_image_train_network.py', 'anima_train_network.py'],
  ...['library/train_util.py', 'library/config_util.py', 'networks/lora.py'],
];

const usualPackages = {
  accelerate: '1.6.0',
  torch: '2.6.0+cu124',
  transformers: '4.57.6',
  diffusers: '0.32.1',
  tensorboard: '2.19.0',
};

function write(file, text, mode = 0o644) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text, { mode });
}

/** Tests run in the checkout of this project; bundled tests lie in its dist/test. */
export function standInFolder(given) {
  const bundled =
    typeof __dirname === 'undefined' ? [] : [path.resolve(__dirname, '../../test/support/trainer')];
  const folders = [given, path.resolve('test/support/trainer'), ...bundled].filter(
    (one) => one !== undefined,
  );
  const found = folders.find((folder) => fs.existsSync(path.join(folder, 'python.mjs')));
  if (found === undefined) throw new Error(`python.mjs is not in ${folders.join(' nor in ')}`);
  return path.resolve(found);
}

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

/** A program of the shell that runs a file with this Node. */
export function shellProgram(file, ...first) {
  if (process.platform === 'win32') throw new Error('The stand-ins need a POSIX shell.');
  const node = process.versions.electron === undefined ? '' : 'ELECTRON_RUN_AS_NODE=1 ';
  return `#!/bin/sh\n${node}exec ${[process.execPath, file].map(quoted).join(' ')} ${[...first, '"$@"'].join(' ')}\n`;
}

function makePython(venv, standIn, packages) {
  const here = Object.fromEntries(
    Object.entries({ ...usualPackages, ...packages }).filter(([, version]) => version !== ''),
  );
  const python = path.join(venv, 'bin/python');
  write(python, shellProgram(path.join(standIn, 'python.mjs'), '"$0"'), 0o755);
  write(path.join(venv, 'pyvenv.cfg'), 'home = /usr/bin\nversion = 3.11.7\n');
  write(path.join(venv, packagesFile), JSON.stringify(here));
  return python;
}

function makeGit(folder, id) {
  write(path.join(folder, 'HEAD'), 'ref: refs/heads/main\n');
  write(
    path.join(folder, 'packed-refs'),
    `# pack-refs with: peeled fully-peeled sorted \n${id} refs/heads/main\n`,
  );
}

/** @type {import('./checkout.d.mts').makeTrainer} */
export function makeTrainer(folder, options = {}) {
  const { layout = 'sd-scripts', venv = 'venv', behaviour = {}, packages = {}, git = false } = options;
  const standIn = standInFolder(options.standIn);
  const root = path.resolve(folder);
  const whole = layout === 'kohya_ss';
  const scripts = whole ? path.join(root, 'sd-scripts') : root;
  for (const file of scriptFiles) write(path.join(scripts, file), `# ${mark}: it trains nothing.\n`);
  if (whole) {
    write(path.join(root, 'kohya_gui.py'), `# ${mark}: it shows nothing.\n`);
    write(path.join(root, 'gui.sh'), `#!/bin/sh\n# ${mark}: it starts nothing.\n`, 0o755);
  }
  const python = makePython(path.join(root, venv), standIn, packages);
  if (git) makeGit(path.join(root, '.git'), whole ? outerCommit : commit);
  if (git && whole) {
    // The scripts are a submodule there, with a detached HEAD.
    write(path.join(scripts, '.git'), 'gitdir: ../.git/modules/sd-scripts\n');
    write(path.join(root, '.git/modules/sd-scripts/HEAD'), `${commit}\n`);
  }
  const behave = (wanted) => writeBehaviour(scripts, wanted);
  behave(behaviour);
  const gate = (name) => path.join(scripts, `gate-${name}`);
  return {
    root,
    scripts,
    python,
    behave,
    open: (name) => fs.writeFileSync(gate(name), ''),
    holding: (name) => path.join(scripts, `holding-${name}`),
  };
}
