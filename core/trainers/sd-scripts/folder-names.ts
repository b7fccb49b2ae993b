import type { FolderName } from '../trainer.ts';
import { parsePythonInt } from './python-number.ts';

/**
 * `10_alice woman` → 10 repeats, class tokens `alice woman`. A folder without a number in front, or with a number
 * below 1, is ignored. Source: `DreamBoothSubset` folder parsing in sd-scripts' `library/config_util.py`
 * (`generate_dreambooth_subsets_config_by_subdirs`), checked against its recorded answers.
 */
export function parseFolderName(name: string): FolderName | undefined {
  const [first = '', ...rest] = name.split('_');
  const repeats = parsePythonInt(first);
  return repeats === undefined || repeats < 1 ? undefined : { repeats, classTokens: rest.join('_') };
}
