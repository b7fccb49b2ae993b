import { dirname, joinPath } from '../path.ts';

const TRAINERS = ['kohya_ss', 'sd-scripts'];
/** Where people put what they clone, below their home and elsewhere. */
const CLONED = [
  '',
  'src',
  'git',
  'code',
  'repos',
  'projects',
  'ai',
  'AI',
  'Documents',
  'Desktop',
  'StabilityMatrix/Packages',
];
const ROOTS = ['/workspace', '/opt', '/data', 'C:', 'D:', 'E:', 'C:/AI', 'D:/AI'];

/** Where the programs that generate pictures keep their checkpoints, below the folder that they were cloned to. */
const CHECKPOINTS = [
  'stable-diffusion-webui/models/Stable-diffusion',
  'stable-diffusion-webui-forge/models/Stable-diffusion',
  'ComfyUI/models/checkpoints',
  'kohya_ss/models',
  'models/Stable-diffusion',
  'models',
];
const STABILITY_MATRIX = 'StabilityMatrix/Models/StableDiffusion';

/** How far up from the dataset neighbours are looked at. */
const UP = 4;

/** Folders that may be a trainer's checkout, the likeliest first. */
export function usualTrainers(home: string, dataset: string): readonly string[] {
  return bases(home, dataset).flatMap((base) => TRAINERS.map((name) => joinPath(base, name)));
}

/** Folders that may hold base models, the likeliest first. @param trainer the trainer's folder, where it is known */
export function usualModelFolders(
  home: string,
  dataset: string,
  trainer: string | undefined,
): readonly string[] {
  const own = trainer === undefined ? [] : [joinPath(trainer, 'models'), joinPath(trainer, '../models')];
  const found = bases(home, dataset).flatMap((base) => CHECKPOINTS.map((name) => joinPath(base, name)));
  return [...new Set([...own, joinPath(home, STABILITY_MATRIX), ...found])];
}

function bases(home: string, dataset: string): readonly string[] {
  const around: string[] = [];
  for (let at = dirname(dataset); around.length < UP; at = dirname(at)) {
    around.push(at);
    if (at === dirname(at)) break;
  }
  return [...new Set([...around, ...CLONED.map((name) => joinPath(home, name)), ...ROOTS])];
}
