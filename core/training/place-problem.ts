import { placeInConfig } from '../config/place-in-config.ts';
import { CONFIG_FILE } from '../config/schema.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { joinPath } from '../path.ts';
import type { Options } from './options.ts';
import type { Problem } from './problem.ts';

/**
 * A problem with the place of the dataset's configuration that mends it: the option's own, or the table that it would
 * stand in. One that is about a file already, or about what was said for this training only, stays as it is.
 * @param overrides options that were said for this training only
 */
export function placeProblem(
  problem: Problem,
  { root, configText }: Pick<Dataset, 'root' | 'configText'>,
  overrides: Options = {},
): Problem {
  const { file, setting } = problem;
  if (file !== undefined || setting === undefined || configText === undefined) return problem;
  const [table, , option] = setting;
  if (table === 'training' && Object.hasOwn(overrides, String(option))) return problem;
  const span = placeInConfig(configText, setting, 'value');
  return { ...problem, file: joinPath(root, CONFIG_FILE), ...(span ? { span } : {}) };
}
