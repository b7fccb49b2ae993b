import { placeInConfig } from '../config/place-in-config.ts';
import { CONFIG_FILE } from '../config/schema.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { joinPath } from '../path.ts';
import type { Problem } from './problem.ts';

/**
 * A problem with the place of the dataset's configuration that mends it: the setting's own, or the table that it would
 * stand in. One that is about a file already, or about what was said for this training only, stays as it is.
 * @param said what was said for this training only: options, `model`, `recipe`
 */
export function placeProblem(
  problem: Problem,
  { root, configText }: Pick<Dataset, 'root' | 'configText'>,
  said: readonly string[] = [],
): Problem {
  const { file, setting } = problem;
  if (file !== undefined || setting === undefined || said.includes(String(setting.at(-1)))) return problem;
  const span = placeInConfig(configText, setting, 'value');
  if (!span || span.start === span.end) return problem;
  return { ...problem, file: joinPath(root, CONFIG_FILE), span };
}
