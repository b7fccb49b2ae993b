import type { TorchChoice, TorchMachine, TrainerSource } from '../../training/install/trainer-source.ts';

/** Where sd-scripts is. */
export const SCRIPTS = 'https://github.com/kohya-ss/sd-scripts';

/** What can be installed. (Sources: both READMEs, kohya_ss's `pyproject.toml` and `requirements_*.txt`.) */
export const sources: readonly TrainerSource[] = [
  {
    kind: 'sd-scripts',
    repository: SCRIPTS,
    version: 'v0.10.1',
    hasSubmodules: false,
    pythons: ['3.10', '3.11', '3.12'],
    requirements: ['-r', 'requirements.txt'],
    requirementFiles: ['requirements.txt'],
    files: ['train_network.py', 'requirements.txt'],
  },
  {
    kind: 'kohya_ss',
    repository: 'https://github.com/bmaltais/kohya_ss',
    version: 'v26.0.0',
    hasSubmodules: true,
    pythons: ['3.11', '3.10'],
    // Those two stand in its files for each platform, beside another PyTorch than the one that was chosen.
    requirements: ['-r', 'requirements.txt', 'bitsandbytes>=0.45.0', 'tensorboard'],
    requirementFiles: ['requirements.txt', 'sd-scripts/requirements.txt'],
    files: ['kohya_gui.py', 'requirements.txt', 'sd-scripts/train_network.py'],
  },
];

/** Where PyTorch's builds are, each in a folder of its name. */
export const TORCH = 'https://download.pytorch.org/whl';
/** What the README installs, and what it says of the RTX 50 series. */
export const USUAL = ['torch==2.6.0', 'torchvision==0.21.0'];
const BLACKWELL = ['torch==2.8.0', 'torchvision==0.23.0'];

const choices: readonly TorchChoice[] = [
  { id: 'cu124', packages: USUAL, index: `${TORCH}/cu124` },
  { id: 'cu128', packages: BLACKWELL, index: `${TORCH}/cu128` },
  { id: 'cu118', packages: USUAL, index: `${TORCH}/cu118` },
  { id: 'cpu', packages: USUAL, index: `${TORCH}/cpu` },
];

/** Drivers older than this know no CUDA 12. (Source: NVIDIA's table of minor version compatibility.) */
const FIRST_OF_CUDA_12 = 525;
const BLACKWELL_NAME = /\bGeForce RTX 50\d0\b|\bBlackwell\b|\bG?B[12]00\b/i;

/** The builds of PyTorch that may be installed, the one that fits the machine first. */
export function torchChoices({ system, gpus }: TorchMachine): readonly [TorchChoice, ...TorchChoice[]] {
  // There is one build for macOS, in the usual index.
  if (system === 'macos') return [{ id: 'default', packages: USUAL, index: undefined }];
  const fitting = gpus.length === 0 ? 'cpu' : gpus.some(isBlackwell) ? 'cu128' : oldest(gpus);
  const [first = choices[0], ...others] = [
    ...choices.filter(({ id }) => id === fitting),
    ...choices.filter(({ id }) => id !== fitting),
  ];
  return [first as TorchChoice, ...others];
}

function isBlackwell({ name }: TorchMachine['gpus'][number]): boolean {
  return BLACKWELL_NAME.test(name);
}

function oldest(gpus: TorchMachine['gpus']): TorchChoice['id'] {
  const driver = Math.min(...gpus.map((gpu) => Number.parseInt(gpu.driver, 10) || FIRST_OF_CUDA_12));
  return driver < FIRST_OF_CUDA_12 ? 'cu118' : 'cu124';
}
