import { placeInConfig } from '../../config/place-in-config.ts';
import { CONFIG_FILE } from '../../config/schema.ts';
import { type Path, readToml } from '../../config/toml.ts';
import { joinPath } from '../../path.ts';
import type { Span } from '../../span.ts';
import type { RunRecord } from '../../training/run-record.ts';
import { readSmallText } from './run-texts.ts';

/** Nobody's configuration is larger (bytes). */
const LARGEST = 1024 * 1024;

/** A place that mends what a run failed of. */
export interface FailurePlace {
  readonly file: string;
  /** In its text, with the line from 1 on; undefined where the file itself is what is meant. */
  readonly at?: { readonly span: Span; readonly line: number };
}

/**
 * Where that is changed what a run failed of: a file of the dataset that the explanation names; else of the settings that
 * mend it the first that somebody wrote, or the table that they belong into.
 */
export function failurePlace({
  dataset,
  outcome,
}: Pick<RunRecord, 'dataset' | 'outcome'>): FailurePlace | undefined {
  const named = outcome?.explanation?.args.find(
    (arg): arg is string => typeof arg === 'string' && arg.startsWith(`${dataset}/`),
  );
  if (named !== undefined) return { file: named };
  const settings = outcome?.settings ?? [];
  const file = joinPath(dataset, CONFIG_FILE);
  const text = settings.length > 0 ? readSmallText(file, LARGEST) : undefined;
  if (text === undefined) return undefined;
  const toml = readToml(text);
  if ('mistake' in toml) return { file };
  const setting = settings.find((path) => isThere(toml.value, path)) ?? settings[0] ?? [];
  const span = placeInConfig(text, setting, 'value');
  if (!span || span.start === span.end) return { file };
  return { file, at: { span, line: text.slice(0, span.start).split('\n').length } };
}

function isThere(value: unknown, path: Path): boolean {
  let here = value;
  for (const key of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return false;
    here = Reflect.get(here, key);
  }
  return true;
}
