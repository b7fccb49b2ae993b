import { joinPath } from '../path.ts';

const CONDAS = ['miniconda3', 'anaconda3', 'miniforge3', 'mambaforge', '.conda', '.local/share/mamba'];

/** The folders in which conda and its kin keep environments, each a folder of its own. */
export function usualEnvironmentFolders(home: string): readonly string[] {
  return CONDAS.map((name) => joinPath(home, `${name}/envs`));
}
