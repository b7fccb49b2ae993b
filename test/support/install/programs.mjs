// Stand-ins for the programs of an installation: `programs.mjs NAME CONTROL …`. What they are to do stands in the folder
// CONTROL: `fail` and `hang` name a step (clone, venv, torch, requirements); all calls are told in `calls`.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const [, self, name, control, ...args] = process.argv;
const standIn = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../trainer/python.mjs');

const told = (file) => {
  try {
    return fs.readFileSync(path.join(control, file), 'utf8').trim();
  } catch {
    return '';
  }
};

function call(step) {
  fs.appendFileSync(path.join(control, 'calls'), `${JSON.stringify([step, name, ...args])}\n`);
  if (told('fail') === step) {
    process.stderr.write(`ERROR: ${name} was told to fail at ${step}\n`);
    process.exit(1);
  }
  if (told('hang') !== step) return;
  // Whole from the first moment on: somebody waits for it.
  fs.writeFileSync(path.join(control, '.holding'), String(process.pid));
  fs.renameSync(path.join(control, '.holding'), path.join(control, 'holding'));
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

function makeEnvironment(folder) {
  fs.mkdirSync(path.join(folder, 'bin'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'pyvenv.cfg'), 'home = /usr/bin\n');
  // Half made: killed here, there is no Python in it yet.
  call('venv');
  const python = path.join(folder, 'bin/python');
  const node = process.versions.electron === undefined ? '' : 'ELECTRON_RUN_AS_NODE=1 ';
  const line = [process.execPath, self, 'venv-python', control].map(quoted).join(' ');
  fs.writeFileSync(python, `#!/bin/sh\n${node}exec ${line} "$0" "$@"\n`, { mode: 0o755 });
  const packages = path.join(folder, 'stand-in-packages.json');
  if (!fs.existsSync(packages)) fs.writeFileSync(packages, '{}');
}

function installPackages(python, wanted) {
  const isTorch = wanted.some((word) => word.startsWith('torch'));
  const file = path.join(path.dirname(python), '../stand-in-packages.json');
  const before = JSON.parse(fs.readFileSync(file, 'utf8'));
  call(isTorch ? 'torch' : 'requirements');
  const added = isTorch
    ? { torch: '2.6.0+cpu', torchvision: '0.21.0+cpu' }
    : { accelerate: '1.6.0', transformers: '4.54.1', diffusers: '0.32.1' };
  fs.writeFileSync(file, JSON.stringify({ ...before, ...added }));
}

function python(args) {
  if (args[0] === '-c') return process.stdout.write('3.10.14 True\n');
  if (args[0] === '-m' && args[1] === 'venv') return makeEnvironment(args[2]);
  throw new Error(`a Python that is asked ${JSON.stringify(args)}`);
}

function venvPython([own, ...rest]) {
  if (rest[1] === 'pip') return installPackages(own, rest.slice(3));
  process.exit(spawnSync(process.execPath, [standIn, own, ...rest], { stdio: 'inherit' }).status ?? 1);
}

function uv([command, ...rest]) {
  if (command === '--version') process.stdout.write('uv 0.9.7\n');
  else if (command === 'venv') makeEnvironment(rest.at(-1));
  else if (command === 'pip') installPackages(rest[rest.indexOf('--python') + 1], rest.slice(3));
}

function git(args) {
  if (args[0] === 'clone') {
    // What a killed one leaves behind.
    if (told('hang') === 'clone') fs.mkdirSync(path.join(args.at(-1), '.git'), { recursive: true });
    call('clone');
  }
  process.exit(spawnSync(told('git'), args, { stdio: 'inherit' }).status ?? 1);
}

const programs = { git, uv, 'python3.10': python, 'venv-python': venvPython };
programs[name](args);
