import type { TextEdit } from '../span.ts';
import { settingEdits } from './set-options.ts';
import { rewriteString } from './string-edits.ts';
import { type Path, readToml } from './toml.ts';

/**
 * The edit of a `lora-dataset.toml` that makes `[dataset]` say something: in the place of what it says, else behind what
 * else it says, else in a new table at the end.
 * @returns undefined for a text that is no TOML, or whose key holds something else than a text
 */
export function setInDataset(text: string, key: string, value: string): readonly TextEdit[] | undefined {
  return setInTable(text, 'dataset', key, value);
}

/** The same for any table at the top. */
export function setInTable(
  text: string,
  name: string,
  key: string,
  value: string,
): readonly TextEdit[] | undefined {
  const toml = readToml(text);
  if ('mistake' in toml) return undefined;
  const tables = toml.value as Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;
  const written = Object(tables[name])[key];
  if (written !== undefined && typeof written !== 'string') return undefined;
  return settingEdits(text, [{ path: [name, key], value }]);
}

/** The edit of a `lora-dataset.toml` that writes another text in the place of one that stands there. */
export function replaceText(text: string, path: Path, value: string): readonly TextEdit[] | undefined {
  const toml = readToml(text);
  return 'mistake' in toml ? undefined : rewriteString(text, toml.placeOf(path, 'value'), value);
}
