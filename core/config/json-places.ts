import { findNodeAtLocation, findNodeAtOffset, getNodeValue, type Node, parseTree } from 'jsonc-parser';
import type { TableAt } from './config-grammar.ts';
import { isTooDeep } from './json-tree.ts';
import type { PlaceAt, ScannedConfig } from './place-at.ts';

/** Reads a JSON text, whatever state it is in. */
export function scannedJson(text: string): ScannedConfig {
  const root = isTooDeep(text) ? undefined : parseTree(text);
  return {
    format: 'json',
    text,
    at: (offset) => (root ? placeIn(text, root, offset) : undefined),
    everywhere: new Set(root ? keysIn(root) : []),
    headers: [],
    textOf(path) {
      const node = root && findNodeAtLocation(root, [...path]);
      return node?.type === 'string' ? String(getNodeValue(node)) : undefined;
    },
  };
}

function placeIn(text: string, root: Node, offset: number): PlaceAt | undefined {
  const node = findNodeAtOffset(root, offset, true);
  const { parent } = node ?? {};
  const end = node ? node.offset + node.length : 0;
  if (node && node.type !== 'object' && node.type !== 'array' && node.type !== 'property') {
    if (offset <= node.offset && node.type === 'string') return undefined;
    const span = { start: node.offset, end };
    const quote = node.type === 'string' ? '"' : '';
    if (parent?.type === 'property' && parent.children?.[0] === node && parent.parent) {
      const isFollowed = /^\s*:/.test(text.slice(end));
      const name = String(node.value ?? '');
      return { kind: 'key', table: tableOf(root, parent.parent), span, name, isFollowed, isLine: false };
    }
    const isInList = parent?.type === 'array';
    const property = isInList ? parent.parent : parent;
    const object = property?.parent;
    if (property?.type !== 'property' || !object) return undefined;
    return { kind: 'value', table: tableOf(root, object), key: keyOf(property), span, quote, isInList };
  }
  return inGap(text, root, offset, node);
}

/** Between what is written: behind a brace or comma a key, behind a colon a value. */
function inGap(text: string, root: Node, offset: number, at: Node | undefined): PlaceAt | undefined {
  const before = text.slice(0, offset).trimEnd().at(-1);
  const after = text.slice(offset);
  if (!/^[ \t]*(?:[\r\n},\]]|$)/.test(after)) return undefined;
  const span = { start: offset, end: offset };
  const object = closest(at, 'object') ?? lastOpen(root);
  if (!object) return undefined;
  if (before === ':') {
    const property = object.children?.findLast((one) => one.offset < offset);
    if (!property) return undefined;
    return {
      kind: 'value',
      table: tableOf(root, object),
      key: keyOf(property),
      span,
      quote: '',
      isInList: false,
    };
  }
  const list = closest(at, 'array');
  if (list && list.offset > object.offset) {
    if ((before !== '[' && before !== ',') || list.parent?.type !== 'property') return undefined;
    return {
      kind: 'value',
      table: tableOf(root, object),
      key: keyOf(list.parent),
      span,
      quote: '',
      isInList: true,
    };
  }
  if (before !== '{' && before !== ',') return undefined;
  return { kind: 'key', table: tableOf(root, object), span, name: '', isFollowed: false, isLine: false };
}

function closest(node: Node | undefined, type: Node['type']): Node | undefined {
  for (let at = node; at; at = at.parent) if (at.type === type) return at;
  return undefined;
}

/** The object that is still open where the text ends. */
function lastOpen(node: Node): Node | undefined {
  const inner = node.children?.at(-1);
  return (inner && lastOpen(inner)) ?? (node.type === 'object' ? node : undefined);
}

function keyOf(property: Node): string {
  return String(property.children?.[0]?.value ?? '');
}

function tableOf(root: Node, object: Node): TableAt {
  const path: string[] = [];
  const lists: Node[] = [];
  for (let at: Node | undefined = object.parent; at; at = at.parent) {
    if (at.type === 'property') path.unshift(keyOf(at));
    if (at.type === 'array') lists.push(at);
  }
  return {
    path,
    written: keysOf(object),
    tables(wanted) {
      // Below this table, or beside it in its own list.
      const isBelow = path.every((name, index) => name === wanted[index]);
      const from = isBelow && wanted.length > path.length ? object : lists[0];
      if (!from) return tablesAt(root, wanted).map(keysOf);
      return tablesAt(from, isBelow ? wanted.slice(path.length) : []).map(keysOf);
    },
  };
}

function tablesAt(node: Node, path: readonly string[]): readonly Node[] {
  if (node.type === 'array') return (node.children ?? []).flatMap((item) => tablesAt(item, path));
  if (node.type !== 'object') return [];
  const [first, ...rest] = path;
  if (first === undefined) return [node];
  const value = node.children?.find((one) => keyOf(one) === first)?.children?.[1];
  return value ? tablesAt(value, rest) : [];
}

function keysOf(object: Node): ReadonlySet<string> {
  return new Set((object.children ?? []).map(keyOf).filter((key) => key !== ''));
}

function keysIn(node: Node): readonly string[] {
  const inner = (node.children ?? []).flatMap(keysIn);
  return node.type === 'object' ? [...keysOf(node), ...inner] : inner;
}
