import { type AST, getStaticTOMLValue, ParseError, parseTOML } from 'toml-eslint-parser';
import type * as z from 'zod';
import { type Message, message } from '../message.ts';
import { isRuleCode, ruleCodes } from '../rules/codes.ts';
import type { Span } from '../span.ts';
import { nearest } from './nearest.ts';
import { type Config, configSchema } from './schema.ts';

/** A mistake in a configuration file, at its place. */
export interface ConfigProblem {
  readonly span: Span;
  readonly message: Message;
}

/** What a configuration says, without the parts that are wrong, and what is wrong. */
export interface ConfigReading {
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
}

type Path = readonly PropertyKey[];

/** Reads the text of a `lora-dataset.toml`. Never throws: a text that is no TOML gives an empty configuration. */
export function readConfig(text: string): ConfigReading {
  let ast: AST.TOMLProgram;
  try {
    ast = parseTOML(text);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return { config: {}, problems: [syntaxProblem(text, error)] };
  }
  const value: unknown = getStaticTOMLValue(ast);
  const problems: ConfigProblem[] = [];
  const places = placesOf(ast);
  const report = (path: Path, of: 'key' | 'value', text: Message) => {
    problems.push({ span: placeOf(places, path, of), message: text });
  };
  // Each round takes out what is wrong, so that the rest of the file stays in force.
  for (let round = 0; round < 100; round++) {
    const result = configSchema.safeParse(value);
    if (result.success) {
      checkRuleCodes(result.data, report);
      return { config: result.data, problems: bySpan(problems) };
    }
    for (const issue of result.error.issues) reportIssue(issue, value, report);
    for (const issue of result.error.issues) removeWrong(issue, value);
  }
  return { config: {}, problems: bySpan(problems) };
}

function bySpan(problems: readonly ConfigProblem[]): readonly ConfigProblem[] {
  return [...problems].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function syntaxProblem(text: string, error: ParseError): ConfigProblem {
  const start = Math.min(error.index, text.length);
  const lineEnd = text.slice(start).search(/[\r\n]|$/);
  return {
    span: { start, end: start + Math.max(lineEnd, 0) },
    message: message(
      'This is no valid TOML: {0}. The last configuration that could be read stays in force.',
      error.message,
    ),
  };
}

type Report = (path: Path, of: 'key' | 'value', text: Message) => void;

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
      return guess
        ? message('{0} is not one of {1}. Did you mean "{2}"?', shown, list, guess)
        : message('{0} is not one of {1}.', shown, list);
    }
    case 'invalid_type':
      return message('{0} is of the wrong type: {1} is expected here.', shown, issue.expected);
    case 'invalid_format':
      return message('{0} is not {1}.', shown, issue.message);
    case 'invalid_union':
      return message('{0} is none of the forms that this key takes.', shown);
    default:
      return message('{0} does not fit here: {1}.', shown, issue.message);
  }
}

function checkRuleCodes(config: Config, report: Report): void {
  const tables: [Path, Record<string, unknown> | undefined][] = [[['rules'], config.rules]];
  config.overrides?.forEach(({ rules }, index) => {
    tables.push([['overrides', index, 'rules'], rules]);
  });
  for (const [path, rules] of tables) {
    for (const code of Object.keys(rules ?? {})) {
      if (isRuleCode(code)) continue;
      const guess = nearest(code, ruleCodes);
      report(
        [...path, code],
        'key',
        guess
          ? message('There is no rule "{0}". Did you mean "{1}"?', code, guess)
          : message('There is no rule "{0}".', code),
      );
    }
  }
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
  // An item of a list takes its list with it: a list with a hole would mean something else.
  const end = issue.path.findIndex((part) => typeof part === 'number');
  const path = end < 0 ? issue.path : issue.path.slice(0, end);
  const parent = valueAt(value, path.slice(0, -1));
  if (isObject(parent)) delete parent[String(path.at(-1))];
}

/** Where each key and value of a file stands, by its path. */
type Places = ReadonlyMap<string, { readonly key: Span; readonly value: Span }>;

const pathKey = (path: Path) => JSON.stringify(path.map(String));

function placesOf(ast: AST.TOMLProgram): Places {
  const places = new Map<string, { key: Span; value: Span }>();
  const note = (path: Path, key: AST.TOMLNode, value: AST.TOMLNode) => {
    const spans = { key: spanOf(key), value: spanOf(value) };
    if (!places.has(pathKey(path))) places.set(pathKey(path), spans);
  };
  const content = (at: Path, node: AST.TOMLContentNode) => {
    if (node.type === 'TOMLInlineTable') for (const pair of node.body) keyValue(at, pair);
    if (node.type === 'TOMLArray') {
      node.elements.forEach((element, index) => {
        note([...at, index], element, element);
        content([...at, index], element);
      });
    }
  };
  const keyValue = (at: Path, pair: AST.TOMLKeyValue) => {
    const path = [...at];
    for (const key of pair.key.keys) {
      path.push(key.type === 'TOMLBare' ? key.name : key.value);
      note(path, key, key === pair.key.keys.at(-1) ? pair.value : key);
    }
    content(path, pair.value);
  };
  for (const node of ast.body[0].body) {
    if (node.type === 'TOMLKeyValue') keyValue([], node);
    else {
      node.resolvedKey.forEach((_, index) => {
        const path = node.resolvedKey.slice(0, index + 1);
        note(path, node.key, node.key);
      });
      for (const pair of node.body) keyValue(node.resolvedKey, pair);
    }
  }
  return places;
}

function spanOf(node: AST.TOMLNode): Span {
  return { start: node.range[0], end: node.range[1] };
}

function placeOf(places: Places, path: Path, of: 'key' | 'value'): Span {
  for (let length = path.length; length > 0; length--) {
    const place = places.get(pathKey(path.slice(0, length)));
    if (place) return place[of];
  }
  return { start: 0, end: 0 };
}
