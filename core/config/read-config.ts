import type * as z from 'zod';
import { type Message, message } from '../message.ts';
import { isRuleCode, ruleCodes } from '../rules/codes.ts';
import type { Span } from '../span.ts';
import { recipeById, recipes } from '../training/recipes/index.ts';
import { nearest } from './nearest.ts';
import { type Config, configSchema, type RuleSetting } from './schema.ts';
import { type Path, readToml, type TomlMistake } from './toml.ts';

/** A mistake in a configuration file, at its place. */
export interface ConfigProblem {
  readonly span: Span;
  readonly message: Message;
  /** Whether who trains by it is told so, too. */
  readonly isOfTraining?: true;
}

/** What a configuration says, without the parts that are wrong, and what is wrong. */
export interface ConfigReading {
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
}

/** What the options of a rule look like, by its code; undefined for a rule that isn't known yet, which may have any. */
export type OptionsOfRule = (code: string) => z.ZodType | undefined;

/**
 * Reads the text of a `lora-dataset.toml`. Never throws: a text that is no TOML gives an empty configuration.
 * @param optionsOf checks the options of rules too; left out, they are taken as they are
 */
export function readConfig(text: string, optionsOf: OptionsOfRule = () => undefined): ConfigReading {
  const read = readToml(text);
  if ('mistake' in read) return { config: {}, problems: [syntaxProblem(text, read)] };
  const { value, placeOf } = read;
  const problems: ConfigProblem[] = [];
  const report: Report = (path, of, text, more = {}) => {
    problems.push({ span: placeOf(path, of), message: text, ...more });
  };
  // Each round takes out what is wrong, so that the rest of the file stays in force.
  for (let round = 0; round < 100; round++) {
    const result = configSchema.safeParse(value);
    if (result.success) {
      checkRules(result.data, value, optionsOf, report);
      checkRecipe(result.data, report);
      return { config: result.data, problems: bySpan(problems) };
    }
    const inner = result.error.issues.flatMap((issue) => innerIssues(issue, value));
    for (const issue of inner) reportIssue(issue, value, report);
    for (const issue of result.error.issues) removeWrong(issue, value);
  }
  return { config: {}, problems: bySpan(problems) };
}

function bySpan(problems: readonly ConfigProblem[]): readonly ConfigProblem[] {
  return [...problems].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function syntaxProblem(text: string, { mistake, offset }: TomlMistake): ConfigProblem {
  const length = text.slice(offset).search(/[\r\n]|$/);
  return {
    span: { start: offset, end: offset + length },
    // Who pastes a path of Windows into double quotes can't know what an escape sequence is.
    message: /escape/i.test(mistake)
      ? message(
          "This is no valid TOML: {0}. In double quotes a backslash is no part of a path: use / or '…'. What the file says has no effect until that is mended.",
          mistake,
        )
      : message(
          'This is no valid TOML: {0}. What the file says has no effect until that is mended.',
          mistake,
        ),
  };
}

type Report = (
  path: Path,
  of: 'key' | 'value',
  text: Message,
  more?: Pick<ConfigProblem, 'isOfTraining'>,
) => void;

/** Of a key that takes several forms, what is wrong with the one that was meant, where that is plain. */
function innerIssues(issue: z.core.$ZodIssue, value: unknown): readonly z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const isString = typeof valueAt(value, issue.path) === 'string';
  const isOtherForm = ({ code, path }: z.core.$ZodIssue) => {
    return path.length === 0 && (code === 'invalid_type' || (code === 'invalid_value' && !isString));
  };
  const [errors, ...more] = issue.errors.filter((form) => !form.some(isOtherForm));
  if (!errors || more.length > 0) return [issue];
  return errors.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

function reportIssue(issue: z.core.$ZodIssue, value: unknown, report: Report): void {
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) report([...issue.path, key], 'key', unknownKey(key, issue.path));
  } else report(issue.path, 'value', wrongValue(issue, valueAt(value, issue.path)));
}

function unknownKey(key: string, table: Path): Message {
  const guess = nearest(key, knownKeys(table));
  return guess
    ? message('Unknown key "{0}", which has no effect. Did you mean "{1}"?', key, guess)
    : message('Unknown key "{0}", which has no effect.', key);
}

/** The keys that a table of the schema knows. */
function knownKeys(table: Path): readonly string[] {
  let schema: unknown = configSchema;
  for (const part of table) schema = childSchema(unwrap(schema), part);
  const inner = unwrap(schema);
  return isObject(inner) && isObject(inner['shape']) ? Object.keys(inner['shape']) : [];
}

function childSchema(schema: unknown, part: PropertyKey): unknown {
  if (!isObject(schema)) return undefined;
  if (isObject(schema['shape'])) return schema['shape'][String(part)];
  return schema['valueType'] ?? schema['element'];
}

function unwrap(schema: unknown): unknown {
  return isObject(schema) && typeof schema['unwrap'] === 'function' && !('element' in schema)
    ? unwrap(schema['unwrap']())
    : schema;
}

function wrongValue(issue: z.core.$ZodIssue, value: unknown): Message {
  const shown = JSON.stringify(value) ?? String(value);
  switch (issue.code) {
    case 'invalid_value': {
      const guess = typeof value === 'string' ? nearest(value, issue.values.map(String)) : undefined;
      const list = issue.values.map((allowed) => JSON.stringify(allowed)).join(', ');
      if (guess) return message('{0} is not one of {1}. Did you mean "{2}"?', shown, list, guess);
      return issue.values.length === 1
        ? message('{0} is taken here, and not {1}.', list, shown)
        : message('{0} is not one of {1}.', shown, list);
    }
    case 'invalid_type':
      if (value === undefined) return message('"{0}" is missing here.', String(issue.path.at(-1)));
      return message('{0} is of the wrong type: {1} is expected here.', shown, expectedWords(issue.expected));
    case 'invalid_format':
      return message('{0} is not {1}.', shown, issue.message);
    case 'invalid_union':
      return message('{0} is none of the forms that this key takes.', shown);
    default:
      return message('{0} does not fit here: {1}.', shown, issue.message);
  }
}

/** What a value is to be, in the words of TOML. */
function expectedWords(expected: string): string {
  switch (expected) {
    case 'string':
      return 'a text in quotes';
    case 'array':
      return 'a list in brackets, such as ["a", "b"],';
    case 'record':
    case 'object':
      return 'a table';
    case 'int':
      return 'a whole number';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'true or false';
    default:
      return expected;
  }
}

function checkRules(config: Config, value: unknown, optionsOf: OptionsOfRule, report: Report): void {
  const tables: [Path, Record<string, RuleSetting> | undefined][] = [[['rules'], config.rules]];
  config.overrides?.forEach(({ rules }, index) => {
    tables.push([['overrides', index, 'rules'], rules]);
  });
  for (const [path, rules] of tables) {
    for (const [code, setting] of Object.entries(rules ?? {})) {
      if (!isRuleCode(code)) report([...path, code], 'key', unknownRule(code));
      else if (typeof setting !== 'string')
        checkOptions([...path, code], setting, optionsOf(code), value, report);
    }
  }
}

/** The name stays in the configuration: who trains by it is told so, too. */
function checkRecipe({ training }: Config, report: Report): void {
  const id = training?.recipe;
  if (id === undefined || recipeById(id)) return;
  const known = recipes.map((recipe) => recipe.id);
  const guess = nearest(id, known);
  const text = guess
    ? message('There is no recipe "{0}". Did you mean "{1}"?', id, guess)
    : message('There is no recipe "{0}", but {1}.', id, known.join(', '));
  report(['training', 'recipe'], 'value', text, { isOfTraining: true });
}

function unknownRule(code: string): Message {
  const guess = nearest(code, ruleCodes);
  return guess
    ? message('There is no rule "{0}". Did you mean "{1}"?', code, guess)
    : message('There is no rule "{0}".', code);
}

function checkOptions(
  path: Path,
  { severity: _, ...options }: Exclude<RuleSetting, string>,
  schema: z.ZodType | undefined,
  value: unknown,
  report: Report,
): void {
  const issues = schema?.safeParse(options).error?.issues ?? [];
  for (const issue of issues) reportIssue({ ...issue, path: [...path, ...issue.path] }, value, report);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, part) => (isObject(at) ? at[String(part)] : undefined), value);
}

function removeWrong(issue: z.core.$ZodIssue, value: unknown): void {
  if (issue.code === 'unrecognized_keys') {
    const table = valueAt(value, issue.path);
    if (isObject(table)) for (const key of issue.keys) delete table[key];
    return;
  }
  const [table, index, key, code] = issue.path;
  const overrides = valueAt(value, ['overrides']);
  if (table === 'overrides' && typeof index === 'number' && Array.isArray(overrides)) {
    // The others keep their numbers, by which their places in the file are found.
    if (key !== 'rules' || code === undefined) overrides[index] = { files: ['*'], rules: {} };
    else removeAt(value, [table, index, key, code]);
    return;
  }
  // An item of a list takes its list with it: a list with a hole would mean something else.
  const end = issue.path.findIndex((part) => typeof part === 'number');
  removeAt(value, end < 0 ? issue.path : issue.path.slice(0, end));
}

function removeAt(value: unknown, path: Path): void {
  const parent = valueAt(value, path.slice(0, -1));
  if (isObject(parent)) delete parent[String(path.at(-1))];
}
