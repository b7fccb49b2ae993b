import { type AST, parseTOML } from 'toml-eslint-parser';
import { applyTextEdits, minimalEdit, type Span, type TextEdit } from '../span.ts';
import { gapBehind, insertion, newLineOf } from './insertion.ts';
import { rewriteString } from './string-edits.ts';
import { readToml } from './toml.ts';
import { tomlString } from './write-config.ts';

/** What a key is to be: a text, a number, true or false, a list of those; undefined to take it away. */
export interface Setting {
  /** Tables and key, at least one table. */
  readonly path: readonly string[];
  readonly value: unknown;
}

/**
 * A TOML text in which keys say something else. What else stands there stays as it is: comments, order, the way in which
 * tables and line ends are written. A new key stands behind the others of its table, a new table at the end.
 * @returns undefined for a text that is no TOML, or where a table of the path is something else
 */
export function setOptions(text: string, settings: readonly Setting[]): string | undefined {
  const edits = settingEdits(text, settings);
  return edits && applyTextEdits(text, edits);
}

/** The edits that make that of a text. */
export function settingEdits(text: string, settings: readonly Setting[]): readonly TextEdit[] | undefined {
  const parts = partsOf(text);
  if (!parts) return undefined;
  const edits = together(text, parts, settings);
  if (!hasOverlaps(edits) && says(applyTextEdits(text, edits), settings)) return edits;
  const result = oneByOne(text, settings);
  return result === undefined ? undefined : minimalEdit(text, result);
}

/** All of them by one reading; keys of a table that isn't there come into one. */
function together(text: string, parts: Parts, settings: readonly Setting[]): readonly TextEdit[] {
  const made = new Map<string, string>();
  const edits: TextEdit[] = [];
  for (const setting of settings) {
    const added = newTable(parts, setting);
    if (added === undefined) edits.push(...editsFor(text, parts, setting));
    else made.set(added.header, `${made.get(added.header) ?? ''}${newLineOf(text)}${added.line}`);
  }
  if (made.size === 0) return edits;
  const newLine = newLineOf(text);
  const tables = [...made].map(([header, lines]) => header + lines + newLine);
  return [...edits, insertion(text.length, gapBehind(text) + tables.join(newLine))];
}

/** Where one of them stands in the way of another. */
function oneByOne(text: string, settings: readonly Setting[]): string | undefined {
  let result = text;
  for (const setting of settings) {
    const parts = partsOf(result);
    if (!parts) return undefined;
    const edits = together(result, parts, [setting]);
    if (hasOverlaps(edits)) return undefined;
    result = applyTextEdits(result, edits);
    if (!says(result, [setting])) return undefined;
  }
  return result;
}

function hasOverlaps(edits: readonly TextEdit[]): boolean {
  const spans = edits.map(({ span }) => span).sort((a, b) => a.start - b.start || a.end - b.end);
  return spans.some(({ start }, index) => start < (spans[index - 1]?.end ?? 0));
}

function says(text: string, settings: readonly Setting[]): boolean {
  const toml = readToml(text);
  if ('mistake' in toml) return false;
  return settings.every(({ path, value }) => {
    const found = path.reduce<unknown>((at, key) => Object(at)[key], toml.value);
    return JSON.stringify(found) === JSON.stringify(value);
  });
}

/** A key with its value, and the tables around it. */
interface Pair {
  readonly path: readonly string[];
  /** The path of what it stands in: a header's, or an inline table's. */
  readonly around: readonly string[];
  readonly span: Span;
  readonly value: AST.TOMLContentNode;
  /** Those in the same braces; undefined for one on a line of its own. */
  readonly siblings: readonly AST.TOMLKeyValue[] | undefined;
}

interface Header {
  readonly path: readonly string[];
  readonly node: AST.TOMLTable;
}

interface Parts {
  readonly pairs: readonly Pair[];
  readonly headers: readonly Header[];
}

function editsFor(text: string, parts: Parts, { path, value }: Setting): readonly TextEdit[] {
  const there = parts.pairs.find((pair) => isSame(pair.path, path));
  if (value === undefined) return there ? [removal(text, there)] : [];
  if (there) return replacement(text, there, value);
  return [addition(text, parts, path, tomlValue(value))];
}

/** What stands in a table that isn't there in any form. */
function newTable({ pairs, headers }: Parts, { path, value }: Setting) {
  const table = path.slice(0, -1);
  const isThere =
    headers.some((one) => isSame(one.path, table)) ||
    pairs.some((pair) => startsWith(pair.path, table) && pair.around.length < table.length) ||
    pairs.some((pair) => startsWith(path, pair.path));
  if (value === undefined || isThere) return undefined;
  return { header: `[${table.join('.')}]`, line: `${path.at(-1)} = ${tomlValue(value)}` };
}

function partsOf(text: string): Parts | undefined {
  if ('mistake' in readToml(text)) return undefined;
  const pairs: Pair[] = [];
  const headers: Header[] = [];
  const add = (node: AST.TOMLKeyValue, around: readonly string[], siblings: Pair['siblings']) => {
    const keys = node.key.keys.map((part) => (part.type === 'TOMLBare' ? part.name : part.value));
    const path = [...around, ...keys];
    pairs.push({ path, around, span: spanOf(node), value: node.value, siblings });
    if (node.value.type === 'TOMLInlineTable')
      for (const inner of node.value.body) add(inner, path, node.value.body);
  };
  for (const node of parseTOML(text).body[0].body) {
    if (node.type === 'TOMLKeyValue') add(node, [], undefined);
    else {
      const path = node.resolvedKey.map(String);
      if (node.kind === 'standard') headers.push({ path, node });
      for (const pair of node.body) add(pair, path, undefined);
    }
  }
  return { pairs, headers };
}

function addition(text: string, { pairs, headers }: Parts, path: readonly string[], value: string): TextEdit {
  const table = path.slice(0, -1);
  const newLine = newLineOf(text);
  const braces = pairs
    .filter((pair) => pair.value.type === 'TOMLInlineTable' && startsWith(path, pair.path))
    .at(-1);
  if (braces?.value.type === 'TOMLInlineTable')
    return inBraces(braces.value, `${path.slice(braces.path.length).join('.')} = ${value}`);
  const header = headers.find((one) => isSame(one.path, table));
  if (header) {
    const last = header.node.body.at(-1);
    const end = last ? last.range[1] : header.node.key.range[1];
    return insertion(endOfLine(text, end), `${newLine}${path.at(-1)} = ${value}`);
  }
  // Keys that name their table each: `training.recipe = "sd15-likeness"`.
  const dotted = pairs.filter((pair) => !pair.siblings && startsWith(pair.path, table)).at(-1);
  const around = dotted?.around.length ?? table.length;
  const end = dotted?.span.end ?? text.length;
  return insertion(endOfLine(text, end), `${newLine}${path.slice(around).join('.')} = ${value}`);
}

function inBraces(braces: AST.TOMLInlineTable, pair: string): TextEdit {
  const last = braces.body.at(-1);
  return last ? insertion(last.range[1], `, ${pair}`) : insertion(braces.range[0] + 1, ` ${pair} `);
}

function replacement(text: string, { value: node }: Pair, value: unknown): readonly TextEdit[] {
  const span = spanOf(node);
  if (node.type === 'TOMLValue' && node.kind === 'string' && typeof value === 'string')
    return node.value === value ? [] : rewriteString(text, span, value);
  return [{ span, newText: tomlValue(value) }];
}

function removal(text: string, { span, siblings }: Pair): TextEdit {
  if (!siblings) {
    const start = text.lastIndexOf('\n', span.start - 1) + 1;
    const end = endOfLine(text, span.end);
    const breaks = /^(?:\r?\n)?/.exec(text.slice(end))?.[0] ?? '';
    return { span: { start, end: end + breaks.length }, newText: '' };
  }
  const index = siblings.findIndex((one) => one.range[0] === span.start);
  const [before, after] = [siblings[index - 1], siblings[index + 1]];
  if (after) return { span: { start: span.start, end: after.range[0] }, newText: '' };
  return { span: { start: before ? before.range[1] : span.start, end: span.end }, newText: '' };
}

/** A text, a number, true or false, or a list of those, as TOML has it. */
export function tomlValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => tomlItem(one, value)).join(', ')}]`;
  return typeof value === 'string' ? tomlString(value) : String(value);
}

/** The trainer's reader takes no list with whole numbers and others. */
function tomlItem(item: unknown, list: readonly unknown[]): string {
  const hasPoint = list.some((one) => typeof one === 'number' && !Number.isInteger(one));
  return hasPoint && Number.isInteger(item) ? `${item}.0` : tomlValue(item);
}

function endOfLine(text: string, offset: number): number {
  return offset + text.slice(offset).search(/\r?\n|$/);
}

const isSame = (a: readonly string[], b: readonly string[]) => a.length === b.length && startsWith(a, b);
const startsWith = (path: readonly string[], start: readonly string[]) =>
  start.every((part, index) => path[index] === part);

function spanOf({ range: [start, end] }: AST.TOMLNode): Span {
  return { start, end };
}
