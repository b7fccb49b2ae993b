import type { TableAt } from './config-grammar.ts';
import type { PlaceAt, ScannedConfig } from './place-at.ts';
import { type ScannedEntry, type ScannedTable, type ScannedValue, scanToml, unquote } from './toml-scan.ts';

/** Reads a TOML text, whatever state it is in. */
export function scannedToml(text: string): ScannedConfig {
  const { tables, comments } = scanToml(text);
  return {
    format: 'toml',
    text,
    at(offset) {
      if (comments.some(({ start, end }) => start < offset && offset <= end)) return undefined;
      const index = tables.findLastIndex(({ header }) => header === undefined || header.start < offset);
      const table = tables[index];
      if (!table) return undefined;
      const { header } = table;
      if (header && offset <= header.end) return { kind: 'header', span: header, path: table.path };
      return (
        placeIn(
          table.entries,
          offset,
          (path, entries) => tableAt(tables, index, path, entries),
          table.path,
        ) ?? emptyLine(text, offset, tableAt(tables, index, table.path, table.entries))
      );
    },
    everywhere: new Set(tables.flatMap(({ entries }) => namesOf(entries))),
    headers: tables.filter(({ header }) => header),
    textOf(path) {
      const key = path.at(-1);
      const found = tables
        .filter((table) => isSame(table.path, path.slice(0, -1)))
        .flatMap(({ entries }) => entries.filter(({ parts }) => parts.length === 1 && parts[0]?.name === key))
        .at(-1)?.value;
      if (found?.kind !== 'scalar' || found.quote === '') return undefined;
      return unquote(text.slice(found.span.start, found.span.end));
    },
  };
}

type TableOf = (path: readonly string[], entries: readonly ScannedEntry[]) => TableAt;

function placeIn(
  entries: readonly ScannedEntry[],
  offset: number,
  tableOf: TableOf,
  path: readonly string[],
): PlaceAt | undefined {
  for (const { parts, equals, value, end } of entries) {
    for (const [index, { name, span }] of parts.entries()) {
      if (offset < span.start || offset > span.end) continue;
      const around = [...path, ...parts.slice(0, index).map((part) => part.name)];
      const beside =
        index === 0
          ? entries
          : shared(
              entries,
              parts.slice(0, index).map((part) => part.name),
            );
      return {
        kind: 'key',
        table: tableOf(around, beside),
        span,
        name,
        isFollowed: equals !== undefined || index < parts.length - 1,
        isLine: parts.length === 1 && equals === undefined,
      };
    }
    if (equals === undefined || offset <= equals) continue;
    const names = parts.map(({ name }) => name);
    const around = [...path, ...names.slice(0, -1)];
    const key = names.at(-1) ?? '';
    const table = () => tableOf(around, names.length === 1 ? entries : shared(entries, names.slice(0, -1)));
    if (value === undefined) {
      if (offset > end) continue;
      return {
        kind: 'value',
        table: table(),
        key,
        span: { start: offset, end: offset },
        quote: '',
        isInList: false,
      };
    }
    if (offset < value.span.start || offset > value.span.end) continue;
    return inValue(value, offset, { key, table: table(), path: [...around, key], tableOf, isInList: false });
  }
  return undefined;
}

interface Around {
  readonly key: string;
  readonly table: TableAt;
  /** The way to what is in it. */
  readonly path: readonly string[];
  readonly tableOf: TableOf;
  readonly isInList: boolean;
}

function inValue(value: ScannedValue, offset: number, around: Around): PlaceAt | undefined {
  const { key, table, isInList, path, tableOf } = around;
  if (value.kind === 'scalar')
    return { kind: 'value', table, key, span: value.span, quote: value.quote, isInList };
  const { start, end } = value.span;
  if (offset <= start || (offset >= end && value.isShut)) return undefined;
  const here = { start: offset, end: offset };
  if (value.kind === 'list') {
    const item = value.items.find(({ span }) => span.start <= offset && offset <= span.end);
    if (item) return inValue(item, offset, { ...around, isInList: true });
    return { kind: 'value', table, key, span: here, quote: '', isInList: true };
  }
  const found = placeIn(value.entries, offset, tableOf, path);
  if (found) return found;
  if (
    value.entries.some(
      (entry) => entry.value && entry.value.span.end >= offset && entry.value.span.start <= offset,
    )
  )
    return undefined;
  return {
    kind: 'key',
    table: tableOf(path, value.entries),
    span: here,
    name: '',
    isFollowed: false,
    isLine: false,
  };
}

/** Entries that begin with the same names, without those. */
function shared(entries: readonly ScannedEntry[], names: readonly string[]): readonly ScannedEntry[] {
  return entries
    .filter(({ parts }) => names.every((name, index) => parts[index]?.name === name))
    .map((entry) => ({ ...entry, parts: entry.parts.slice(names.length) }));
}

/** A new key may stand in an empty line, or in front of a comment. */
function emptyLine(text: string, offset: number, table: TableAt): PlaceAt | undefined {
  const before = /[^\r\n]*$/.exec(text.slice(0, offset))?.[0] ?? '';
  const after = /^[^\r\n]*/.exec(text.slice(offset))?.[0] ?? '';
  if (before.trim() !== '' || !/^\s*(?:#|$)/.test(after)) return undefined;
  return {
    kind: 'key',
    table,
    span: { start: offset, end: offset },
    name: '',
    isFollowed: false,
    isLine: true,
  };
}

function tableAt(
  tables: readonly ScannedTable[],
  index: number,
  path: readonly string[],
  entries: readonly ScannedEntry[],
): TableAt {
  const isList = (one: readonly string[]) => tables.some((table) => table.isList && isSame(table.path, one));
  const written = new Set(namesOf(entries));
  // What stands in tables of their own below.
  for (const table of region(tables, index, path, isList(path)))
    if (table.path.length > path.length && isSame(table.path.slice(0, path.length), path))
      written.add(table.path[path.length] ?? '');
  return {
    path,
    written,
    tables(wanted) {
      const list = wanted.findLastIndex((_, at) => at < wanted.length - 1 && isList(wanted.slice(0, at + 1)));
      const around = wanted.slice(0, list + 1);
      return region(tables, index, around, list >= 0)
        .filter((table) => isSame(table.path, wanted))
        .map((table) => new Set(namesOf(table.entries)));
    },
  };
}

/** The tables that belong to one of a list's: from its header to the next. */
function region(
  tables: readonly ScannedTable[],
  index: number,
  path: readonly string[],
  isList: boolean,
): readonly ScannedTable[] {
  if (!isList) return tables;
  const isBegin = (table: ScannedTable) => isSame(table.path, path);
  const start = tables.slice(0, index + 1).findLastIndex(isBegin);
  const next = tables.slice(start + 1).findIndex(isBegin);
  return tables.slice(Math.max(0, start), next < 0 ? undefined : start + 1 + next);
}

function namesOf(entries: readonly ScannedEntry[]): readonly string[] {
  return entries.flatMap(({ parts }) => parts[0]?.name ?? []);
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, index) => name === other[index]);
}
