import { rewriteString } from '../../../config/string-edits.ts';
import { type Path, readToml, type TomlMistake } from '../../../config/toml.ts';
import { applyTextEdits, type TextEdit } from '../../../span.ts';
import { isToBePut } from '../../../training/elsewhere.ts';
import { partNames } from '../../../training/model-parts.ts';
import { isAbsolutePath, type JobPart, type JobPlaces } from './job-places.ts';

/** What the paths of an option lead to. */
const parts: Readonly<Record<string, JobPart>> = {
  ...of('models', [
    ...['pretrained_model_name_or_path', 'controlnet_model_name_or_path', 'tokenizer_cache_dir'],
    ...partNames,
  ]),
  ...of('dataset', ['image_dir', 'train_data_dir', 'reg_data_dir']),
  ...of('masks', ['conditioning_data_dir']),
  ...of('files', [
    'network_weights',
    'base_weights',
    'resume',
    'log_tracker_config',
    'in_json',
    'metadata_file',
  ]),
  // In the run's own folder, where they stay.
  ...of('files', ['output_dir', 'logging_dir', 'sample_prompts', 'dataset_config', 'console_log_file']),
};

function of(part: JobPart, options: readonly string[]): Record<string, JobPart> {
  return Object.fromEntries(options.map((option) => [option, part]));
}

/** A configuration of the trainer's without a path of this machine. */
export interface PortableConfig {
  readonly text: string;
  /** Base models, and what belongs to them, that have to be put there. */
  readonly lacking: readonly string[];
  /** Options with a path that nobody knows to be one of a file: they stay. */
  readonly left: readonly string[];
}

/** Writes the paths of a configuration as they are in a job; all else, comments too, stays as it is. */
export function portableConfig(text: string, places: JobPlaces): PortableConfig | TomlMistake {
  const toml = readToml(text);
  if ('mistake' in toml) return toml;
  const edits: TextEdit[] = [];
  const left: string[] = [];
  const texts = [...textsIn(toml.value)].map(({ path, value }) => {
    const option = String(path.findLast((part) => typeof part === 'string') ?? '');
    return { path, value, option, part: Object.hasOwn(parts, option) ? parts[option] : undefined };
  });
  const lacking = texts.filter(({ value, part }) => part === 'models' && isToBePut(value));
  for (const { value } of lacking) places.keep(value);
  for (const { path, value, option, part } of texts) {
    if (!isAbsolutePath(value)) continue;
    if (part) edits.push(...rewriteString(text, toml.placeOf(path, 'value'), places.place(value, part)));
    else left.push(option);
  }
  return { text: applyTextEdits(text, edits), lacking: lacking.map(({ value }) => value), left };
}

/** All texts of a value, each with the way to it. */
function* textsIn(
  value: unknown,
  path: Path = [],
): Iterable<{ readonly path: Path; readonly value: string }> {
  if (typeof value === 'string') yield { path, value };
  else if (Array.isArray(value))
    for (const [index, one] of value.entries()) yield* textsIn(one, [...path, index]);
  else if (typeof value === 'object' && value !== null && !(value instanceof Date))
    for (const [key, one] of Object.entries(value)) yield* textsIn(one, [...path, key]);
}
