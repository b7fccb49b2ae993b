import { type AST, ParseError, parseTOML } from 'toml-eslint-parser';
import type { Span } from '../span.ts';

/** The way to a value: keys, and numbers in lists. */
export type Path = readonly PropertyKey[];

/** A TOML text's value, and where each of its parts stands. */
export interface TomlReading {
  /** Tables have no prototype, so that a key called `__proto__` is a key like any other. */
  readonly value: unknown;
  /** Where the key or value of a path stands; for one that isn't there, the nearest around it. */
  placeOf(path: Path, of: 'key' | 'value'): Span;
}

/** Why a text is no TOML, and from where on. */
export interface TomlMistake {
  readonly mistake: string;
  readonly offset: number;
}

/** Deeper than any configuration: tables and lists in each other, or keys with dots. */
const DEEPEST = 200;

/** @throws RangeError for a path that is longer than what anybody reads or goes down */
export function demandShallow(depth: number): void {
  if (depth > DEEPEST) throw new RangeError('too deep');
}

/** Reads a TOML text. Never throws. */
export function readToml(text: string): TomlReading | TomlMistake {
  try {
    return readingOf(parseTOML(text));
  } catch (error) {
    return mistakeOf(error, text);
  }
}

/** What a failure of the parser says of a text. @throws any other error */
export function mistakeOf(error: unknown, text: string): TomlMistake {
  // The parser goes down one call for each bracket in another one, and takes a long text in one call: nobody writes such.
  if (error instanceof RangeError) return { mistake: 'Too deep or too long to be read', offset: 0 };
  if (!(error instanceof ParseError)) throw error;
  const offset = Math.min(error.index, text.length);
  return missingValue(text, offset) ?? { mistake: error.message, offset };
}

/** The parser stumbles over the line below, where a value is left out. */
function missingValue(text: string, offset: number): TomlMistake | undefined {
  const before = /(?:^|\n)[^#"'\r\n=]+=[ \t]*(?:#[^\r\n]*)?\s*$/.exec(text.slice(0, offset));
  if (!before) return undefined;
  return { mistake: 'A value is missing', offset: before.index + before[0].indexOf('=') };
}

function readingOf(ast: AST.TOMLProgram): TomlReading {
  const value = newTable();
  const places = new Map<string, { key: Span; value: Span }>();
  const note = (path: Path, key: AST.TOMLNode, node: AST.TOMLNode) => {
    if (!places.has(pathKey(path))) places.set(pathKey(path), { key: spanOf(key), value: spanOf(node) });
  };
  const content = (path: Path, node: AST.TOMLContentNode) => {
    demandShallow(path.length);
    if (node.type === 'TOMLInlineTable') {
      put(value, path, newTable());
      for (const pair of node.body) keyValue(path, pair);
    } else if (node.type === 'TOMLArray') {
      put(value, path, []);
      node.elements.forEach((element, index) => {
        note([...path, index], element, element);
        content([...path, index], element);
      });
    } else put(value, path, node.value);
  };
  const keyValue = (at: Path, { key, value: node }: AST.TOMLKeyValue) => {
    demandShallow(at.length + key.keys.length);
    const path = [...at];
    for (const part of key.keys) {
      path.push(part.type === 'TOMLBare' ? part.name : part.value);
      note(path, part, part === key.keys.at(-1) ? node : part);
    }
    content(path, node);
  };
  for (const node of ast.body[0].body) {
    if (node.type === 'TOMLKeyValue') keyValue([], node);
    else {
      demandShallow(node.resolvedKey.length);
      // A table's own header outweighs that of a table in it, which may stand before it.
      places.delete(pathKey(node.resolvedKey));
      node.resolvedKey.forEach((_, index) => {
        note(node.resolvedKey.slice(0, index + 1), node.key, node.key);
      });
      tableAt(value, node.resolvedKey);
      for (const pair of node.body) keyValue(node.resolvedKey, pair);
    }
  }
  return { value, placeOf: (path, of) => placeIn(places, path)?.[of] ?? { start: 0, end: 0 } };
}

type Table = Record<PropertyKey, unknown>;

const newTable = (): Table => Object.create(null);

/** The table or list at a path; the tables on the way are made. */
function tableAt(root: Table, path: Path): Table {
  return path.reduce<Table>((table, part, index) => {
    const known = table[part];
    if (typeof known === 'object' && known !== null) return known as Table;
    const made = typeof path[index + 1] === 'number' ? ([] as unknown as Table) : newTable();
    table[part] = made;
    return made;
  }, root);
}

function put(root: Table, path: Path, value: unknown): void {
  tableAt(root, path.slice(0, -1))[path.at(-1) ?? ''] = value;
}

const pathKey = (path: Path) => JSON.stringify(path.map(String));

function spanOf(node: AST.TOMLNode): Span {
  return { start: node.range[0], end: node.range[1] };
}

function placeIn(places: ReadonlyMap<string, { key: Span; value: Span }>, path: Path) {
  for (let length = path.length; length > 0; length--) {
    const place = places.get(pathKey(path.slice(0, length)));
    if (place) return place;
  }
  return undefined;
}
