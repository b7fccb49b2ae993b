import { type AST, parseTOML } from 'toml-eslint-parser';
import type { Span } from '../span.ts';
import type { ConfigNode, ScalarNode, TableNode } from './config-node.ts';
import { demandShallow, mistakeOf, type TomlMistake } from './toml.ts';

interface OpenTable extends TableNode {
  readonly entries: Map<string, { key: Span; node: OpenNode }>;
}
interface OpenList {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: OpenNode[];
}
type OpenNode = OpenTable | OpenList | ScalarNode;

/** Reads a TOML text with the place of each key and value. Never throws. */
export function tomlTree(text: string): TableNode | TomlMistake {
  try {
    return treeOf(parseTOML(text, { tomlVersion: '1.0' }), text.length);
  } catch (error) {
    return mistakeOf(error, text);
  }
}

function treeOf(ast: AST.TOMLProgram, length: number): TableNode {
  const root = emptyTable({ start: 0, end: length });
  for (const node of ast.body[0].body) {
    if (node.type === 'TOMLKeyValue') putPair(root, node);
    else {
      demandShallow(node.resolvedKey.length);
      const table = tableAt(root, node.resolvedKey, spanOf(node.key));
      for (const pair of node.body) putPair(table, pair);
    }
  }
  return root;
}

function emptyTable(span: Span): OpenTable {
  return { kind: 'table', span, entries: new Map() };
}

/** The table of a header; those on the way are made, and stand where the header names them. */
function tableAt(root: OpenTable, path: readonly (string | number)[], span: Span): OpenTable {
  let at: OpenNode = root;
  path.forEach((part, index) => {
    const isList = typeof path[index + 1] === 'number';
    const made = (): OpenNode => (isList ? { kind: 'list', span, items: [] } : emptyTable(span));
    if (typeof part === 'number' && at.kind === 'list') {
      const known = at.items[part];
      at = known ?? made();
      if (!known) pushTo(root, path.slice(0, index), at);
    } else if (at.kind === 'table') {
      const known = at.entries.get(String(part));
      const node = known?.node ?? made();
      if (!known) at.entries.set(String(part), { key: span, node });
      at = node;
    }
  });
  return (at as OpenNode).kind === 'table' ? (at as OpenTable) : emptyTable(span);
}

function pushTo(root: OpenTable, path: readonly (string | number)[], item: OpenNode): void {
  let at: OpenNode | undefined = root;
  for (const part of path) {
    if (at?.kind === 'list') at = at.items[Number(part)];
    else at = at?.kind === 'table' ? at.entries.get(String(part))?.node : undefined;
  }
  if (at?.kind === 'list') at.items.push(item);
}

/** @param depth how many tables and lists are around it @throws RangeError for what is too deep */
function putPair(table: OpenTable, { key, value }: AST.TOMLKeyValue, depth = 0): void {
  demandShallow(depth + key.keys.length);
  let at = table;
  for (const part of key.keys.slice(0, -1)) {
    const name = nameOf(part);
    const known = at.entries.get(name)?.node;
    const next = known?.kind === 'table' ? known : emptyTable(spanOf(part));
    if (known !== next) at.entries.set(name, { key: spanOf(part), node: next });
    at = next;
  }
  const last = key.keys.at(-1);
  if (last) at.entries.set(nameOf(last), { key: spanOf(last), node: nodeOf(value, depth + key.keys.length) });
}

const nameOf = (part: AST.TOMLBare | AST.TOMLQuoted) => (part.type === 'TOMLBare' ? part.name : part.value);

function nodeOf(node: AST.TOMLContentNode, depth: number): OpenNode {
  demandShallow(depth);
  const span = spanOf(node);
  if (node.type === 'TOMLArray')
    return { kind: 'list', span, items: node.elements.map((one) => nodeOf(one, depth + 1)) };
  if (node.type === 'TOMLInlineTable') {
    const table = emptyTable(span);
    for (const pair of node.body) putPair(table, pair, depth + 1);
    return table;
  }
  return { kind: kinds[node.kind], span, value: node.value };
}

const kinds: Readonly<Record<AST.TOMLValue['kind'], ScalarNode['kind']>> = {
  string: 'text',
  integer: 'int',
  float: 'float',
  boolean: 'bool',
  'offset-date-time': 'date',
  'local-date-time': 'date',
  'local-date': 'date',
  'local-time': 'date',
};

function spanOf(node: AST.TOMLNode): Span {
  return { start: node.range[0], end: node.range[1] };
}

/** Whether something that was read is a value, not a mistake. */
export function isTree(read: ConfigNode | TomlMistake): read is ConfigNode {
  return 'kind' in read;
}
