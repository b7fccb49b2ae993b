import * as z from 'zod';
import { type Path, readToml, type TomlReading } from '../config/toml.ts';
import { tomlString } from '../config/write-config.ts';
import { applyTextEdits } from '../span.ts';
import { type ModelPart, partNames } from './model-parts.ts';

/** The user's list of base models, in their folder for us. */
export const MODELS_FILE = 'models.toml';
/** The user's trainers. */
export const TRAINERS_FILE = 'trainers.toml';

const place = z.string().min(1);

/** A base model: where it is, and what belongs to it. */
const parts = Object.fromEntries(partNames.map((name) => [name, place.optional()])) as Readonly<
  Record<ModelPart, z.ZodOptional<typeof place>>
>;
const model = z.looseObject({ path: place, ...parts });

/** A trainer: the folder of its checkout, and its Python where that is not in the checkout. */
const trainer = z.looseObject({ path: place, python: place.optional() });

const expected = 'a path in quotes is expected, or a table with a path';
const alone = place.transform((path) => ({ path }));
const models = z.record(z.string(), z.union([alone, model], expected));
const trainers = z.record(z.string(), z.union([alone, trainer], expected));

/** Base models by the names that the user gave them. A name may stand for a path alone: `sd15 = "/models/v1-5.safetensors"`. */
export type UserModels = Readonly<Record<string, z.infer<typeof model>>>;
/** Trainers by their ids. */
export type UserTrainers = Readonly<Record<string, z.infer<typeof trainer>>>;

/** What a file says, or what is wrong with it. */
export type UserFile<Content> = { readonly content: Content } | { readonly mistake: string };

/** Reads a `models.toml`. */
export function readModels(text: string): UserFile<UserModels> {
  return read(text, models);
}

/** Reads a `trainers.toml`. */
export function readTrainers(text: string): UserFile<UserTrainers> {
  return read(text, trainers);
}

function read<Content>(text: string, schema: z.ZodType<Content>): UserFile<Content> {
  const toml = readToml(text);
  if ('mistake' in toml) {
    const line = text.slice(0, toml.offset).split('\n').length;
    return { mistake: `line ${line}: ${toml.mistake}` };
  }
  const { data, error } = schema.safeParse(toml.value);
  const [issue] = error?.issues ?? [];
  return data === undefined ? { mistake: `${issue?.path.join('.')}: ${issue?.message}` } : { content: data };
}

/**
 * The text of such a file with some values of one table set; all else, comments too, stays as it is.
 * @param text a file that can be read
 * @returns undefined where the file is written in a way that this can't be done in
 */
export function withValues(
  text: string,
  table: string,
  values: Readonly<Record<string, string>>,
): string | undefined {
  const toml = readToml(text);
  if ('mistake' in toml) return undefined;
  const known = valueAt(toml.value, [table]);
  const edited =
    known === undefined
      ? appendTable(text, table, values)
      : typeof known === 'string'
        ? replaceAlone(text, toml.placeOf([table], 'value'), values)
        : changeTable(text, toml, table, values);
  // Dotted keys, empty tables and other rare forms may need a person.
  const result = readToml(edited);
  const isDone =
    !('mistake' in result) &&
    allBut(result.value, table, values) === allBut(toml.value, table, values) &&
    Object.entries(values).every(([key, value]) => {
      const found = valueAt(result.value, [table]);
      return (typeof found === 'string' ? found : valueAt(found, [key])) === value;
    });
  return isDone ? edited : undefined;
}

/** What a file says beside some values of one table, to be compared. */
function allBut(value: unknown, table: string, values: Readonly<Record<string, string>>): string {
  const own = valueAt(value, [table]);
  const rest = typeof own === 'string' ? [] : Object.entries(own ?? {});
  return JSON.stringify([
    Object.entries(value ?? {}).filter(([name]) => name !== table),
    rest.filter(([key]) => !Object.hasOwn(values, key)),
  ]);
}

function appendTable(text: string, table: string, values: Readonly<Record<string, string>>): string {
  const eol = lineEndOf(text);
  const lines = Object.entries(values).map(([key, value]) => `${key} = ${tomlString(value)}${eol}`);
  const gap = text === '' ? '' : text.endsWith('\n') ? eol : eol + eol;
  return `${text}${gap}[${keyOf(table)}]${eol}${lines.join('')}`;
}

function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** A new key goes in front of one that is there. */
function changeTable(
  text: string,
  toml: TomlReading,
  table: string,
  values: Readonly<Record<string, string>>,
): string {
  const [first = ''] = Object.keys(valueAt(toml.value, [table]) ?? {});
  const { start } = toml.placeOf([table, first], 'key');
  const isInline = text.slice(0, start).split('\n').at(-1)?.includes('{') === true;
  const edits = Object.entries(values).map(([key, value]) => {
    const newText = tomlString(value);
    if (valueAt(toml.value, [table, key]) !== undefined)
      return { span: toml.placeOf([table, key], 'value'), newText };
    return {
      span: { start, end: start },
      newText: `${key} = ${newText}${isInline ? ', ' : lineEndOf(text)}`,
    };
  });
  return applyTextEdits(text, edits);
}

/** `name = "path"` becomes a table of its own only where more than the path is to be said. */
function replaceAlone(
  text: string,
  span: { readonly start: number; readonly end: number },
  values: Readonly<Record<string, string>>,
): string {
  const keys = Object.keys(values);
  const pairs = Object.entries(values).map(([key, value]) => `${key} = ${tomlString(value)}`);
  const newText = keys.length === 1 ? tomlString(values['path'] ?? '') : `{ ${pairs.join(', ')} }`;
  return applyTextEdits(text, [{ span, newText }]);
}

function keyOf(name: string): string {
  return /^[A-Za-z0-9_-]+$/.test(name) ? name : tomlString(name);
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, part) => (typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined),
    value,
  );
}
