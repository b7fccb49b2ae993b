// The stand-in for the Python of a virtual environment: `python.mjs <its own path> <arguments>`.
import path from 'node:path';
import process from 'node:process';
import { readBehaviour } from './behaviour.mjs';
import { Exit, Refusal } from './errors.mjs';
import { launch } from './launcher.mjs';
import { placesOf } from './places.mjs';
import { writeAll } from './terminal.mjs';

const launcher = 'accelerate.commands.launch';
const version = '3.11.7';

/** Leaves out what Python takes before `-c` and `-m`. */
function withoutSwitches(args) {
  let index = 0;
  for (; args[index] !== undefined; index += 1) {
    if (/^-[XW]$/.test(args[index])) index += 1;
    else if (!/^-(?:[XW].+|[uBEIsSOdPqv]+)$/.test(args[index])) break;
  }
  return args.slice(index);
}

/** What PyTorch would say that it can use. */
function torchOf({ torch = '' }, gpu = true) {
  const cuda = /\+cu(\d+)(\d)$/.exec(torch);
  const available = cuda !== null && gpu;
  return {
    version: torch,
    cuda: cuda && `${cuda[1]}.${cuda[2]}`,
    hip: null,
    available,
    devices: available ? [{ name: 'NVIDIA GeForce RTX 3060', capability: [8, 6] }] : [],
    arches: available ? ['sm_50', 'sm_80', 'sm_86', 'sm_90'] : [],
    warnings: [],
  };
}

/** Answers whoever asks what this Python is and has, or what its PyTorch can use. */
function probe(python, places, question) {
  const { probe: wish, gpu } = readBehaviour(places.scripts);
  if (wish === 'hangs') {
    setInterval(() => {}, 1000);
    return;
  }
  if (wish === 'fails')
    throw new Exit(
      1,
      'Traceback (most recent call last):\n  File "<string>", line 1, in <module>\nModuleNotFoundError: No module named \'importlib.metadata\'\n',
    );
  if (question.includes('import torch')) writeAll(1, `${JSON.stringify(torchOf(places.packages, gpu))}\n`);
  else writeAll(1, `${JSON.stringify({ version, executable: python, packages: places.packages })}\n`);
}

function main([called, ...all]) {
  const python = path.resolve(called);
  const places = placesOf(python);
  const [kind, what, ...args] = withoutSwitches(all);
  if (kind === '--version' || kind === '-V') writeAll(1, `Python ${version}\n`);
  else if (kind === '-c') probe(python, places, what);
  else if (kind === '-m' && what === launcher) {
    if (!places.packages.accelerate)
      throw new Exit(
        1,
        `${python}: Error while finding module specification for '${launcher}' (ModuleNotFoundError: No module named 'accelerate')\n`,
      );
    launch(python, places, args);
  } else throw new Exit(2, `stand-in: this Python can't run ${JSON.stringify(all)}\n`);
}

try {
  main(process.argv.slice(2));
} catch (error) {
  const text =
    error instanceof Exit
      ? error.message
      : error instanceof Refusal
        ? `stand-in: ${error.message}\n`
        : error.stack;
  writeAll(2, text);
  process.exit(error instanceof Exit ? error.code : error instanceof Refusal ? 64 : 70);
}
